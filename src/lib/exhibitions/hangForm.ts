import { parseCm } from '#lib/shared/length.ts';

/** A box that wants a place: one part of a work of the show, in its framed outer size. */
export type Box = { work: string; part: number; number: number; widthMm: number; heightMm: number };

type Work = { id: string; number: number; parts: { part: number; widthMm: number; heightMm: number }[] };

/** Every part of every work, in the order of their numbers. */
export const boxesOf = (works: Work[]): Box[] =>
	works.flatMap((work) => work.parts.map((part) => ({ work: work.id, number: work.number, ...part })));

/** The name of a box on the page and in forms: "4", a part of a diptych "4.2". */
export const boxKey = (number: number, part: number, parts: number): string => (parts > 1 ? `${number}.${part}` : String(number));

/** What can be typed as an edge: from the wall's corner on. Whether it fits is the problems' business. */
const onWall = { minMm: 0, maxMm: 100_000 };

type Placement = {
	work: string;
	part: number;
	wall: number | null;
	xMm: number | null;
	yMm: number | null;
	widthMm: number;
	heightMm: number;
};

export type ReadPositions =
	{ ok: true; placements: Placement[]; typed: Record<string, string> } | { ok: false; invalid: string[]; typed: Record<string, string> };

/**
 * Reads the table of positions: for each box the fields `wall-W-P` (a wall's id, `elsewhere` or empty for "not
 * placed"), `x-W-P` and `y-W-P` (its left and lower edge in cm), W the work's number, P the part.
 */
export function readPositions(form: FormData, walls: { id: number }[], boxes: Box[]): ReadPositions {
	const typed: Record<string, string> = {};
	const invalid: string[] = [];
	const placements: Placement[] = [];
	const field = (name: string): string => (typed[name] = String(form.get(name) ?? '').trim());
	for (const box of boxes) {
		const id = `${box.number}-${box.part}`;
		const wall = field(`wall-${id}`);
		const x = field(`x-${id}`);
		const y = field(`y-${id}`);
		const size = { work: box.work, part: box.part, widthMm: box.widthMm, heightMm: box.heightMm };
		if (wall === '') continue;
		if (wall === 'elsewhere') {
			placements.push({ ...size, wall: null, xMm: null, yMm: null });
			continue;
		}
		const known = walls.find((candidate) => String(candidate.id) === wall);
		const xMm = parseCm(x, onWall);
		const yMm = parseCm(y, onWall);
		if (!known) invalid.push(`wall-${id}`);
		if (!xMm.ok) invalid.push(`x-${id}`);
		if (!yMm.ok) invalid.push(`y-${id}`);
		if (known && xMm.ok && yMm.ok) placements.push({ ...size, wall: known.id, xMm: xMm.mm, yMm: yMm.mm });
	}
	return invalid.length === 0 ? { ok: true, placements, typed } : { ok: false, invalid, typed };
}
