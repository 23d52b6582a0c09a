import type { Rect } from './rect.ts';
import type { Wall } from '../wall.ts';

/**
 * The only place that flips the y axis: on a wall it runs upwards from the floor, in an SVG downwards from the top. User units are
 * millimetres.
 */

/** The `y` of a rectangle's upper edge in the wall's SVG. */
export const svgY = (wall: Pick<Wall, 'heightMm'>, rect: Pick<Rect, 'yMm' | 'heightMm'>): number =>
	wall.heightMm - rect.yMm - rect.heightMm;

/** The inverse of `svgY`: the height above the floor of the lower edge of something at `y` in the SVG. */
export const wallY = (wall: Pick<Wall, 'heightMm'>, y: number, heightMm: number): number => wall.heightMm - y - heightMm;

/** The attributes of an SVG `<rect>`. */
export const svgRect = (wall: Pick<Wall, 'heightMm'>, rect: Rect): { x: number; y: number; width: number; height: number } => ({
	x: rect.xMm,
	y: svgY(wall, rect),
	width: rect.widthMm,
	height: rect.heightMm
});

export const svgViewBox = (wall: Pick<Wall, 'widthMm' | 'heightMm'>): string => `0 0 ${wall.widthMm} ${wall.heightMm}`;
