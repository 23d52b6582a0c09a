import type { PlanPoint } from './roomPlan.ts';

/** The part of the drawing that shows a room with air around it: an SVG's viewBox in mm, y downwards. */
export function planFrame(outline: readonly PlanPoint[]): { x: number; y: number; width: number; height: number } {
	const [xs, ys] = [outline.map(({ xMm }) => xMm), outline.map(({ yMm }) => -yMm)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const air = Math.max(1150, Math.max(width, height) * 0.12);
	return { x: left - air, y: top - air, width: width + 2 * air, height: height + 2 * air };
}
