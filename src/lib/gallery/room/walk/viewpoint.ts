import { type Ground, isFree, nearestFree } from '../collision.ts';
import { metres, sidesOf, spotAt } from '../geometry.ts';
import type { Pose, RoomScene, Spot } from '../scene.ts';

/** A work as one stands before it: its parts together. Metres; `at` and `middle` are the middle along its side and above the floor. */
export type Stop = { number: number; name: string; edge: number; at: number; middle: number; width: number; height: number };

/** Angles that one sees at once. Radians. */
export type Lens = { across: number; upright: number };

/** The works of a room, in the order of its boxes. */
export function stopsOf({ boxes }: Pick<RoomScene, 'boxes'>): Stop[] {
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

export const near = 1;

/** As far as one steps back to see all of a work with air around it, 1 m at least. */
export const wholeDistance = ({ width, height }: Stop, { across, upright }: Lens): number =>
	Math.max(near, (width * 0.62) / Math.tan(across / 2), (height * 0.66) / Math.tan(upright / 2));

/** Where somebody turns who looks from one place to another at a height. */
export function lookAt(from: Spot, to: Spot, eye: number, height: number): Pose {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const rise = (height - eye) / Math.max(0.3, Math.hypot(dx, dy));
	return { ...from, yaw: Math.atan2(dx, dy), pitch: 0, rise: Math.min(0.6, Math.max(-0.6, rise)) };
}

/**
 * Where one stands before a work, `distance` metres from the wall; where something is in the way, as near to that as one can
 * stand straight before it, else beside what stands there.
 */
export function standBefore(scene: RoomScene, ground: Ground, stop: Stop, distance: number, eye: number): Pose | null {
	const side = sidesOf(scene.outline)[stop.edge];
	if (!side) return null;
	const work = spotAt(side, stop.at, 0);
	const straight = Array.from({ length: Math.round(distance * 20) - 7 }, (_, i) => spotAt(side, stop.at, distance - i * 0.05));
	const spot = straight.find((at) => isFree(ground, at)) ?? nearestFree(ground, spotAt(side, stop.at, Math.min(distance, near)));
	return spot && lookAt(spot, work, eye, stop.middle);
}

/** How far somebody stands from the wall of a work, in metres. */
export function distanceTo(scene: RoomScene, { edge }: Stop, at: Spot): number {
	const { from, inside } = sidesOf(scene.outline)[edge]!;
	return (at.x - from.x) * inside.x + (at.y - from.y) * inside.y;
}

/** Where one comes in: at a door without works beside it, if there is one, looking at where they are. */
export function entrance(scene: RoomScene, ground: Ground, eye: number): Pose {
	const sides = sidesOf(scene.outline);
	const works = stopsOf(scene).map(({ edge, at }) => spotAt(sides[edge]!, at, 0));
	const middle = middleOf(works.length > 0 ? works : ground.outline);
	const hung = new Set(scene.boxes.map(({ edge }) => edge));
	// From a door between works one sees them from the side.
	const doors = scene.doors
		.filter(({ edge }) => sides[edge])
		.sort((a, b) => Number(hung.has(a.edge)) - Number(hung.has(b.edge)))
		.map(({ edge, atMm, widthMm }) => spotAt(sides[edge]!, metres(atMm + widthMm / 2), 0.55))
		.filter((spot) => isFree(ground, spot));
	const spot = doors[0] ?? nearestFree(ground, farthest(ground, middle)) ?? ground.outline[0]!;
	const centre = middleOf(ground.outline);
	return lookAt(spot, { x: middle.x * 0.65 + centre.x * 0.35, y: middle.y * 0.65 + centre.y * 0.35 }, eye, eye);
}

const away = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const towards = (from: Spot, to: Spot, metresOff: number): Spot => {
	const share = Math.min(1, metresOff / (away(from, to) || 1));
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};
const middleOf = (spots: readonly Spot[]): Spot => ({
	x: spots.reduce((sum, { x }) => sum + x, 0) / spots.length,
	y: spots.reduce((sum, { y }) => sum + y, 0) / spots.length
});
/** A place in the corner from which one sees farthest. */
const farthest = ({ outline }: Ground, from: Spot): Spot =>
	towards([...outline].sort((a, b) => away(b, from) - away(a, from))[0]!, from, 0.9);

/** The work somebody looks at: the one in front of them within 3.5 m, at most `angle` radians beside where they look. */
export function inFront(scene: RoomScene, stops: readonly Stop[], pose: Pose, angle = 0.5): Stop | null {
	const sides = sidesOf(scene.outline);
	const seen = stops.flatMap((stop) => {
		const work = spotAt(sides[stop.edge]!, stop.at, 0);
		const off = Math.abs(turnBetween(pose.yaw, Math.atan2(work.x - pose.x, work.y - pose.y)));
		const far = away(work, pose);
		const { inside } = sides[stop.edge]!;
		// Whoever walks along a wall stands before none of its works.
		const facing = -(Math.sin(pose.yaw) * inside.x + Math.cos(pose.yaw) * inside.y);
		return off <= angle && far <= 3.5 && distanceTo(scene, stop, pose) > 0 && facing > 0.6
			? [{ stop, badness: off * far + far * 0.1 }]
			: [];
	});
	return seen.sort((a, b) => a.badness - b.badness)[0]?.stop ?? null;
}

/** The shorter turn from one direction to another, from -π to π. */
export const turnBetween = (from: number, to: number): number => {
	const turn = (to - from) % (2 * Math.PI);
	return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
};
