import { body, type Ground, isClear, isFree } from '../collision.ts';
import type { Spot } from '../scene.ts';

const between = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Places just off every corner that one may have to go around: of furniture, and where the room bulges inwards. */
function turningPoints(ground: Ground): Spot[] {
	const off = body * 1.15;
	return [ground.outline, ...ground.pieces].flat().flatMap(({ x, y }) =>
		Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4)
			.map((turn) => ({ x: x + Math.cos(turn) * off, y: y + Math.sin(turn) * off }))
			.filter((spot) => isFree(ground, spot))
	);
}

/**
 * The shortest way on foot from one free place to another: the points to go straight to, one after the other; null when there is none.
 */
export function wayTo(ground: Ground, from: Spot, to: Spot): Spot[] | null {
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
	const way: Spot[] = [];
	for (let at = spots.length - 1; at > 0; at = before[at]!) way.unshift(spots[at]!);
	return way;
}
