import { rightMm, topMm, type Rect } from './rect.ts';

/** Edits of a rectangle on a wall by pointer. Whole millimetres, y upwards; the result is within the wall and not too small to see. */

export const corners = ['nw', 'ne', 'sw', 'se'] as const;
/** A corner as seen from the front: n is up, w is left. */
export type Corner = (typeof corners)[number];
export type Spot = { xMm: number; yMm: number };
type Area = { widthMm: number; heightMm: number };

/** The minimum width and height of a zone, in mm. */
export const minSideMm = 10;

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, Math.round(value)));

/** The rectangle, moved by the given millimetres, but not beyond the wall. */
export const movedOn = (area: Area, rect: Rect, dxMm: number, dyMm: number): Rect => ({
	...rect,
	xMm: clamp(rect.xMm + dxMm, 0, Math.max(0, area.widthMm - rect.widthMm)),
	yMm: clamp(rect.yMm + dyMm, 0, Math.max(0, area.heightMm - rect.heightMm))
});

/** The rectangle, resized by moving one corner; the opposite corner stays. */
export function resizedOn(area: Area, rect: Rect, corner: Corner, dxMm: number, dyMm: number): Rect {
	const [left, right, bottom, top] = [rect.xMm, rightMm(rect), rect.yMm, topMm(rect)];
	const west = corner.endsWith('w') ? clamp(left + dxMm, 0, right - minSideMm) : left;
	const east = corner.endsWith('e') ? clamp(right + dxMm, left + minSideMm, area.widthMm) : right;
	const south = corner.startsWith('s') ? clamp(bottom + dyMm, 0, top - minSideMm) : bottom;
	const north = corner.startsWith('n') ? clamp(top + dyMm, bottom + minSideMm, area.heightMm) : top;
	return { xMm: west, yMm: south, widthMm: east - west, heightMm: north - south };
}

/** Rounds a position to steps of `stepMm` within the wall, or to an edge if that is nearer than `nearMm`. */
export function snapToGrid(area: Area, spot: Spot, stepMm: number, nearMm: number): Spot {
	const snapped = (value: number, max: number): number =>
		value < nearMm ? 0 : value > max - nearMm ? max : clamp(Math.round(value / stepMm) * stepMm, 0, max);
	return { xMm: snapped(spot.xMm, area.widthMm), yMm: snapped(spot.yMm, area.heightMm) };
}

/** The rectangle with these two opposite corners. */
export function between(area: Area, one: Spot, other: Spot): Rect {
	const span = (a: number, b: number, max: number): [number, number] => {
		const from = clamp(Math.min(a, b), 0, max - minSideMm);
		return [from, clamp(Math.max(a, b), from + minSideMm, max) - from];
	};
	const [xMm, widthMm] = span(one.xMm, other.xMm, area.widthMm);
	const [yMm, heightMm] = span(one.yMm, other.yMm, area.heightMm);
	return { xMm, yMm, widthMm, heightMm };
}

/** A zone of typical size and height for a reason, in the middle of the wall: the start for somebody who works with the keyboard. */
export function usualZone(area: Area, reason: string): Rect {
	const [width, height, y] = usual[reason] ?? [600, 600, 900];
	const [widthMm, heightMm] = [Math.min(width, area.widthMm), Math.min(height, area.heightMm)];
	return { xMm: Math.round((area.widthMm - widthMm) / 2), yMm: Math.min(y, area.heightMm - heightMm), widthMm, heightMm };
}

/** Typical width, height, and height above the floor, in mm. */
const usual: Record<string, [number, number, number]> = {
	door: [900, 2050, 0],
	window: [1200, 1400, 900],
	socket: [80, 80, 300],
	radiator: [1000, 600, 120],
	'escape-sign': [300, 150, 2200],
	furniture: [1200, 800, 0],
	screen: [1400, 800, 1100]
};
