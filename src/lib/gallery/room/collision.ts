import { cornersIn, isWithin, nearestOn, sidesOf } from './geometry.ts';
import type { RoomScene, Spot } from './scene.ts';

/** As far as a person's middle stays away from walls and furniture, in metres. */
export const body = 0.28;
const step = body / 2;

export type Ground = { outline: Spot[]; pieces: Spot[][]; lines: [Spot, Spot][] };

/** The floor of a room with what stands on it. */
export function groundOf(scene: Pick<RoomScene, 'outline' | 'furniture'>): Ground {
	const sides = sidesOf(scene.outline);
	const pieces = scene.furniture.map(cornersIn);
	const around = pieces.flatMap((corners) => corners.map((from, i): [Spot, Spot] => [from, corners[(i + 1) % corners.length]!]));
	return { outline: sides.map(({ from }) => from), pieces, lines: [...sides.map(({ from, to }): [Spot, Spot] => [from, to]), ...around] };
}

/** Whether somebody can stand there. */
export const isFree = ({ outline, pieces, lines }: Ground, at: Spot): boolean =>
	isWithin(outline, at) &&
	!pieces.some((corners) => isWithin(corners, at)) &&
	lines.every(([from, to]) => {
		const near = nearestOn(from, to, at);
		return Math.hypot(near.x - at.x, near.y - at.y) >= body - 1e-6;
	});

/** Out of everything that is too near, as somebody slides along a wall; null where there is no room for anybody. */
function pushed(ground: Ground, wanted: Spot): Spot | null {
	let at = wanted;
	for (let round = 0; round < 4; round++) {
		for (const [from, to] of ground.lines) {
			const near = nearestOn(from, to, at);
			const away = Math.hypot(at.x - near.x, at.y - near.y);
			if (away >= body || away === 0) continue;
			at = { x: near.x + ((at.x - near.x) / away) * (body + 1e-4), y: near.y + ((at.y - near.y) / away) * (body + 1e-4) };
		}
		if (isFree(ground, at)) return at;
	}
	return null;
}

/** Where somebody comes to who walks straight from a free place to another point: up to what is in the way, and along it. */
export function walk(ground: Ground, from: Spot, to: Spot): Spot {
	const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step);
	let at = from;
	for (let i = 0; i < steps; i++) {
		const next = pushed(ground, { x: at.x + (to.x - from.x) / steps, y: at.y + (to.y - from.y) / steps });
		// Pushed farther than one walked is another place.
		if (!next || Math.hypot(next.x - at.x, next.y - at.y) > 2 * step) return at;
		at = next;
	}
	return at;
}

/** Whether one can walk straight from one free place to another. */
export function isClear(ground: Ground, from: Spot, to: Spot): boolean {
	const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 0.1);
	for (let i = 1; i < steps; i++)
		if (!isFree(ground, { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps })) return false;
	return true;
}

/** The free place that is nearest to a point within the room, looked for in rings of 10 cm up to 6 m; null when there is none. */
export function nearestFree(ground: Ground, at: Spot): Spot | null {
	if (isFree(ground, at)) return at;
	for (let ring = 1; ring <= 60; ring++) {
		const found = Array.from({ length: 8 + ring * 2 }, (_, i) => (i * 2 * Math.PI) / (8 + ring * 2))
			.map((turn) => ({ x: at.x + Math.cos(turn) * ring * 0.1, y: at.y + Math.sin(turn) * ring * 0.1 }))
			.find((spot) => isFree(ground, spot));
		if (found) return found;
	}
	return null;
}
