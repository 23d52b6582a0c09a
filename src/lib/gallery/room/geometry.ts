import type { Scene, Spot } from './scene.ts';

/** A side of the room in metres. `along` and `inside` are unit vectors: to the right as seen from inside, and into the room. */
export type Side = { from: Spot; to: Spot; length: number; along: Spot; inside: Spot };

export const metres = (mm: number): number => mm / 1000;

/** The sides of an outline whose corners run clockwise. Side `i` starts at corner `i`. */
export function sidesOf(outline: Scene['outline']): Side[] {
	const corners = outline.map(({ xMm, yMm }) => ({ x: metres(xMm), y: metres(yMm) }));
	return corners.map((from, i) => {
		const to = corners[(i + 1) % corners.length]!;
		const length = Math.hypot(to.x - from.x, to.y - from.y) || 1e-6;
		const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
		return { from, to, length, along, inside: { x: along.y, y: -along.x } };
	});
}

/** The point `at` metres along a side and `away` metres in front of it. */
export const spotAt = ({ from, along, inside }: Side, at: number, away: number): Spot => ({
	x: from.x + along.x * at + inside.x * away,
	y: from.y + along.y * at + inside.y * away
});

/** The corners of a piece of furniture in metres. */
export const furnitureCorners = ({ corners }: Scene['furniture'][number]): Spot[] =>
	corners.map(({ xMm, yMm }) => ({ x: metres(xMm), y: metres(yMm) }));

/** Whether the corner where side `i` starts is reflex: the room bulges inwards there. */
export function isReflex(sides: readonly Side[], i: number): boolean {
	const before = sides[(i + sides.length - 1) % sides.length]!.along;
	const after = sides[i]!.along;
	return before.x * after.y - before.y * after.x > 1e-9;
}

/** The point of a line segment that is nearest to another point. */
export function nearestPointOn(from: Spot, to: Spot, at: Spot): Spot {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const square = dx * dx + dy * dy;
	const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / square));
	return { x: from.x + dx * share, y: from.y + dy * share };
}

/** Whether a point lies within a polygon. */
export function isWithin(corners: readonly Spot[], { x, y }: Spot): boolean {
	let inside = false;
	corners.forEach((a, i) => {
		const b = corners[(i + 1) % corners.length]!;
		if (a.y > y !== b.y > y && x < a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)) inside = !inside;
	});
	return inside;
}
