import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planProblems, type WallToPlace } from './planProblems.ts';
import {
	cornersOf,
	edgesOf,
	floorArea,
	innerAngle,
	isInside,
	outlineOf,
	type PlanPoint,
	pointAlong,
	readRoomPlan,
	type RoomPlan,
	sidesOf
} from './roomPlan.ts';

const at = (xMm: number, yMm: number): PlanPoint => ({ xMm, yMm });
/** Five metres by four, clockwise from the lower left corner. */
const rectangle = [at(0, 0), at(0, 4000), at(5000, 4000), at(5000, 0)];
const plan = (change: Partial<RoomPlan> = {}): RoomPlan => ({
	outline: rectangle,
	heightMm: 2900,
	walls: [],
	doors: [],
	windows: [],
	furniture: [],
	escape: [],
	...change
});
const codes = (change: Partial<RoomPlan>, walls: WallToPlace[] = []) => planProblems(plan(change), walls).map(({ code }) => code);

/** A random room whose outline doesn't cross itself: corners clockwise around a point, each at its own distance. */
const room = fc
	.array(fc.integer({ min: 1500, max: 20_000 }), { minLength: 3, maxLength: 12 })
	.map((far) =>
		far.map((distance, i) =>
			at(Math.round(distance * Math.cos((-2 * Math.PI * i) / far.length)), Math.round(distance * Math.sin((-2 * Math.PI * i) / far.length)))
		)
	);

test('computes a rectangle from its sides', () => {
	const sides = [
		{ angle: 0, lengthMm: 5000 },
		{ angle: 90, lengthMm: 4000 },
		{ angle: 90, lengthMm: 5000 }
	];
	const outline = outlineOf(sides);
	expect(outline).toEqual([at(0, 0), at(5000, 0), at(5000, -4000), at(0, -4000)]);
	expect(edgesOf(outline).map(({ lengthMm }) => lengthMm)).toEqual([5000, 4000, 5000, 4000]);
	expect(outline.map((_, i) => innerAngle(outline, i))).toEqual([90, 90, 90, 90]);
	expect(floorArea(outline)).toBe(20_000_000);
	expect(planProblems(plan({ outline }), [])).toEqual([]);
});

test('computes an L-shaped room with an inner angle of 270 degrees', () => {
	const outline = outlineOf([
		{ angle: 0, lengthMm: 6000 },
		{ angle: 90, lengthMm: 2000 },
		{ angle: 90, lengthMm: 3000 },
		{ angle: 270, lengthMm: 2000 },
		{ angle: 90, lengthMm: 3000 }
	]);
	expect(outline).toEqual([at(0, 0), at(6000, 0), at(6000, -2000), at(3000, -2000), at(3000, -4000), at(0, -4000)]);
	expect(innerAngle(outline, 3)).toBe(270);
	expect(planProblems(plan({ outline }), [])).toEqual([]);
});

test('outlineOf restores any room from sidesOf, within rounding', () => {
	fc.assert(
		fc.property(room, (outline) => {
			const [first, second] = [outline[0]!, outline[1]!];
			const heading = Math.atan2(second.yMm - first.yMm, second.xMm - first.xMm);
			const again = outlineOf(sidesOf(outline), first, heading);
			again.forEach((corner, i) =>
				expect(Math.hypot(corner.xMm - outline[i]!.xMm, corner.yMm - outline[i]!.yMm)).toBeLessThan(outline.length)
			);
			const angles = outline.reduce((sum, _, i) => sum + innerAngle(outline, i), 0);
			expect(angles).toBeCloseTo((outline.length - 2) * 180, 6);
			expect(floorArea(outline)).toBeGreaterThan(0);
			expect(planProblems(plan({ outline, heightMm: null }), [])).toEqual([]);
		})
	);
});

test('a point 1 mm inwards of an edge is inside, 1 mm outwards is outside', () => {
	fc.assert(
		fc.property(room, fc.nat(), (outline, n) => {
			const edge = edgesOf(outline)[n % outline.length]!;
			const inwards = pointAlong(edge, edge.lengthMm / 2, 1);
			expect(isInside(outline, { xMm: inwards.xMm, yMm: inwards.yMm })).toBe(true);
			const outwards = pointAlong(edge, edge.lengthMm / 2, -1);
			expect(isInside(outline, { xMm: outwards.xMm, yMm: outwards.yMm })).toBe(false);
		})
	);
});

