import { cordLengthMm, hookHeightMm } from './hooks.ts';
import type { HangingFacts } from './facts.ts';
import { middleXMm, topMm, type Rect } from '../geometry/rect.ts';
import type { Rail, RailPositions, Suspension } from './suspension.ts';
import { dropOverTwoHooks } from './wire.ts';

/** The tolerance in mm, horizontally and vertically, within which a hook counts as at a rail position or a point. */
export const reachMm = 10;

/**
 * One hook on the wall. `rail` and `point` are indexes into the wall's suspension; `cordMm`: from the rail down to the hook; `reached`: false
 * if there is no rail above it, no rail position or no point near it.
 */
export type Hook = { xMm: number; yMm: number; cordMm: number | null; rail: number | null; point: number | null; reached: boolean };

/** How a box hangs. `measure`: the places of the hooks are only estimates, because they can't be computed; measure before hanging. */
export type Hanging = { hooks: Hook[]; measure: boolean };

/** A box on a wall with its hanging facts. `hooksMm`: the x of the hooks if chosen by hand; null: by rule. */
export type HangingBox = Rect & HangingFacts & { hooksMm?: readonly number[] | null | undefined };

/** Hardware that needs no hooks: the work is glued or pinned. */
const withoutHooks = new Set(['hook-and-loop', 'none']);
/** Hardware that needs two hooks, even if their distance is unknown. */
const onTwoHooks = new Set(['two-eyes', 'stretcher-bar', 'sleeve-rod', 'clips']);
/** Hardware that can be hung at any distance of the hooks: a bar and clips, usually at the quarters; a rod, usually at its ends. */
const anyHookSpacing = new Set(['stretcher-bar', 'sleeve-rod', 'clips']);

/** The distance of the two hooks, in mm; null if the work hangs on one. A wire hangs on one hook, whatever the distance of its eyes. */
function spacingMm(box: HangingBox): number | null {
	if (box.hardware === 'wire' || box.hardware === null) return null;
	if (box.hookSpacingMm !== null) return box.hookSpacingMm;
	if (!onTwoHooks.has(box.hardware)) return null;
	return box.hardware === 'sleeve-rod' ? box.widthMm : Math.floor(box.widthMm / 2);
}

/** The x of the hooks by rule: none, one at the middle, or two around the middle. Half a millimetre rounds to the left. */
export function hooksByRule(box: HangingBox): number[] {
	if (box.hardware !== null && withoutHooks.has(box.hardware)) return [];
	const apart = spacingMm(box);
	if (apart === null) return [middleXMm(box)];
	const first = middleXMm(box) - Math.floor(apart / 2);
	return [first, first + apart];
}

/** The x of the hooks, from the left: those chosen by hand, else by rule. */
export const hooksOf = (box: HangingBox): number[] => (box.hooksMm ? [...box.hooksMm].sort((a, b) => a - b) : hooksByRule(box));

/** The distance from the top edge down to the hooks, in mm; null if it has to be measured. Clips grip the upper edge. */
function dropAt(box: HangingBox, hooks: readonly number[]): number | null {
	if (box.hardware === 'clips') return box.dropMm ?? 0;
	if (box.dropMm === null || box.hardware === null) return null;
	const expected = hooksByRule(box);
	if (box.hardware === 'two-eyes' && box.hookSpacingMm === null) return null;
	if (box.hardware === 'wire' && hooks.length === 2) {
		if (box.hookSpacingMm === null) return null;
		const wire = { eyesMm: box.hookSpacingMm, dropMm: box.dropMm, heightMm: box.heightMm };
		return dropOverTwoHooks(wire, hooks[1]! - hooks[0]!);
	}
	if (anyHookSpacing.has(box.hardware)) return box.dropMm;
	const asExpected = hooks.length === expected.length && hooks.every((x, i) => Math.abs(x - expected[i]!) <= reachMm);
	return asExpected ? box.dropMm : null;
}

