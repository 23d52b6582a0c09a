import { formatLength, formatSize } from '#lib/shared/length.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { diffHang, type HangChange } from '../hang/hang.ts';
import type { HangPlacement } from '../hang/placement.ts';
import type { DraftWall, HangWork, OpenedHang } from '../hang/hangDraft.ts';
import { numberedParts } from '../hang/hangForm.ts';
import { placementId } from '../hang/hang.ts';

/** The changes between two versions of a hang, as sentences in the reader's language. */

type Version = Pick<OpenedHang, 'walls' | 'placements' | 'works'>;

/** The printed numbers of placements by id: "17", for a part of several "17.2". */
export const keysOf = (works: readonly HangWork[]): Map<string, string> =>
	new Map(numberedParts(works).map(({ exhibitionWorkId, part, key }) => [placementId(exhibitionWorkId, part), key]));

/** A change with the printed number of its placement (`key`) and the codes of all walls by id. */
export type NamedChange = HangChange & { key: string; walls: Map<number, string> };

const byKey = new Intl.Collator('de', { numeric: true });

/** The changes of placements between two versions, in the order of their numbers. */
export function changesBetween(before: Version, after: Version): NamedChange[] {
	const keys = new Map([...keysOf(before.works), ...keysOf(after.works)]);
	const walls = new Map([...before.walls, ...after.walls].map(({ wallId, code }) => [wallId, code]));
	return diffHang(before.placements, after.placements)
		.map((change) => ({ ...change, key: keys.get(change.id) ?? '?', walls }))
		.sort((a, b) => byKey.compare(a.key, b.key));
}

/** How the middle of a box moved: "12 cm nach rechts und 3 cm nach oben". Empty for less than a millimetre. */
function stepsText(before: HangPlacement, after: HangPlacement, locale: string): string {
	const middle = (box: HangPlacement) => ({ x: box.xMm + box.widthMm / 2, y: box.yMm + box.heightMm / 2 });
	const [from, to] = [middle(before), middle(after)];
	const [dx, dy] = [Math.trunc(to.x - from.x), Math.trunc(to.y - from.y)];
	const length = (mm: number) => ({ length: formatLength(Math.abs(mm), locale) });
	const steps = [
		...(dx === 0 ? [] : [dx > 0 ? m.exhibitions_versions_step_right(length(dx)) : m.exhibitions_versions_step_left(length(dx))]),
		...(dy === 0 ? [] : [dy > 0 ? m.exhibitions_versions_step_up(length(dy)) : m.exhibitions_versions_step_down(length(dy))])
	];
	return new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }).format(steps);
}

/** The sentence about a change, such as "17 ist an Wand A verschoben: 12 cm nach rechts." */
export function changeText(change: NamedChange, locale: string): string {
	const number = change.key;
	const code = (wallId: number | null): string => (wallId === null ? '' : (change.walls.get(wallId) ?? '?'));
	if (change.change === 'added') {
		const { wallId } = change.after;
		return wallId === null
			? m.exhibitions_versions_change_added_free({ number })
			: m.exhibitions_versions_change_added({ number, wall: code(wallId) });
	}
	if (change.change === 'removed') {
		const { wallId } = change.before;
		return wallId === null
			? m.exhibitions_versions_change_removed_free({ number })
			: m.exhibitions_versions_change_removed({ number, wall: code(wallId) });
	}
	const { before, after } = change;
	const moved = movedText(number, before, after, code, locale);
	if (change.change === 'moved') return moved;
	const size = (box: HangPlacement): string => formatSize(box.heightMm, box.widthMm, null, locale);
	const sizes = { number, before: size(before), after: size(after) };
	const steps = before.wallId === after.wallId && after.wallId !== null ? stepsText(before, after, locale) : '';
	if (steps) return m.exhibitions_versions_change_resized_moved({ ...sizes, wall: code(after.wallId), steps });
	const resized = m.exhibitions_versions_change_resized(sizes);
	return before.wallId === after.wallId ? resized : `${resized} ${moved}`;
}

function movedText(
	number: string,
	before: HangPlacement,
	after: HangPlacement,
	code: (wallId: number | null) => string,
	locale: string
): string {
	const [from, to] = [code(before.wallId), code(after.wallId)];
	if (after.wallId === null) return m.exhibitions_versions_change_to_free({ number, from });
	if (before.wallId === null) return m.exhibitions_versions_change_from_free({ number, to });
	if (before.wallId !== after.wallId) return m.exhibitions_versions_change_wall({ number, from, to });
	return m.exhibitions_versions_change_moved({ number, wall: to, steps: stepsText(before, after, locale) });
}

/** The sentences about walls that were added, measured again or removed. */
export function wallChangeTexts(before: readonly DraftWall[], after: readonly DraftWall[], locale: string): string[] {
	const was = new Map(before.map((wall) => [wall.wallId, wall]));
	const now = new Set(after.map(({ wallId }) => wallId));
	const size = (wall: DraftWall): string => formatSize(wall.heightMm, wall.widthMm, null, locale);
	return [
		...after.flatMap((wall) => {
			const old = was.get(wall.wallId);
			if (!old) return [m.exhibitions_versions_wall_added({ wall: wall.code })];
			if (old.widthMm === wall.widthMm && old.heightMm === wall.heightMm) return [];
			return [m.exhibitions_versions_wall_remeasured({ wall: wall.code, before: size(old), after: size(wall) })];
		}),
		...before.filter(({ wallId }) => !now.has(wallId)).map(({ code }) => m.exhibitions_versions_wall_removed({ wall: code }))
	];
}
