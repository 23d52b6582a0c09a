import { isWithin, metres, type Side } from '../geometry.ts';
import type { RoomScene, Spot } from '../scene.ts';

/** A line of sight: from where, and how far right, up and ahead on the plan a step goes. Metres. */
export type Sight = { x: number; y: number; high: number; dx: number; dy: number; up: number };

/** What one points at: a work, or a place on the floor. */
export type Picked = { number: number } | { floor: Spot } | null;

/** The first thing on a line of sight: works by their boxes (a hand wider, so that fingers meet small ones), else the floor. */
export function pick(scene: RoomScene, sides: readonly Side[], sight: Sight): Picked {
	let [first, number] = [Infinity, 0];
	for (const box of scene.boxes) {
		const side = sides[box.edge];
		if (!side) continue;
		const towards = sight.dx * side.inside.x + sight.dy * side.inside.y;
		const away = (sight.x - side.from.x) * side.inside.x + (sight.y - side.from.y) * side.inside.y;
		// From behind one sees no wall.
		if (towards >= 0 || away <= 0) continue;
		const step = -away / towards;
		const [x, y] = [sight.x + sight.dx * step, sight.y + sight.dy * step];
		const at = (x - side.from.x) * side.along.x + (y - side.from.y) * side.along.y - metres(box.atMm);
		const high = sight.high + sight.up * step - metres(box.yMm);
		const hand = 0.06;
		const hit = at >= -hand && at <= metres(box.widthMm) + hand && high >= -hand && high <= metres(box.heightMm) + hand;
		if (hit && step < first) [first, number] = [step, box.number];
	}
	if (number > 0) return { number };
	if (sight.up >= 0) return null;
	const step = -sight.high / sight.up;
	const floor = { x: sight.x + sight.dx * step, y: sight.y + sight.dy * step };
	const outline = sides.map(({ from }) => from);
	return isWithin(outline, floor) ? { floor } : null;
}
