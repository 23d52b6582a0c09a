import { bodyRadius, type Ground, isClear, isFree } from '../collision.ts';
import type { Spot } from '../scene.ts';

const between = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Free spots just off every corner of the room and of furniture: the nodes of the visibility graph. */
function turningPoints(ground: Ground): Spot[] {
	const off = bodyRadius * 1.15;
	return [ground.outline, ...ground.pieces].flat().flatMap(({ x, y }) =>
		Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4)
			.map((turn) => ({ x: x + Math.cos(turn) * off, y: y + Math.sin(turn) * off }))
			.filter((spot) => isFree(ground, spot))
	);
}

/**
 * The shortest path from one free spot to another (Dijkstra on the visibility graph): the points to visit in order, without the start.
 * Null if there is none.
 */
export function findPath(ground: Ground, from: Spot, to: Spot): Spot[] | null {
	if (isClear(ground, from, to)) return [to];
	const spots = [from, ...turningPoints(ground), to];
	const length = spots.map((_, i) => (i === 0 ? 0 : Infinity));
	const before = spots.map(() => -1);
	const open = new Set(spots.keys());
	while (open.size > 0) {
		const at = [...open].reduce((best, i) => (length[i]! < length[best]! ? i : best));
		open.delete(at);
		if (length[at] === Infinity) return null;
		if (at === spots.length - 1) break;
		for (const next of open) {
			const whole = length[at]! + between(spots[at]!, spots[next]!);
			if (whole >= length[next]! || !isClear(ground, spots[at]!, spots[next]!)) continue;
			length[next] = whole;
			before[next] = at;
		}
	}
	const path: Spot[] = [];
	for (let at = spots.length - 1; at > 0; at = before[at]!) path.unshift(spots[at]!);
	return path;
}
