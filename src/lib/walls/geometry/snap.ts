import { rowOf } from './arrangePieces.ts';
import { yOnCentreLine } from '../hooks/hooks.ts';
import { middleXMm, middleYMm, rightMm, topMm, type Rect } from './rect.ts';
import type { Wall } from '../wall.ts';

/**
 * A line that says why a box snapped: on axis x it stands upright at `atMm` from the left, on axis y it
 * lies at `atMm` above the floor. For an equal gap `gapMm` is the gap.
 */
export type Guide = {
	axis: 'x' | 'y';
	kind: 'centre-line' | 'wall-middle' | 'wall-edge' | 'zone-edge' | 'equal-gap' | 'edge' | 'middle' | 'hook';
	atMm: number;
	gapMm?: number;
};
export type Snapped = { xMm: number; yMm: number; guides: Guide[] };

/** A value to which a coordinate of the box may snap, and the guide that shows it. */
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

/** Between its neighbours in the middle, or as far from one as that is from the next. */
function gapTargets(wall: SnapWall, box: Rect, others: readonly Rect[]): Target[] {
	const row = rowOf(box, others);
	const middle = box.xMm + box.widthMm / 2;
	const before = row.filter((other) => other.xMm + other.widthMm / 2 < middle).sort((a, b) => rightMm(b) - rightMm(a));
	const after = row.filter((other) => other.xMm + other.widthMm / 2 >= middle).sort((a, b) => a.xMm - b.xMm);
	const found: Target[] = [];
	const add = (value: number, gapMm: number) => {
		if (gapMm > 0) found.push({ value, guide: { axis: 'x', kind: 'equal-gap', atMm: value, gapMm } });
	};
	const leftMm = before[0] ? rightMm(before[0]) : 0;
	const nextMm = after[0]?.xMm ?? wall.widthMm;
	const gapMm = Math.floor((nextMm - leftMm - box.widthMm) / 2);
	// What two gaps can't share goes to the left one, as with equal gaps of a whole wall.
	if (row.length > 0) add(nextMm - gapMm - box.widthMm, gapMm);
	if (before[0]) {
		const repeated = before[0].xMm - (before[1] ? rightMm(before[1]) : 0);
		add(leftMm + repeated, repeated);
	}
	if (after[0]) {
		const repeated = (after[1]?.xMm ?? wall.widthMm) - rightMm(after[0]);
		add(nextMm - repeated - box.widthMm, repeated);
	}
	return found;
}

/** The nearest target within the tolerance (of two equally near the earlier), and all guides that say the same. */
function nearest(value: number, all: readonly Target[], toleranceMm: number): { value: number; guides: Guide[] } {
	// Few are near enough: only those are compared with each other.
	const targets = all.filter((target) => Math.abs(target.value - value) <= toleranceMm);
	let best: number | null = null;
	for (const target of targets) if (best === null || Math.abs(target.value - value) < Math.abs(best - value)) best = target.value;
	// `+ 0`: no negative zero.
	if (best === null) return { value: Math.round(value) + 0, guides: [] };
	const guides: Guide[] = [];
	for (const { value: same, guide } of targets) {
		const known = guides.some((other) => other.atMm === guide.atMm && other.kind === guide.kind);
		if (same === best && !known) guides.push(guide);
	}
	return { value: best, guides };
}

/**
 * What tells, again and again while a box of this size is moved on a wall, where it comes to rest; everything that
 * doesn't move is looked at once. `fixed`: further values to snap to, such as hook positions that can't be chosen.
 */
export function snapper(wall: SnapWall, size: Size, others: readonly Rect[], fixed: readonly Target[] = []) {
	const x = [...fixed.filter(({ guide }) => guide.axis === 'x'), ...targetsX(wall, size, others)];
	const y = [...fixed.filter(({ guide }) => guide.axis === 'y'), ...targetsY(wall, size, others)];
	return ({ xMm, yMm }: Pick<Rect, 'xMm' | 'yMm'>, toleranceMm: number): Snapped => {
		const restY = nearest(yMm, y, toleranceMm);
		// The row of neighbours is asked for at the height where the box comes to rest.
		const gaps = gapTargets(wall, { xMm, ...size, yMm: restY.value }, others);
		const restX = nearest(xMm, [...gaps, ...x], toleranceMm);
		return { xMm: restX.value, yMm: restY.value, guides: [...restX.guides, ...restY.guides] };
	};
}

/**
 * Where a box that is being moved comes to rest: at the centre line, the wall's edges and middle,
 * blocked zones, neighbours' edges and middles, equal gaps - whatever is nearest within the tolerance,
 * for x and y by itself; else at whole millimetres. `box` is where the pointer has it (fractions allowed).
 */
export const snap = (wall: SnapWall, box: Rect, others: readonly Rect[], toleranceMm: number): Snapped =>
	snapper(wall, box, others)(box, toleranceMm);
