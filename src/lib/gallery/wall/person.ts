import type { Rect } from '#lib/walls/geometry/rect.ts';

/** A person for scale: 1.70 m tall, in whole mm. */
export const person = { widthMm: 470, heightMm: 1700 } as const;

/** Minimum distance between the person and a work or zone. */
const marginMm = 120;

/**
 * The left edge of a person in front of a wall, in mm, so that no work is covered: the rightmost gap between works and blocked zones, else
 * between works only (the person then stands in front of a door, for example). Null if works fill the wall.
 */
export function personSpot(wall: { widthMm: number; blocked: readonly Rect[]; placements: readonly Rect[] }): number | null {
	if (wall.widthMm < person.widthMm + 2 * marginMm) return null;
	const works = wall.placements.filter((placement) => placement.yMm < person.heightMm);
	const zones = wall.blocked.filter((zone) => zone.yMm < person.heightMm);
	return lastGap(wall.widthMm, [...works, ...zones]) ?? lastGap(wall.widthMm, works);
}

/** The left edge of the person in the last gap that is wide enough: centred, but at most 600 mm from the left end of the gap. */
function lastGap(widthMm: number, taken: readonly Rect[]): number | null {
	const needed = person.widthMm + 2 * marginMm;
	const ordered = taken.toSorted((a, b) => a.xMm - b.xMm);
	let startMm = 0;
	let found: number | null = null;
	for (const { xMm, widthMm: width } of [...ordered, { xMm: widthMm, widthMm: 0 }]) {
		const spaceMm = xMm - startMm;
		if (spaceMm >= needed) found = Math.round(startMm + Math.min((spaceMm - person.widthMm) / 2, 600));
		startMm = Math.max(startMm, xMm + width);
	}
	return found;
}
