import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceTo, frameOf, onWall, overlap, rectBetween, scrollAfterZoom, wallAt } from './onScreen.ts';

const point = (clientX: number, clientY: number) => ({ clientX, clientY });
const rect = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const wall = { ...rect(100, 50, 700, 330), wallId: 1, heightMm: 2800, scale: 0.1 };

test('finds the wall under a point; the right and lower edges belong to the next wall', () => {
	const walls = [wall, { ...rect(700, 50, 900, 330), wallId: 2 }];
	const at = (x: number, y: number) => wallAt(walls, point(x, y))?.wallId;
	expect([at(100, 50), at(699, 329), at(700, 50), at(400, 330), at(99, 100), at(400, 49)]).toEqual([
		1,
		1,
		2,
		undefined,
		undefined,
		undefined
	]);
});

test('counts millimetres from the left edge and upwards from the floor', () => {
	expect(onWall(wall, point(100, 330))).toEqual({ xMm: 0, yMm: 0 });
	expect(onWall(wall, point(160, 50))).toEqual({ xMm: 600, yMm: 2800 });
	expect(onWall(wall, point(90, 340))).toEqual({ xMm: -100, yMm: -100 });
});

test('makes the same frame from whichever corner it is drawn', () => {
	const wanted = rect(10, 20, 40, 60);
	for (const [one, other] of [
		[point(10, 20), point(40, 60)],
		[point(40, 20), point(10, 60)],
		[point(40, 60), point(10, 20)]
	] as const)
		expect(rectBetween(one, other)).toEqual(wanted);
	expect(frameOf(wanted)).toEqual({ xMm: 10, yMm: 20, widthMm: 30, heightMm: 40 });
});

test('a frame touches what it overlaps, not what only shares an edge', () => {
	const frame = rect(10, 10, 20, 20);
	expect(overlap(frame, rect(19, 19, 30, 30))).toBe(true);
	expect(overlap(frame, rect(0, 0, 100, 100))).toBe(true);
	for (const beside of [rect(20, 10, 30, 20), rect(0, 10, 10, 20), rect(10, 20, 20, 30), rect(10, 0, 20, 10)])
		expect(overlap(frame, beside)).toBe(false);
});

test('measures the distance to a rectangle, 0 inside it', () => {
	const box = rect(10, 10, 20, 20);
	expect([point(15, 15), point(10, 20), point(5, 15), point(15, 26), point(23, 24)].map((at) => distanceTo(box, at))).toEqual([
		0, 0, 5, 6, 5
	]);
});

test('after zooming and scrolling, the point of the wall is under the pointer again', () => {
	const px = fc.integer({ min: -2000, max: 2000 });
	const size = fc.integer({ min: 1, max: 3000 });
	fc.assert(
		fc.property(
			px,
			px,
			size,
			size,
			px,
			px,
			fc.double({ min: 0.2, max: 8, noNaN: true }),
			px,
			px,
			(left, top, width, height, x, y, zoom, newLeft, newTop) => {
				const before = rect(left, top, left + width, top + height);
				const after = rect(newLeft, newTop, newLeft + width * zoom, newTop + height * zoom);
				const scroll = scrollAfterZoom(before, after, point(x, y));
				// Scrolling moves the wall against the scroll.
				expect((x - (after.left - scroll.left)) / zoom).toBeCloseTo(x - left, 4);
				expect((y - (after.top - scroll.top)) / zoom).toBeCloseTo(y - top, 4);
			}
		)
	);
});