test('reports an anticlockwise outline, one that crosses itself, one that folds back, and a short edge', () => {
	expect(codes({ outline: rectangle.toReversed() })).toEqual(['inside-out']);
	expect(codes({ outline: [rectangle[0]!, rectangle[2]!, rectangle[1]!, rectangle[3]!] })).toEqual(['crosses-itself']);
	expect(codes({ outline: [at(0, 0), at(0, 4000), at(0, 2000), at(5000, 2000)] })).toContain('crosses-itself');
	expect(codes({ outline: [at(0, 0), at(0, 4000), at(20, 4000), at(5000, 0)] })).toEqual(['edge-too-short']);
});

const walls: WallToPlace[] = [
	{ id: 1, code: 'A', widthMm: 3000, heightMm: 2800 },
	{ id: 2, code: 'B', widthMm: 2500, heightMm: 2800 }
];
const [a, b] = [
	{ wall: 1, edge: 1, atMm: 0 },
	{ wall: 2, edge: 0, atMm: 0 }
];

test('reports walls that don’t fit their edge, overlap or aren’t placed', () => {
	expect(codes({ walls: [a, b] }, walls)).toEqual([]);
	expect(codes({ walls: [a] }, walls)).toEqual(['wall-not-placed']);
	expect(planProblems(plan({ walls: [{ ...a, atMm: 2001 }, b] }), walls)).toEqual([
		{ code: 'wall-too-wide', severity: 'error', values: { name: 'A', edge: 2, neededMm: 5001, lengthMm: 5000 } }
	]);
	expect(codes({ walls: [a, { ...b, edge: 1, atMm: 2999 }] }, walls)).toEqual(['wall-too-wide', 'walls-overlap']);
	expect(codes({ walls: [a, { ...b, edge: 1, atMm: 2500 }] }, walls)).toEqual(['walls-overlap']);
	expect(codes({ walls: [a, { ...b, edge: 7 }] }, walls)).toEqual(['no-such-edge']);
	expect(codes({ walls: [a, b], heightMm: 2700 }, walls)).toEqual(['higher-than-room']);
});

test('reports problems of doors, windows, furniture and the escape route', () => {
	const door = { edge: 3, atMm: 100, widthMm: 900, heightMm: 2050, hinge: 'left' as const, opens: 'in' as const };
	const window = { edge: 3, atMm: 1000, widthMm: 1200, sillMm: 900, heightMm: 1400 };
	expect(codes({ doors: [door], windows: [window] })).toEqual([]);
	expect(codes({ doors: [{ ...door, atMm: 4200 }] })).toEqual(['door-outside']);
	expect(codes({ doors: [door], windows: [{ ...window, atMm: 999 }] })).toEqual(['openings-overlap']);
	const table = { name: 'Tisch', xMm: 2500, yMm: 2000, widthMm: 1600, depthMm: 800, heightMm: 740, turn: 0, from: null, to: null };
	expect(codes({ furniture: [table], escape: [at(300, 300), at(4800, 300)] })).toEqual([]);
	expect(codes({ furniture: [{ ...table, xMm: 700 }] })).toEqual(['furniture-outside']);
	expect(codes({ furniture: [{ ...table, xMm: 800 }] })).toEqual([]);
	expect(codes({ furniture: [table], escape: [at(300, 300), at(4800, 3900)] })).toEqual(['escape-blocked']);
	expect(codes({ escape: [at(300, 300), at(4800, 4100)] })).toEqual(['escape-outside']);
});

test('rotates furniture clockwise around its middle', () => {
	const table = { xMm: 1000, yMm: 1000, widthMm: 1600, depthMm: 800 };
	expect(cornersOf({ ...table, turn: 0 })[0]).toEqual(at(200, 600));
	const [first] = cornersOf({ ...table, turn: 90 });
	expect(first!.xMm).toBeCloseTo(600);
	expect(first!.yMm).toBeCloseTo(1800);
});

test('returns null for what is not a plan', () => {
	expect(readRoomPlan(null)).toBeNull();
	expect(readRoomPlan([])).toBeNull();
	expect(readRoomPlan(plan({ outline: rectangle.slice(0, 2) }))).toBeNull();
	expect(readRoomPlan(JSON.parse(JSON.stringify(plan())))).toEqual(plan());
});
