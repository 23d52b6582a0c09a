import { yOnCentreLine } from '../hooks/hooks.ts';
import { comfort, fits } from './problems.ts';
import { distanceMm, rightMm, type Rect } from '../geometry/rect.ts';
import type { Wall } from '../wall.ts';

/**
 * The first free place from the left, for a work that is placed without dragging: on the centre line, outside blocked zones, with the
 * smallest comfortable gap to its neighbours. A place directly at the wall's left edge comes last. Null if there is no free place.
 */
export function freeSpot(wall: Wall, others: readonly Rect[], size: Pick<Rect, 'widthMm' | 'heightMm'>): Rect | null {
	const gapMm = comfort.minGapMm;
	// A tall work moves off the centre line as far as the wall requires.
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
