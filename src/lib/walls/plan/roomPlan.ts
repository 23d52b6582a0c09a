import { z } from 'zod';
import { daySchema } from '#lib/shared/dates.ts';
import { wallLimits } from '../wall.ts';

/**
 * The plan of a room: together with its measured walls (`Wall`, `blocked` zones, `Suspension`), everything that is needed to build the room in
 * three dimensions.
 *
 * Whole millimetres. The plan is seen from above: x to the right, y upwards on the page, z upwards from the finished floor. The origin and
 * the orientation have no meaning; a plan is never mirrored.
 *
 * - `outline`: the corners of the room, **clockwise** as seen from above. Edge `i` runs from corner `i` to corner `i + 1`, the last one back
 *   to corner 0. So somebody who stands in the room and looks at an edge sees its start on the left and its end on the right. The outline
 *   never crosses itself. The point `s` mm along edge `i` is `corner + s * (next - corner) / length`; the inward normal is
 *   `(dy, -dx) / length`.
 * - `heightMm`: from the floor to the ceiling; null if not measured (then the room is as high as its highest wall, at least 2500).
 * - `walls`: which wall (its id) is on which edge. The left edge of the wall is `atMm` along the edge. So a work at x, y on the wall is at
 *   `atMm + x` along the edge and y above the floor, on the inside. Parts of an edge without a wall are plain up to the ceiling.
 * - `doors`, `windows`: openings; `atMm` is the distance along the edge to their left side as seen from inside. A door starts at the floor.
 *   `hinge` is the side of its hinges as seen from inside; it `opens` into the room ('in'), out of it ('out'), or it 'slides'; an open door
 *   covers a quarter circle around its hinge. A window starts `sillMm` above the floor; windows let daylight in.
 * - `furniture`: what stands in the room from one day to another (both included; null: always). x, y is its middle; `widthMm` is along x and
 *   `depthMm` along y, before it is rotated around its middle by `turn` whole degrees, clockwise as seen from above.
 * - `escape`: the line of the escape route that must stay free, from point to point; empty if there is none.
 */
export type RoomPlan = z.infer<typeof roomPlanSchema>;
export type PlanPoint = { xMm: number; yMm: number };
export type PlanDoor = RoomPlan['doors'][number];
export type PlanWindow = RoomPlan['windows'][number];
export type PlanFurniture = RoomPlan['furniture'][number];
export type PlacedWall = RoomPlan['walls'][number];

export const hinges = ['left', 'right'] as const;
export const openings = ['in', 'out', 'slides'] as const;

/** Limits of a plan: the largest coordinate, the shortest edge, the number of corners, openings and furniture. The same as in the database. */
export const planLimits = { farMm: 200_000, corners: 60, minEdgeMm: 50, furniture: 100, openings: 60 } as const;

const length = z.int().min(1).max(100_000);
const along = z.int().min(0).max(100_000);
const edge = z
	.int()
	.min(0)
	.max(planLimits.corners - 1);
const coordinate = z.int().min(-planLimits.farMm).max(planLimits.farMm);
const point = z.object({ xMm: coordinate, yMm: coordinate });

export const roomPlanSchema = z.object({
	outline: z.array(point).min(3).max(planLimits.corners),
	heightMm: z.int().min(wallLimits.height.minMm).max(wallLimits.height.maxMm).nullable(),
	walls: z.array(z.object({ wall: z.int(), edge, atMm: along })).max(200),
	doors: z
		.array(z.object({ edge, atMm: along, widthMm: length, heightMm: length, hinge: z.enum(hinges), opens: z.enum(openings) }))
		.max(planLimits.openings),
	windows: z.array(z.object({ edge, atMm: along, widthMm: length, sillMm: along, heightMm: length })).max(planLimits.openings),
	furniture: z
		.array(
			point.extend({
				name: z.string().min(1).max(200),
				widthMm: length,
				depthMm: length,
				heightMm: length,
				turn: z.int().min(0).max(359),
				from: daySchema.nullable(),
				to: daySchema.nullable()
			})
		)
		.max(planLimits.furniture),
	escape: z.array(point).max(40)
});

/** Reads a stored plan; null if there is none, or if it isn't valid. */
export function readRoomPlan(stored: unknown): RoomPlan | null {
	const parsed = roomPlanSchema.safeParse(stored);
	return parsed.success ? parsed.data : null;
}

export type PlanEdge = { from: PlanPoint; to: PlanPoint; lengthMm: number };

/** The edges of an outline with their lengths, rounded to whole millimetres. */
export const edgesOf = (outline: readonly PlanPoint[]): PlanEdge[] =>
	outline.map((from, i) => {
		const to = outline[(i + 1) % outline.length]!;
		return { from, to, lengthMm: Math.round(Math.hypot(to.xMm - from.xMm, to.yMm - from.yMm)) };
	});

/** The point `atMm` along an edge and `insideMm` into the room. May have fractions; on an edge of length 0, the corner. */
export function pointAlong({ from, to }: PlanEdge, atMm: number, insideMm = 0): PlanPoint {
	const [dx, dy] = [to.xMm - from.xMm, to.yMm - from.yMm];
	const full = Math.hypot(dx, dy) || 1;
	return { xMm: from.xMm + (dx * atMm + dy * insideMm) / full, yMm: from.yMm + (dy * atMm - dx * insideMm) / full };
}

