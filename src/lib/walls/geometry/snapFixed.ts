import type { Rect } from './rect.ts';
import type { Target } from './snap.ts';
import type { Suspension } from '../hooks/suspension.ts';

/** How a work hangs from its hooks: from its left edge to each of them, and from its top edge down to them (null: not known). */
export type HookPlace = { offsetsMm: readonly number[]; dropMm: number | null };

/** The x positions of a suspension that can't be chosen, in mm from the wall's left edge. */
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

/** Where a box can be so that its hooks are at fixed positions; for points in the wall the height, too. */
export function hookTargets(suspension: Suspension, { heightMm }: Pick<Rect, 'heightMm'>, { offsetsMm, dropMm }: HookPlace): Target[] {
	const across = fixedPositions(suspension).flatMap((atMm) =>
		offsetsMm.map((offset): Target => ({ value: atMm - offset, guide: { axis: 'x', kind: 'hook', atMm } }))
	);
	if (suspension.kind !== 'points' || dropMm === null) return across;
	const up = suspension.points.map(({ yMm }): Target => ({
		value: yMm + dropMm - heightMm,
		guide: { axis: 'y', kind: 'hook', atMm: yMm }
	}));
	return [...across, ...up];
}
