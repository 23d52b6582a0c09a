import { yOnCentreLine } from '#lib/walls/hooks/hooks.ts';
import type { PieceToHang } from './pieceToHang.ts';

/** How works are aligned: middles on the centre line, blocks around it (salon), upper edges or lower edges on one line. */
export const layouts = ['row', 'salon', 'top', 'bottom'] as const;
export type Layout = (typeof layouts)[number];

type Size = { heightMm: number; centreLineMm: number };

/** Returns the height of a piece's lower edge on a wall, in mm above the floor; null if the wall isn't high enough. */
export type Level = (piece: Pick<PieceToHang, 'heightMm'>, wall: Size) => number | null;

/** The median of the values; of an even number, the smaller of the two in the middle; 0 of none. */
const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

/** The middle on the centre line, or as near to it as the wall's height allows. */
const onCentreLine: Level = ({ heightMm }, wall) =>
	heightMm > wall.heightMm ? null : clamp(yOnCentreLine(wall.centreLineMm, heightMm), 0, wall.heightMm - heightMm);

/**
 * The heights at which a layout hangs pieces. For the layouts "top" and "bottom", the edges are on one line through all walls. Its
 * distance from the centre line is the median of half the heights of the pieces: that minimises the sum of the distances of their middles
 * from the centre line.
 */
export function levelOf(layout: Layout, pieces: readonly PieceToHang[], walls: readonly Size[]): Level {
	if (layout === 'row' || layout === 'salon') return onCentreLine;
	const halfHeight = medianOf(pieces.map(({ heightMm }) => Math.floor(heightMm / 2)));
	const tallest = Math.max(0, ...pieces.map(({ heightMm }) => heightMm));
	if (layout === 'top') {
		// High enough for the tallest piece to end above the floor, as far as the walls allow that.
		const max = Math.min(...walls.map(({ heightMm, centreLineMm }) => heightMm - centreLineMm));
		const min = Math.min(max, Math.max(...walls.map(({ centreLineMm }) => tallest - centreLineMm)));
		const overLine = clamp(halfHeight, min, max);
		return ({ heightMm }, { centreLineMm }) => (heightMm > centreLineMm + overLine ? null : centreLineMm + overLine - heightMm);
	}
	const max = Math.min(...walls.map(({ centreLineMm }) => centreLineMm));
	const min = Math.min(max, Math.max(...walls.map((wall) => tallest - (wall.heightMm - wall.centreLineMm))));
	const underLine = clamp(halfHeight, min, max);
	return ({ heightMm }, wall) => (wall.centreLineMm - underLine + heightMm > wall.heightMm ? null : wall.centreLineMm - underLine);
}
