import type { Rect } from './rect.ts';
import type { Target } from './snap.ts';
import type { Suspension } from '../hooks/suspension.ts';

/** Where the hooks are behind a work: mm from its left edge to each, and mm from its top edge down to them (null: unknown). */
export type HookPlace = { offsetsMm: readonly number[]; dropMm: number | null };

/** The fixed hook positions of a suspension, in mm from the wall's left edge; none where hooks can be anywhere. */
export function fixedPositions(suspension: Suspension): number[] {
	if (suspension.kind === 'points') return suspension.points.map(({ xMm }) => xMm);
	if (suspension.kind === 'unknown') return [];
	return suspension.rails.flatMap(({ positions, fromMm, toMm }) => {
		if (positions.kind === 'listed') return positions.atMm;
		if (positions.kind === 'free') return [];
		const count = Math.max(0, Math.floor((toMm - positions.firstMm) / positions.stepMm) + 1);
		return Array.from({ length: count }, (_, i) => positions.firstMm + i * positions.stepMm).filter((at) => at >= fromMm);
	});
}

/** Snap targets that put the hooks of a box on fixed positions; for points, vertically as well. */
export function hookTargets(suspension: Suspension, { heightMm }: Pick<Rect, 'heightMm'>, { offsetsMm, dropMm }: HookPlace): Target[] {
	const targetsX = fixedPositions(suspension).flatMap((atMm) =>
		offsetsMm.map((offset): Target => ({ value: atMm - offset, guide: { axis: 'x', kind: 'hook', atMm } }))
	);
	if (suspension.kind !== 'points' || dropMm === null) return targetsX;
	const targetsY = suspension.points.map(({ yMm }): Target => ({
		value: yMm + dropMm - heightMm,
		guide: { axis: 'y', kind: 'hook', atMm: yMm }
	}));
	return [...targetsX, ...targetsY];
}
