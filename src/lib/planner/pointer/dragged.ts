import { movedTo } from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { nextOf, previousOf } from '#lib/walls/geometry/arrangePieces.ts';
import { middleYMm, type Rect, rightMm } from '#lib/walls/geometry/rect.ts';
import { fits } from '#lib/walls/problems/problems.ts';
import type { Distance } from '../view.svelte.ts';

/** Placements that were dragged by so many millimetres, perhaps onto another wall. Hooks chosen by hand stay behind on the old wall. */
export const draggedBy = (start: readonly HangPlacement[], wallId: number, dxMm: number, dyMm: number): HangPlacement[] =>
	start.map((placement) => {
		const moved = movedTo(placement, placement.xMm + dxMm, placement.yMm + dyMm);
		return placement.wallId === wallId ? moved : { ...moved, wallId, hooksMm: null };
	});

/** Whether all of them may hang there, beside the others. */
export const allFit = (wall: HangWall, placements: readonly HangPlacement[], others: readonly Rect[]): boolean =>
	placements.every((placement) => fits(wall, placement, others));

export type Distances = { before?: Distance | undefined; after?: Distance | undefined; up: Distance };

/**
 * The distances that are shown during a drag: to the neighbours at the same height or the ends of the wall, and from the floor to the
 * middle. Without a gap there is no distance.
 */
export function distancesAround(box: Rect, others: readonly Rect[], wallWidthMm: number): Distances {
	const [previous, next] = [previousOf(box, others), nextOf(box, others)];
	const atMm = middleYMm(box);
	const across = (fromMm: number, toMm: number): Distance | undefined => (toMm > fromMm ? { fromMm, toMm, atMm } : undefined);
	return {
		before: across(previous ? rightMm(previous) : 0, box.xMm),
		after: across(rightMm(box), next?.xMm ?? wallWidthMm),
		up: { fromMm: 0, toMm: atMm, atMm: box.xMm + box.widthMm / 2 }
	};
}
