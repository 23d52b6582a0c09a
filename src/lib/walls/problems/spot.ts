import { yOnCentreLine } from '../hooks/hooks.ts';
import { comfort, fits } from './problems.ts';
import { distanceMm, rightMm, type Rect } from '../geometry/rect.ts';
import type { Wall } from '../wall.ts';

/**
 * The first free place from the left for a work that is put on a wall without being dragged: on the
 * centre line, off the blocked zones, with the least comfortable gap to its neighbours; from the edge
 * of the wall too, if there is room. Null when there is none.
 */
export function freeSpot(wall: Wall, others: readonly Rect[], size: Pick<Rect, 'widthMm' | 'heightMm'>): Rect | null {
	const gapMm = comfort.minGapMm;
	// A tall work goes as low or as high as the wall needs it.
	const yMm = Math.max(0, Math.min(yOnCentreLine(wall.centreLineMm, size.heightMm), wall.heightMm - size.heightMm));
	const starts = [
		gapMm,
		0,
		...others.map((other) => rightMm(other) + gapMm),
		...wall.blocked.map((zone) => rightMm(zone) + gapMm),
		...wall.blocked.map(rightMm)
	];
	const apart = (box: Rect) => others.every((other) => distanceMm(other, box) >= gapMm);
	const free = starts
		.map((xMm) => ({ xMm, yMm, widthMm: size.widthMm, heightMm: size.heightMm }))
		.filter((box) => apart(box) && fits(wall, box, others))
		.sort((a, b) => Number(a.xMm === 0) - Number(b.xMm === 0) || a.xMm - b.xMm);
	return free[0] ?? null;
}
