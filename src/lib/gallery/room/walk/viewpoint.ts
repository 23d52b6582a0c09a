import { type Ground, isFree, nearestFreeSpot } from '../collision.ts';
import { metres, sidesOf, spotAt } from '../geometry.ts';
import type { Pose, Scene, Spot } from '../scene.ts';

/**
 * A work as a stop of a visit, with all its parts on one side taken together. Metres; `at` and `middle` are its centre along the side and
 * above the floor.
 */
export type Stop = { number: number; name: string; edge: number; at: number; middle: number; width: number; height: number };

/** The angles that the camera sees. Radians. */
export type FieldOfView = { horizontal: number; vertical: number };

/** The stops of a scene, in the order of its boxes. */
export function stopsOf({ boxes }: Pick<Scene, 'boxes'>): Stop[] {
	return [...Map.groupBy(boxes, ({ number }) => number)].map(([number, parts]) => {
		const { edge, name } = parts[0]!;
		const here = parts.filter((part) => part.edge === edge);
		const left = Math.min(...here.map(({ atMm }) => atMm));
		const right = Math.max(...here.map(({ atMm, widthMm }) => atMm + widthMm));
		const low = Math.min(...here.map(({ yMm }) => yMm));
		const top = Math.max(...here.map(({ yMm, heightMm }) => yMm + heightMm));
		return {
			number,
			name,
			edge,
			at: metres(left + right) / 2,
			middle: metres(low + top) / 2,
			width: metres(right - left),
			height: metres(top - low)
		};
	});
}

/** The distance of a close look at a work, in metres. */
export const nearMetres = 1;

/** The distance from which a whole work is visible with a margin around it, in metres; at least 1 m. */
export const wholeDistance = ({ width, height }: Stop, { horizontal, vertical }: FieldOfView): number =>
	Math.max(nearMetres, (width * 0.62) / Math.tan(horizontal / 2), (height * 0.66) / Math.tan(vertical / 2));

/** The pose of a visitor at `from` who looks towards `to`, at a point `height` metres above the floor. */
export function lookAt(from: Spot, to: Spot, eyeHeight: number, height: number): Pose {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const rise = (height - eyeHeight) / Math.max(0.3, Math.hypot(dx, dy));
	return { ...from, yaw: Math.atan2(dx, dy), pitch: 0, rise: Math.min(0.6, Math.max(-0.6, rise)) };
}

/**
 * The pose in front of a work, `distance` metres from the wall. If that spot is blocked: the next free spot towards the wall straight in
 * front of the work, else the nearest free spot around. Null if there is none.
 */
export function standBefore(scene: Scene, ground: Ground, stop: Stop, distance: number, eyeHeight: number): Pose | null {
	const side = sidesOf(scene.outline)[stop.edge];
	if (!side) return null;
	const work = spotAt(side, stop.at, 0);
	const straight = Array.from({ length: Math.round(distance * 20) - 7 }, (_, i) => spotAt(side, stop.at, distance - i * 0.05));
	const spot = straight.find((at) => isFree(ground, at)) ?? nearestFreeSpot(ground, spotAt(side, stop.at, Math.min(distance, nearMetres)));
	return spot && lookAt(spot, work, eyeHeight, stop.middle);
}

/** The distance of a spot from the wall of a work, in metres; negative behind the wall. */
export function distanceToWall(scene: Scene, { edge }: Stop, at: Spot): number {
	const { from, inside } = sidesOf(scene.outline)[edge]!;
	return (at.x - from.x) * inside.x + (at.y - from.y) * inside.y;
}

/** The pose of a visitor who enters: at a door, preferably on a side without works, and looking towards the works. */
export function entrance(scene: Scene, ground: Ground, eyeHeight: number): Pose {
	const sides = sidesOf(scene.outline);
	const works = stopsOf(scene).map(({ edge, at }) => spotAt(sides[edge]!, at, 0));
	const middle = centroidOf(works.length > 0 ? works : ground.outline);
	const hung = new Set(scene.boxes.map(({ edge }) => edge));
	// A door between works shows them at a flat angle, so doors on other sides come first.
	const doors = scene.doors
		.filter(({ edge }) => sides[edge])
		.sort((a, b) => Number(hung.has(a.edge)) - Number(hung.has(b.edge)))
		.map(({ edge, atMm, widthMm }) => spotAt(sides[edge]!, metres(atMm + widthMm / 2), 0.55))
		.filter((spot) => isFree(ground, spot));
	const spot = doors[0] ?? nearestFreeSpot(ground, farthestCorner(ground, middle)) ?? ground.outline[0]!;
	const centre = centroidOf(ground.outline);
	return lookAt(spot, { x: middle.x * 0.65 + centre.x * 0.35, y: middle.y * 0.65 + centre.y * 0.35 }, eyeHeight, eyeHeight);
}

const distanceBetween = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const towards = (from: Spot, to: Spot, metresOff: number): Spot => {
	const share = Math.min(1, metresOff / (distanceBetween(from, to) || 1));
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};
const centroidOf = (spots: readonly Spot[]): Spot => ({
	x: spots.reduce((sum, { x }) => sum + x, 0) / spots.length,
	y: spots.reduce((sum, { y }) => sum + y, 0) / spots.length
});
/** A spot 0.9 m off the corner that is farthest from a point. */
const farthestCorner = ({ outline }: Ground, from: Spot): Spot =>
	towards([...outline].sort((a, b) => distanceBetween(b, from) - distanceBetween(a, from))[0]!, from, 0.9);

/** The work that a visitor looks at: within 3.5 m and at most `angle` radians off the viewing direction. Null if there is none. */
export function workInFront(scene: Scene, stops: readonly Stop[], pose: Pose, angle = 0.5): Stop | null {
	const sides = sidesOf(scene.outline);
	const seen = stops.flatMap((stop) => {
		const work = spotAt(sides[stop.edge]!, stop.at, 0);
		const off = Math.abs(shortestTurn(pose.yaw, Math.atan2(work.x - pose.x, work.y - pose.y)));
		const far = distanceBetween(work, pose);
		const { inside } = sides[stop.edge]!;
		// A visitor who walks along a wall looks at none of its works.
		const facing = -(Math.sin(pose.yaw) * inside.x + Math.cos(pose.yaw) * inside.y);
		return off <= angle && far <= 3.5 && distanceToWall(scene, stop, pose) > 0 && facing > 0.6
			? [{ stop, badness: off * far + far * 0.1 }]
			: [];
	});
	return seen.sort((a, b) => a.badness - b.badness)[0]?.stop ?? null;
}

/** The shorter turn from one direction to another, from -π to π radians. */
export const shortestTurn = (from: number, to: number): number => {
	const turn = (to - from) % (2 * Math.PI);
	return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
};
