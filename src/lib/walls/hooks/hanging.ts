import { cordLengthMm, hookHeightMm } from './hooks.ts';
import type { HangingFacts } from './facts.ts';
import { middleXMm, topMm, type Rect } from '../geometry/rect.ts';
import type { Rail, RailPositions, Suspension } from './suspension.ts';
import { dropOverTwoHooks } from './wire.ts';

/** How far a hook may be from where a position or a nail is, sideways and up or down, to count as there. */
export const reachMm = 10;

/**
 * One hook on the wall. `rail` and `point` are places in the wall's suspension; `cordMm`: from the rail down to the hook; `reached`
 * false: there is no rail, no position of a rail or no nail.
 */
export type Hook = { xMm: number; yMm: number; cordMm: number | null; rail: number | null; point: number | null; reached: boolean };

/** `measure`: the hooks' heights or distances can't be computed, they are only roughly right. */
export type Hanging = { hooks: Hook[]; measure: boolean };

/** A box on a wall with what is known of its back; `hooksMm`: x of the hooks chosen by hand, null: by rule. */
export type HangingBox = Rect & HangingFacts & { hooksMm?: readonly number[] | null | undefined };

/** Nothing is hung on hooks that is glued, pinned or lent a wall. */
const withoutHooks = new Set(['hook-and-loop', 'none']);
/** Hung on two hooks even if nobody said how far apart. */
const onTwo = new Set(['two-eyes', 'stretcher-bar', 'sleeve-rod', 'clips']);
/** Of these the distance is a choice: a bar and clips can be taken at the quarters, a rod at its ends. */
const distanceIsFree = new Set(['stretcher-bar', 'sleeve-rod', 'clips']);

/** How far apart the two hooks of a work are that hangs on two; a wire hangs on one, whatever its eyes are apart. */
function spacingMm(box: HangingBox): number | null {
	if (box.hardware === 'wire' || box.hardware === null) return null;
	if (box.hookSpacingMm !== null) return box.hookSpacingMm;
	if (!onTwo.has(box.hardware)) return null;
	return box.hardware === 'sleeve-rod' ? box.widthMm : Math.floor(box.widthMm / 2);
}

/** x of the hooks by rule: none, one under the middle, or two with the spacing around the middle (a half rounds to the left). */
export function hooksByRule(box: HangingBox): number[] {
	if (box.hardware !== null && withoutHooks.has(box.hardware)) return [];
	const apart = spacingMm(box);
	if (apart === null) return [middleXMm(box)];
	const first = middleXMm(box) - Math.floor(apart / 2);
	return [first, first + apart];
}

/** x of the hooks: those chosen by hand, else by rule. */
export const hooksOf = (box: HangingBox): number[] => (box.hooksMm ? [...box.hooksMm].sort((a, b) => a - b) : hooksByRule(box));

/** From the top edge to the hooks; null: has to be measured. Clips grip the upper edge itself. */
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
	if (distanceIsFree.has(box.hardware)) return box.dropMm;
	const asExpected = hooks.length === expected.length && hooks.every((x, i) => Math.abs(x - expected[i]!) <= reachMm);
	return asExpected ? box.dropMm : null;
}

/** The position of a rail that is nearest to x (of two equally near the left one); null when it has none. */
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

/** The lowest rail above a height that reaches over x (within the reach of a hook); of those equally low the first. Null: none. */
function railAbove(rails: readonly Rail[], xMm: number, yMm: number): number | null {
	let found: number | null = null;
	rails.forEach((rail, i) => {
		const above = rail.heightMm > yMm && xMm >= rail.fromMm - reachMm && xMm <= rail.toMm + reachMm;
		if (above && (found === null || rail.heightMm < rails[found]!.heightMm)) found = i;
	});
	return found;
}

/** A hook at x, at a height: on the rail that is there, or on a nail between two heights. */
function hookAt(suspension: Suspension, xMm: number, yMm: number, nails: { minYMm: number; maxYMm: number }): Hook {
	const bare = { xMm, yMm, cordMm: null, rail: null, point: null };
	if (suspension.kind === 'unknown' || (suspension.kind === 'points' && suspension.points.length === 0)) return { ...bare, reached: true };
	if (suspension.kind === 'points') {
		const near = suspension.points.map((point, i) => ({ ...point, i, awayMm: Math.abs(point.xMm - xMm) + Math.abs(point.yMm - yMm) }));
		const [point] = near
			.filter((one) => Math.abs(one.xMm - xMm) <= reachMm && one.yMm >= nails.minYMm && one.yMm <= nails.maxYMm)
			.sort((a, b) => a.awayMm - b.awayMm || a.i - b.i);
		return point ? { ...bare, xMm: point.xMm, yMm: point.yMm, point: point.i, reached: true } : { ...bare, reached: false };
	}
	const rail = railAbove(suspension.rails, xMm, yMm);
	if (rail === null) return { ...bare, reached: false };
	const { heightMm, ...one } = suspension.rails[rail]!;
	const position = nearestPosition(one, xMm);
	const reached = position !== null && Math.abs(position - xMm) <= reachMm;
	return { ...bare, xMm: reached ? position : xMm, cordMm: cordLengthMm(heightMm, yMm), rail, reached };
}

/**
 * Where the hooks of a work are on its wall, how long their cords are, and whether that has to be measured first.
 * `hook height = top - drop`, `cord length = rail height - hook height` (product.md, "Rules of hanging"); where the drop isn't known,
 * the upper edge stands for it.
 */
export function hangingOf(wall: { suspension: Suspension }, box: HangingBox): Hanging {
	const hooks = hooksOf(box);
	if (hooks.length === 0) return { hooks: [], measure: false };
	const drop = dropAt(box, hooks);
	const yMm = hookHeightMm(box, drop ?? box.dropMm ?? 0);
	// As long as nobody has measured, any nail behind the work may be meant.
	const nails = drop === null ? { minYMm: box.yMm, maxYMm: topMm(box) } : { minYMm: yMm - reachMm, maxYMm: yMm + reachMm };
	return { hooks: hooks.map((xMm) => hookAt(wall.suspension, xMm, yMm, nails)), measure: drop === null };
}