/** The interior angle at a corner, in degrees from 0 to 360; 90 in a rectangle. */
export function innerAngle(outline: readonly PlanPoint[], corner: number): number {
	const at = outline[corner]!;
	const before = outline[(corner + outline.length - 1) % outline.length]!;
	const after = outline[(corner + 1) % outline.length]!;
	const incoming = Math.atan2(at.yMm - before.yMm, at.xMm - before.xMm);
	const outgoing = Math.atan2(after.yMm - at.yMm, after.xMm - at.xMm);
	const rightTurn = ((incoming - outgoing) * 180) / Math.PI;
	return (((180 - rightTurn) % 360) + 360) % 360;
}

/** One side as it is measured with tape and protractor: its length, and the interior angle in degrees at its start. */
export type Side = { angle: number; lengthMm: number };

/**
 * Computes the corners of a room from its sides, clockwise, without the closing side. The angle of the first side is ignored: it starts at
 * `start` in the direction `heading` (radians, anticlockwise, 0 to the right).
 */
export function outlineOf(sides: readonly Side[], start: PlanPoint = { xMm: 0, yMm: 0 }, heading = 0): PlanPoint[] {
	const corners = [start];
	// Sum up without rounding, and round each corner by itself, so that errors stay below a millimetre.
	let [x, y, direction] = [start.xMm, start.yMm, heading];
	sides.forEach(({ angle, lengthMm }, i) => {
		if (i > 0) direction -= Math.PI - (angle * Math.PI) / 180;
		x += lengthMm * Math.cos(direction);
		y += lengthMm * Math.sin(direction);
		corners.push({ xMm: Math.round(x) + 0, yMm: Math.round(y) + 0 });
	});
	return corners;
}

/** The sides of an outline, without the closing one. The inverse of `outlineOf`, but for rounding. */
export const sidesOf = (outline: readonly PlanPoint[]): Side[] =>
	edgesOf(outline)
		.slice(0, -1)
		.map(({ lengthMm }, i) => ({ lengthMm, angle: innerAngle(outline, i) }));

/** Twice the signed area (shoelace formula), positive if anticlockwise. */
const doubleArea = (outline: readonly PlanPoint[]): number =>
	edgesOf(outline).reduce((sum, { from, to }) => sum + from.xMm * to.yMm - to.xMm * from.yMm, 0);

/** The floor area in square millimetres; negative if the corners run anticlockwise. */
export const floorArea = (outline: readonly PlanPoint[]): number => -doubleArea(outline) / 2;

/** The side of the line a-b on which c lies: 1 left, -1 right, 0 on the line. */
const side = (a: PlanPoint, b: PlanPoint, c: PlanPoint): number =>
	Math.sign((b.xMm - a.xMm) * (c.yMm - a.yMm) - (b.yMm - a.yMm) * (c.xMm - a.xMm));
/** Whether c is in the bounding box of a and b. */
const within = (a: PlanPoint, b: PlanPoint, c: PlanPoint): boolean =>
	Math.min(a.xMm, b.xMm) <= c.xMm && c.xMm <= Math.max(a.xMm, b.xMm) && Math.min(a.yMm, b.yMm) <= c.yMm && c.yMm <= Math.max(a.yMm, b.yMm);

/** Whether two line segments share a point, ends included. */
export function touches(one: Pick<PlanEdge, 'from' | 'to'>, other: Pick<PlanEdge, 'from' | 'to'>): boolean {
	const [a, b, c, d] = [one.from, one.to, other.from, other.to];
	const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const;
	if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true;
	return (
		(sides[0] === 0 && within(a, b, c)) ||
		(sides[1] === 0 && within(a, b, d)) ||
		(sides[2] === 0 && within(c, d, a)) ||
		(sides[3] === 0 && within(c, d, b))
	);
}

/** Whether a point is in the room, edges included (even-odd rule). */
export function isInside(outline: readonly PlanPoint[], at: PlanPoint): boolean {
	let inside = false;
	for (const { from, to } of edgesOf(outline)) {
		if (side(from, to, at) === 0 && within(from, to, at)) return true;
		if (from.yMm > at.yMm !== to.yMm > at.yMm) {
			const x = from.xMm + ((at.yMm - from.yMm) * (to.xMm - from.xMm)) / (to.yMm - from.yMm);
			if (at.xMm < x) inside = !inside;
		}
	}
	return inside;
}

/** The corners of an item of furniture after rotation. May have fractions. */
export function cornersOf({ xMm, yMm, widthMm, depthMm, turn }: Omit<PlanFurniture, 'name' | 'heightMm' | 'from' | 'to'>): PlanPoint[] {
	const radians = (-turn * Math.PI) / 180;
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	return (
		[
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1]
		] as const
	).map(([right, up]) => {
		const [x, y] = [(right * widthMm) / 2, (up * depthMm) / 2];
		return { xMm: xMm + x * cos - y * sin, yMm: yMm + x * sin + y * cos };
	});
}
