/**
 * A rectangle on a wall in whole millimetres. The origin is the wall's bottom left corner at the finished floor, x runs to the right and y
 * upwards, on right-to-left pages, too.
 */
export type Rect = { xMm: number; yMm: number; widthMm: number; heightMm: number };

export const rightMm = (rect: Rect): number => rect.xMm + rect.widthMm;
export const topMm = (rect: Rect): number => rect.yMm + rect.heightMm;

/** The x of the middle; half a millimetre rounds down. */
export const middleXMm = (rect: Rect): number => rect.xMm + Math.floor(rect.widthMm / 2);

/**
 * The height of the middle above the floor. Half a millimetre rounds up, because `yOnCentreLine` rounds down: so the middle of a box on the
 * centre line is exactly at the height of the line.
 */
export const middleYMm = (rect: Rect): number => rect.yMm + Math.ceil(rect.heightMm / 2);

/** Whether two rectangles share an area. Rectangles that only touch don't overlap. */
export const overlaps = (a: Rect, b: Rect): boolean => a.xMm < rightMm(b) && b.xMm < rightMm(a) && a.yMm < topMm(b) && b.yMm < topMm(a);

/** Whether `inner` lies within `outer`, edges included. */
export const contains = (outer: Rect, inner: Rect): boolean =>
	inner.xMm >= outer.xMm && inner.yMm >= outer.yMm && rightMm(inner) <= rightMm(outer) && topMm(inner) <= topMm(outer);

/** The area that two rectangles share; null when there is none. */
export function intersect(a: Rect, b: Rect): Rect | null {
	if (!overlaps(a, b)) return null;
	const xMm = Math.max(a.xMm, b.xMm);
	const yMm = Math.max(a.yMm, b.yMm);
	return { xMm, yMm, widthMm: Math.min(rightMm(a), rightMm(b)) - xMm, heightMm: Math.min(topMm(a), topMm(b)) - yMm };
}

/** The bounding box of all rectangles; null if there are none. */
export function bounds(rects: readonly Rect[]): Rect | null {
	if (rects.length === 0) return null;
	const xMm = Math.min(...rects.map((rect) => rect.xMm));
	const yMm = Math.min(...rects.map((rect) => rect.yMm));
	return { xMm, yMm, widthMm: Math.max(...rects.map(rightMm)) - xMm, heightMm: Math.max(...rects.map(topMm)) - yMm };
}

/** The shortest distance between two rectangles in millimetres (a fraction); 0 if they touch or overlap. */
export function distanceMm(a: Rect, b: Rect): number {
	const dx = Math.max(0, a.xMm - rightMm(b), b.xMm - rightMm(a));
	const dy = Math.max(0, a.yMm - topMm(b), b.yMm - topMm(a));
	return Math.hypot(dx, dy);
}
