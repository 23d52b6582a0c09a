import { parseCm } from '#lib/shared/length.ts';
import { place, placementId } from './hang.ts';
import type { Hang, SizedPart } from './placement.ts';
import type { HangDraft, HangWork } from './hangDraft.ts';

/** A part of a work in the show, with its printed number `key`: "4", for a part of a diptych "4.2". */
export type NumberedPart = SizedPart & { number: number; key: string };

/** All parts of all works, in the order of their numbers. */
export const numberedParts = (works: readonly HangWork[]): NumberedPart[] =>
	works.flatMap(({ id, number, parts }) =>
		parts.map(({ part, widthMm, heightMm }) => ({
			exhibitionWorkId: id,
			part,
			widthMm,
			heightMm,
			number,
			key: parts.length > 1 ? `${number}.${part}` : String(number)
		}))
	);

/** The values that can be typed for x and y. Whether the box fits on the wall is checked by `hangProblems`. */
const onWall = { minMm: 0, maxMm: 100_000 };

type Placements = HangDraft['placements'];

export type ReadPositions =
	{ ok: true; placements: Placements; typed: Record<string, string> } | { ok: false; invalid: string[]; typed: Record<string, string> };

/**
 * Reads the table of positions. For the part P of the work with the number W, the fields are `wall-W-P` (a wall's id, `elsewhere`, or empty for
 * "not placed"), `x-W-P` and `y-W-P` (left and lower edge in cm). A placement keeps its cluster, pin, hooks and label from `before` as `place`
 * does.
 */
export function readPositions(form: FormData, walls: { wallId: number }[], parts: NumberedPart[], before: Hang = []): ReadPositions {
	const typed: Record<string, string> = {};
	const invalid: string[] = [];
	const placements: Placements = [];
	const field = (name: string): string => (typed[name] = String(form.get(name) ?? '').trim());
	for (const { exhibitionWorkId, part, widthMm, heightMm, number } of parts) {
		const id = `${number}-${part}`;
		const wall = field(`wall-${id}`);
		const x = field(`x-${id}`);
		const y = field(`y-${id}`);
		const sized = { exhibitionWorkId, part, widthMm, heightMm };
		if (wall === '') continue;
		const was = before.filter((one) => one.id === placementId(exhibitionWorkId, part));
		const put = (wallId: number | null, xMm: number, yMm: number): void => {
			for (const { id: _id, ...placement } of place(was, sized, wallId, xMm, yMm)) placements.push(placement);
		};
		if (wall === 'elsewhere') {
			put(null, 0, 0);
			continue;
		}
		const known = walls.find((candidate) => String(candidate.wallId) === wall);
		const xMm = parseCm(x, onWall);
		const yMm = parseCm(y, onWall);
		if (!known) invalid.push(`wall-${id}`);
		if (!xMm.ok) invalid.push(`x-${id}`);
		if (!yMm.ok) invalid.push(`y-${id}`);
		if (known && xMm.ok && yMm.ok) put(known.wallId, xMm.mm, yMm.mm);
	}
	return invalid.length === 0 ? { ok: true, placements, typed } : { ok: false, invalid, typed };
}
