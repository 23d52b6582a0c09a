import type { Rect } from '#lib/walls/geometry/rect.ts';

/** A person for scale: 1.70 m, in whole mm. */
export const person = { widthMm: 470, heightMm: 1700 } as const;

/** Air between the person and what hangs. */
const airMm = 120;

/**
 * Where a person stands on a wall without covering a work: `xMm` of their left edge. First beside
 * everything, then before a door or another zone where nothing hangs; the place nearest to the right
 * end of the wall. Null when works fill it.
 */
export function personSpot(wall: { widthMm: number; blocked: readonly Rect[]; placements: readonly Rect[] }): number | null {
	if (wall.widthMm < person.widthMm + 2 * airMm) return null;
	const works = wall.placements.filter((placement) => placement.yMm < person.heightMm);
	const zones = wall.blocked.filter((zone) => zone.yMm < person.heightMm);
	return lastGap(wall.widthMm, [...works, ...zones]) ?? lastGap(wall.widthMm, works);
}

/** The left edge of the person in the last gap that is wide enough: in its middle, but not further than a step from what ends there. */
function lastGap(widthMm: number, taken: readonly Rect[]): number | null {
	const needed = person.widthMm + 2 * airMm;
	const ordered = taken.toSorted((a, b) => a.xMm - b.xMm);
	let startMm = 0;
	let found: number | null = null;
	for (const { xMm, widthMm: width } of [...ordered, { xMm: widthMm, widthMm: 0 }]) {
		const roomMm = xMm - startMm;
		if (roomMm >= needed) found = Math.round(startMm + Math.min((roomMm - person.widthMm) / 2, 600));
		startMm = Math.max(startMm, xMm + width);
	}
	return found;
}
