import type { Rect } from '#lib/walls/geometry/rect.ts';

/** The arithmetic between the pixels of the window and the millimetres of the walls. */

/** A pointer's place in the window, in pixels. */
export type ScreenPoint = { clientX: number; clientY: number };
/** A rectangle of the window, in pixels. */
export type ScreenRect = { left: number; top: number; right: number; bottom: number };
/** A wall as it is on the screen; `scale` in pixels per millimetre. */
export type WallOnScreen = ScreenRect & { wallId: number; heightMm: number; scale: number };

/** The wall under a point; undefined when there is none. */
export const wallAt = <Wall extends ScreenRect>(walls: readonly Wall[], { clientX: x, clientY: y }: ScreenPoint): Wall | undefined =>
	walls.find(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);

/** A point in millimetres of a wall, from its left edge and upwards from the floor. May be off the wall, and a fraction. */
export const onWall = (wall: WallOnScreen, { clientX, clientY }: ScreenPoint) => ({
	xMm: (clientX - wall.left) / wall.scale,
	yMm: wall.heightMm - (clientY - wall.top) / wall.scale
});

/** The rectangle between two points. */
export const rectBetween = (one: ScreenPoint, other: ScreenPoint): ScreenRect => ({
	left: Math.min(one.clientX, other.clientX),
	top: Math.min(one.clientY, other.clientY),
	right: Math.max(one.clientX, other.clientX),
	bottom: Math.max(one.clientY, other.clientY)
});

/** Whether two rectangles have more than an edge in common. */
export const overlap = (one: ScreenRect, other: ScreenRect): boolean =>
	one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** The same rectangle as the view keeps it. */
export const frameOf = ({ left, top, right, bottom }: ScreenRect): Rect => ({
	xMm: left,
	yMm: top,
	widthMm: right - left,
	heightMm: bottom - top
});

/** How far a point is from a rectangle; 0 inside it. */
export const distanceTo = ({ left, top, right, bottom }: ScreenRect, { clientX: x, clientY: y }: ScreenPoint): number =>
	Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));

/** How far to scroll after a rectangle was zoomed, so that what was under `point` is under it again. */
export function scrollAfterZoom(
	before: ScreenRect,
	after: ScreenRect,
	{ clientX: x, clientY: y }: ScreenPoint
): { left: number; top: number } {
	const along = (at: number, from: number, to: number, newFrom: number, newTo: number): number =>
		newFrom + ((at - from) / (to - from)) * (newTo - newFrom) - at;
	return {
		left: along(x, before.left, before.right, after.left, after.right),
		top: along(y, before.top, before.bottom, after.top, after.bottom)
	};
}
