import { yOnCentreLine } from '#lib/walls/hooks/hooks.ts';
import type { Bundle } from './bundle.ts';

/** How works hang beside each other: middles on the centre line, in blocks around it, or their upper or lower edges on one line. */
export const layouts = ['row', 'salon', 'top', 'bottom'] as const;
export type Layout = (typeof layouts)[number];

type Size = { heightMm: number; centreLineMm: number };

/** y of a bundle's lower edge on a wall, in mm above the floor; null: it doesn't fit on it. */
export type Level = (bundle: Pick<Bundle, 'heightMm'>, wall: Size) => number | null;

/** The middle one of the values, of two the smaller; half of the works are off it to one side, half to the other. */
const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

const between = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

/** On the centre line; what is too high for that as near to it as the wall allows. */
const middled: Level = ({ heightMm }, wall) =>
	heightMm > wall.heightMm ? null : between(yOnCentreLine(wall.centreLineMm, heightMm), 0, wall.heightMm - heightMm);

/**
 * Where a layout puts bundles. Edges are on one line through all walls, as far from the centre line as leaves the middles of the works
 * nearest to it in all: with the sum of distances as measure that is the median of their half heights.
 */
export function levelOf(layout: Layout, bundles: readonly Bundle[], walls: readonly Size[]): Level {
	if (layout === 'row' || layout === 'salon') return middled;
	const half = medianOf(bundles.map(({ heightMm }) => Math.floor(heightMm / 2)));
	const highest = Math.max(0, ...bundles.map(({ heightMm }) => heightMm));
	if (layout === 'top') {
		// High enough for the highest work to end above the floor, where the walls reach that far.
		const max = Math.min(...walls.map(({ heightMm, centreLineMm }) => heightMm - centreLineMm));
		const min = Math.min(max, Math.max(...walls.map(({ centreLineMm }) => highest - centreLineMm)));
		const overLine = between(half, min, max);
		return ({ heightMm }, { centreLineMm }) => (heightMm > centreLineMm + overLine ? null : centreLineMm + overLine - heightMm);
	}
	const max = Math.min(...walls.map(({ centreLineMm }) => centreLineMm));
	const min = Math.min(max, Math.max(...walls.map((wall) => highest - (wall.heightMm - wall.centreLineMm))));
	const underLine = between(half, min, max);
	return ({ heightMm }, wall) => (wall.centreLineMm - underLine + heightMm > wall.heightMm ? null : wall.centreLineMm - underLine);
}
