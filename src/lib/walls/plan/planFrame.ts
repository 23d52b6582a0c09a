import type { PlanPoint } from './roomPlan.ts';

/** The viewBox that shows a room with a margin around it, in mm, y downwards. */
export function planFrame(outline: readonly PlanPoint[]): { x: number; y: number; width: number; height: number } {
	const [xs, ys] = [outline.map(({ xMm }) => xMm), outline.map(({ yMm }) => -yMm)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const margin = Math.max(1150, Math.max(width, height) * 0.12);
	return { x: left - margin, y: top - margin, width: width + 2 * margin, height: height + 2 * margin };
}
