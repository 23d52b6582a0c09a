import { furnitureCorners, isWithin, nearestPointOn, sidesOf } from './geometry.ts';
import type { Scene, Spot } from './scene.ts';

/** Minimum distance of a visitor's centre from walls and furniture, in metres. */
export const bodyRadius = 0.28;
const step = bodyRadius / 2;

/** The floor of a room for collision tests: its outline, the corners of each piece of furniture, and every edge of both. Metres. */
export type Ground = { outline: Spot[]; pieces: Spot[][]; lines: [Spot, Spot][] };

/** The walkable floor of a scene. */
export function groundOf(scene: Pick<Scene, 'outline' | 'furniture'>): Ground {
	const sides = sidesOf(scene.outline);
	const pieces = scene.furniture.map(furnitureCorners);
	const around = pieces.flatMap((corners) => corners.map((from, i): [Spot, Spot] => [from, corners[(i + 1) % corners.length]!]));
	return { outline: sides.map(({ from }) => from), pieces, lines: [...sides.map(({ from, to }): [Spot, Spot] => [from, to]), ...around] };
}

/** Whether a visitor can stand at a spot: inside the room, outside furniture, and at least `bodyRadius` from every edge. */
export const isFree = ({ outline, pieces, lines }: Ground, at: Spot): boolean =>
	isWithin(outline, at) &&
	!pieces.some((corners) => isWithin(corners, at)) &&
	lines.every(([from, to]) => {
		const near = nearestPointOn(from, to, at);
		return Math.hypot(near.x - at.x, near.y - at.y) >= bodyRadius - 1e-6;
	});

/** Pushes a spot away from edges that are too near, so that a visitor slides along walls. Null if no free spot is found. */
function pushOut(ground: Ground, wanted: Spot): Spot | null {
	let at = wanted;
	for (let round = 0; round < 4; round++) {
		for (const [from, to] of ground.lines) {
			const near = nearestPointOn(from, to, at);
			const away = Math.hypot(at.x - near.x, at.y - near.y);
			if (away >= bodyRadius || away === 0) continue;
			at = { x: near.x + ((at.x - near.x) / away) * (bodyRadius + 1e-4), y: near.y + ((at.y - near.y) / away) * (bodyRadius + 1e-4) };
		}
		if (isFree(ground, at)) return at;
	}
	return null;
}

/** Where a straight walk from a free spot towards another point ends. Obstacles stop the walk or deflect it along their edge. */
export function walkTo(ground: Ground, from: Spot, to: Spot): Spot {
	const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step);
	let at = from;
	for (let i = 0; i < steps; i++) {
		const next = pushOut(ground, { x: at.x + (to.x - from.x) / steps, y: at.y + (to.y - from.y) / steps });
		// A push that is longer than the step would jump to another place.
		if (!next || Math.hypot(next.x - at.x, next.y - at.y) > 2 * step) return at;
		at = next;
	}
	return at;
}

/** Whether the straight line between two free spots is free, tested every 10 cm. */
export function isClear(ground: Ground, from: Spot, to: Spot): boolean {
	const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 0.1);
	for (let i = 1; i < steps; i++)
		if (!isFree(ground, { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps })) return false;
	return true;
}

/** The free spot nearest to a point in the room, searched in rings of 10 cm up to 6 m. Null if there is none. */
export function nearestFreeSpot(ground: Ground, at: Spot): Spot | null {
	if (isFree(ground, at)) return at;
	for (let ring = 1; ring <= 60; ring++) {
		const found = Array.from({ length: 8 + ring * 2 }, (_, i) => (i * 2 * Math.PI) / (8 + ring * 2))
			.map((turn) => ({ x: at.x + Math.cos(turn) * ring * 0.1, y: at.y + Math.sin(turn) * ring * 0.1 }))
			.find((spot) => isFree(ground, spot));
		if (found) return found;
	}
	return null;
}
