import { rowOf } from './arrangePieces.ts';
import { yOnCentreLine } from '../hooks/hooks.ts';
import { middleXMm, middleYMm, rightMm, topMm, type Rect } from './rect.ts';
import type { Wall } from '../wall.ts';

/**
 * A guide line that shows why a box snapped: vertical at `atMm` from the left (axis x), or horizontal at `atMm` above the floor (axis y).
 * For an equal gap, `gapMm` is the gap.
 */
export type Guide = {
	axis: 'x' | 'y';
	kind: 'centre-line' | 'wall-middle' | 'wall-edge' | 'zone-edge' | 'equal-gap' | 'edge' | 'middle' | 'hook';
	atMm: number;
	gapMm?: number;
};
export type Snapped = { xMm: number; yMm: number; guides: Guide[] };

/** A value that a coordinate of the box may snap to, and the guide that shows it. */
export type Target = { value: number; guide: Guide };

type SnapWall = Pick<Wall, 'widthMm' | 'heightMm' | 'centreLineMm' | 'blocked'>;
type Size = Pick<Rect, 'widthMm' | 'heightMm'>;

function targetsX(wall: SnapWall, { widthMm }: Size, others: readonly Rect[]): Target[] {
	const half = Math.floor(widthMm / 2);
	const at = (value: number, kind: Guide['kind'], atMm: number): Target => ({ value, guide: { axis: 'x', kind, atMm } });
	const middleMm = Math.floor(wall.widthMm / 2);
	return [
		at(middleMm - half, 'wall-middle', middleMm),
		at(0, 'wall-edge', 0),
		at(wall.widthMm - widthMm, 'wall-edge', wall.widthMm),
		...wall.blocked.flatMap((zone) => [at(zone.xMm - widthMm, 'zone-edge', zone.xMm), at(rightMm(zone), 'zone-edge', rightMm(zone))]),
		...others.flatMap((other) => [
			at(other.xMm, 'edge', other.xMm),
			at(rightMm(other) - widthMm, 'edge', rightMm(other)),
			at(middleXMm(other) - half, 'middle', middleXMm(other))
		])
	];
}

function targetsY(wall: SnapWall, { heightMm }: Size, others: readonly Rect[]): Target[] {
	const at = (value: number, kind: Guide['kind'], atMm: number): Target => ({ value, guide: { axis: 'y', kind, atMm } });
	return [
		at(yOnCentreLine(wall.centreLineMm, heightMm), 'centre-line', wall.centreLineMm),
		at(0, 'wall-edge', 0),
		at(wall.heightMm - heightMm, 'wall-edge', wall.heightMm),
		...wall.blocked.flatMap((zone) => [at(zone.yMm - heightMm, 'zone-edge', zone.yMm), at(topMm(zone), 'zone-edge', topMm(zone))]),
		...others.flatMap((other) => [
			at(topMm(other) - heightMm, 'edge', topMm(other)),
			at(other.yMm, 'edge', other.yMm),
			at(yOnCentreLine(middleYMm(other), heightMm), 'middle', middleYMm(other))
		])
	];
}

/** Targets for equal gaps: in the middle between the two neighbours, or at the gap that a neighbour has to the next box. */
function gapTargets(wall: SnapWall, box: Rect, others: readonly Rect[]): Target[] {
	const row = rowOf(box, others);
	const middle = box.xMm + box.widthMm / 2;
	const before = row.filter((other) => other.xMm + other.widthMm / 2 < middle).sort((a, b) => rightMm(b) - rightMm(a));
	const after = row.filter((other) => other.xMm + other.widthMm / 2 >= middle).sort((a, b) => a.xMm - b.xMm);
	const targets: Target[] = [];
	const add = (value: number, gapMm: number) => {
		if (gapMm > 0) targets.push({ value, guide: { axis: 'x', kind: 'equal-gap', atMm: value, gapMm } });
	};
	const leftMm = before[0] ? rightMm(before[0]) : 0;
	const nextMm = after[0]?.xMm ?? wall.widthMm;
	const gapMm = Math.floor((nextMm - leftMm - box.widthMm) / 2);
	// The odd millimetre goes to the left gap, as in `shareOut`.
	if (row.length > 0) add(nextMm - gapMm - box.widthMm, gapMm);
	if (before[0]) {
		const repeated = before[0].xMm - (before[1] ? rightMm(before[1]) : 0);
		add(leftMm + repeated, repeated);
	}
	if (after[0]) {
		const repeated = (after[1]?.xMm ?? wall.widthMm) - rightMm(after[0]);
		add(nextMm - repeated - box.widthMm, repeated);
	}
	return targets;
}

/** The nearest target within the tolerance (at equal distance the earlier one), and the guides of all targets with the same value. */
function nearest(value: number, all: readonly Target[], toleranceMm: number): { value: number; guides: Guide[] } {
	// Filter first: only few targets are within the tolerance.
	const targets = all.filter((target) => Math.abs(target.value - value) <= toleranceMm);
	let best: number | null = null;
	for (const target of targets) if (best === null || Math.abs(target.value - value) < Math.abs(best - value)) best = target.value;
	// `+ 0` turns -0 into 0.
	if (best === null) return { value: Math.round(value) + 0, guides: [] };
	const guides: Guide[] = [];
	for (const { value: same, guide } of targets) {
		const known = guides.some((other) => other.atMm === guide.atMm && other.kind === guide.kind);
		if (same === best && !known) guides.push(guide);
	}
	return { value: best, guides };
}

/**
 * Returns a snap function for one drag of a box of this size. The targets that don't move are computed only once.
 *
 * @param fixed additional targets, such as fixed hook positions; at equal distance they take precedence.
 */
export function snapper(wall: SnapWall, size: Size, others: readonly Rect[], fixed: readonly Target[] = []) {
	const x = [...fixed.filter(({ guide }) => guide.axis === 'x'), ...targetsX(wall, size, others)];
	const y = [...fixed.filter(({ guide }) => guide.axis === 'y'), ...targetsY(wall, size, others)];
	return ({ xMm, yMm }: Pick<Rect, 'xMm' | 'yMm'>, toleranceMm: number): Snapped => {
		const restY = nearest(yMm, y, toleranceMm);
		// Which neighbours are in the same row depends on the snapped height.
		const gaps = gapTargets(wall, { xMm, ...size, yMm: restY.value }, others);
		const restX = nearest(xMm, [...gaps, ...x], toleranceMm);
		return { xMm: restX.value, yMm: restY.value, guides: [...restX.guides, ...restY.guides] };
	};
}

/**
 * Snaps a box that is being dragged. Targets are the centre line, the wall's edges and middle, blocked zones, neighbours' edges and middles,
 * and equal gaps. x and y snap separately to the nearest target within the tolerance, else to whole millimetres. `box` may have fractions.
 */
export const snap = (wall: SnapWall, box: Rect, others: readonly Rect[], toleranceMm: number): Snapped =>
	snapper(wall, box, others)(box, toleranceMm);
