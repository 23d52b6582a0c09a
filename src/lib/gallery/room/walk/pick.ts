import { isWithin, metres, type Side } from '../geometry.ts';
import type { Scene, Spot } from '../scene.ts';

/** A ray from the eye: its origin on the plan and above the floor, and its direction (`dx`, `dy` on the plan, `up` vertically). Metres. */
export type Ray = { x: number; y: number; high: number; dx: number; dy: number; up: number };

/** A picked work, a picked spot on the floor, or nothing. */
export type Picked = { number: number } | { floor: Spot } | null;

/** Hit test: the first work on a ray, else the floor. Boxes of works are 6 cm wider on each side, so that small ones are easy to tap. */
export function pick(scene: Scene, sides: readonly Side[], ray: Ray): Picked {
	let [first, number] = [Infinity, 0];
	for (const box of scene.boxes) {
		const side = sides[box.edge];
		if (!side) continue;
		const towards = ray.dx * side.inside.x + ray.dy * side.inside.y;
		const away = (ray.x - side.from.x) * side.inside.x + (ray.y - side.from.y) * side.inside.y;
		// Walls are not visible from behind.
		if (towards >= 0 || away <= 0) continue;
		const step = -away / towards;
		const [x, y] = [ray.x + ray.dx * step, ray.y + ray.dy * step];
		const at = (x - side.from.x) * side.along.x + (y - side.from.y) * side.along.y - metres(box.atMm);
		const high = ray.high + ray.up * step - metres(box.yMm);
		const margin = 0.06;
		const hit = at >= -margin && at <= metres(box.widthMm) + margin && high >= -margin && high <= metres(box.heightMm) + margin;
		if (hit && step < first) [first, number] = [step, box.number];
	}
	if (number > 0) return { number };
	if (ray.up >= 0) return null;
	const step = -ray.high / ray.up;
	const floor = { x: ray.x + ray.dx * step, y: ray.y + ray.dy * step };
	const outline = sides.map(({ from }) => from);
	return isWithin(outline, floor) ? { floor } : null;
}