/** The rail position nearest to x, the left one of two at the same distance; null if the rail has none. */
export function nearestPosition(rail: Pick<Rail, 'fromMm' | 'toMm'> & { positions: RailPositions }, xMm: number): number | null {
	const { positions, fromMm, toMm } = rail;
	const within = (at: number) => at >= fromMm && at <= toMm;
	switch (positions.kind) {
		case 'free':
			return Math.max(fromMm, Math.min(toMm, xMm));
		case 'every': {
			const last = Math.floor((toMm - positions.firstMm) / positions.stepMm);
			const step = Math.max(0, Math.min(last, Math.ceil((2 * (xMm - positions.firstMm) - positions.stepMm) / (2 * positions.stepMm))));
			const at = positions.firstMm + step * positions.stepMm;
			return last >= 0 && within(at) ? at : null;
		}
		case 'listed':
			return positions.atMm.filter(within).reduce<number | null>((best, at) => {
				if (best === null) return at;
				const nearer = Math.abs(at - xMm) - Math.abs(best - xMm);
				return nearer < 0 || (nearer === 0 && at < best) ? at : best;
			}, null);
	}
}

/** The index of the lowest rail above a height that spans x, within the tolerance; of several at one height, the first. Null: none. */
function railAbove(rails: readonly Rail[], xMm: number, yMm: number): number | null {
	let found: number | null = null;
	rails.forEach((rail, i) => {
		const above = rail.heightMm > yMm && xMm >= rail.fromMm - reachMm && xMm <= rail.toMm + reachMm;
		if (above && (found === null || rail.heightMm < rails[found]!.heightMm)) found = i;
	});
	return found;
}

/** A hook at x and y: on the rail above it, or on a point near x between two heights. */
function hookAt(suspension: Suspension, xMm: number, yMm: number, pointRange: { minYMm: number; maxYMm: number }): Hook {
	const unsupported = { xMm, yMm, cordMm: null, rail: null, point: null };
	if (suspension.kind === 'unknown' || (suspension.kind === 'points' && suspension.points.length === 0))
		return { ...unsupported, reached: true };
	if (suspension.kind === 'points') {
		const near = suspension.points.map((point, i) => ({ ...point, i, awayMm: Math.abs(point.xMm - xMm) + Math.abs(point.yMm - yMm) }));
		const [point] = near
			.filter((one) => Math.abs(one.xMm - xMm) <= reachMm && one.yMm >= pointRange.minYMm && one.yMm <= pointRange.maxYMm)
			.sort((a, b) => a.awayMm - b.awayMm || a.i - b.i);
		return point ? { ...unsupported, xMm: point.xMm, yMm: point.yMm, point: point.i, reached: true } : { ...unsupported, reached: false };
	}
	const rail = railAbove(suspension.rails, xMm, yMm);
	if (rail === null) return { ...unsupported, reached: false };
	const { heightMm, ...one } = suspension.rails[rail]!;
	const position = nearestPosition(one, xMm);
	const reached = position !== null && Math.abs(position - xMm) <= reachMm;
	return { ...unsupported, xMm: reached ? position : xMm, cordMm: cordLengthMm(heightMm, yMm), rail, reached };
}

/**
 * Computes the hooks of a work on its wall, the lengths of their cords, and whether they have to be measured first.
 * `hook height = top - drop`, `cord length = rail height - hook height` (product.md, "Rules of hanging"). An unknown drop counts as 0.
 */
export function hangingOf(wall: { suspension: Suspension }, box: HangingBox): Hanging {
	const hooks = hooksOf(box);
	if (hooks.length === 0) return { hooks: [], measure: false };
	const drop = dropAt(box, hooks);
	const yMm = hookHeightMm(box, drop ?? box.dropMm ?? 0);
	// Without a measured drop, any point behind the work will do.
	const pointRange = drop === null ? { minYMm: box.yMm, maxYMm: topMm(box) } : { minYMm: yMm - reachMm, maxYMm: yMm + reachMm };
	return { hooks: hooks.map((xMm) => hookAt(wall.suspension, xMm, yMm, pointRange)), measure: drop === null };
}
