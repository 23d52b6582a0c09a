import type { LabelSide } from '#lib/walls/problems/labels.ts';
import type { Hang, HangPlacement } from '../placement.ts';
import { pieceKey } from '../hang.ts';
import { wholePieces } from './pieces.ts';

const changed = (hang: Hang, ids: Iterable<string>, change: (placement: HangPlacement) => Partial<HangPlacement>): HangPlacement[] => {
	const selected = new Set(ids);
	return hang.map((placement) => (selected.has(placement.id) ? { ...placement, ...change(placement) } : placement));
};

/** The `count` smallest unused cluster numbers. */
function freeNumbers(hang: Hang, count: number): number[] {
	const taken = new Set(hang.map(({ cluster }) => cluster));
	const free: number[] = [];
	for (let number = 1; free.length < count; number++) if (!taken.has(number)) free.push(number);
	return free;
}

/** Groups the placements on this wall into one piece (a cluster). Nothing moves. */
export function group(hang: Hang, ids: Iterable<string>, wallId: number): HangPlacement[] {
	const [cluster = 1] = freeNumbers(hang, 1);
	const selected = new Set(ids);
	return changed(
		hang,
		hang.filter((one) => selected.has(one.id) && one.wallId === wallId).map(({ id }) => id),
		() => ({ cluster })
	);
}

/**
 * Splits these pieces into single boxes. Parts of one work get a cluster number each, because without one they would still be one piece.
 */
export function ungroup(hang: Hang, ids: Iterable<string>): HangPlacement[] {
	const members = wholePieces(hang, ids);
	const free = freeNumbers(hang, members.length);
	const parts = new Map<string, number>();
	for (const { id, wallId, exhibitionWorkId: work } of hang)
		if (members.includes(id)) parts.set(`${wallId} ${work}`, (parts.get(`${wallId} ${work}`) ?? 0) + 1);
	return changed(hang, members, ({ wallId, exhibitionWorkId }) => ({
		cluster: (parts.get(`${wallId} ${exhibitionWorkId}`) ?? 0) > 1 ? free.shift()! : null
	}));
}

/** Whether these are several boxes of the same piece. */
export function isTogether(hang: Hang, ids: Iterable<string>): boolean {
	const selected = new Set(ids);
	const chosen = hang.filter(({ id, wallId }) => selected.has(id) && wallId !== null);
	return chosen.length > 1 && new Set(chosen.map((one) => `${one.wallId} ${pieceKey(one)}`)).size === 1;
}

/** Pins or unpins placements. */
export const pin = (hang: Hang, ids: Iterable<string>, pinned: boolean): HangPlacement[] => changed(hang, ids, () => ({ pinned }));

/** Sets the side of the labels; null: as in the label rule of the version. */
export const labelAt = (hang: Hang, ids: Iterable<string>, label: LabelSide | null): HangPlacement[] =>
	changed(hang, ids, () => ({ label }));
