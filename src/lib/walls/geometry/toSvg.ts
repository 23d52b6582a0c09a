import type { Rect } from './rect.ts';
import type { Wall } from '../wall.ts';

/**
 * The only place that turns the wall round: its y runs upwards from the floor, that of an SVG
 * downwards from the top. User units are millimetres.
 */

/** `y` of a rectangle's upper edge in the wall's SVG. The same formula leads back (see `wallY`). */
export const svgY = (wall: Pick<Wall, 'heightMm'>, rect: Pick<Rect, 'yMm' | 'heightMm'>): number =>
	wall.heightMm - rect.yMm - rect.heightMm;

/** The bottom edge above the floor of what stands in the SVG at `y` with a height. */
export const wallY = (wall: Pick<Wall, 'heightMm'>, y: number, heightMm: number): number => wall.heightMm - y - heightMm;

/** The attributes of an SVG `<rect>`. */
export const svgRect = (wall: Pick<Wall, 'heightMm'>, rect: Rect): { x: number; y: number; width: number; height: number } => ({
	x: rect.xMm,
	y: svgY(wall, rect),
	width: rect.widthMm,
	height: rect.heightMm
});

export const svgViewBox = (wall: Pick<Wall, 'widthMm' | 'heightMm'>): string => `0 0 ${wall.widthMm} ${wall.heightMm}`;
