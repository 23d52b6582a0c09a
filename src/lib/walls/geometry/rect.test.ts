import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounds, contains, distanceMm, intersect, middleXMm, middleYMm, overlaps, type Rect } from './rect.ts';

const rect = (xMm: number, yMm: number, widthMm: number, heightMm: number): Rect => ({ xMm, yMm, widthMm, heightMm });
const side = fc.integer({ min: 1, max: 300 });
const place = fc.integer({ min: -300, max: 300 });
const rects = fc.record({ xMm: place, yMm: place, widthMm: side, heightMm: side });

test('rectangles that touch do not overlap', () => {
	expect(overlaps(rect(0, 0, 10, 10), rect(10, 0, 10, 10))).toBe(false);
	expect(overlaps(rect(0, 0, 10, 10), rect(0, 10, 10, 10))).toBe(false);
	expect(overlaps(rect(0, 0, 10, 10), rect(9, 9, 10, 10))).toBe(true);
	expect(overlaps(rect(0, 0, 10, 10), rect(2, 2, 1, 1))).toBe(true);
});

test('contains includes the edges', () => {
	expect(contains(rect(0, 0, 10, 10), rect(0, 0, 10, 10))).toBe(true);
	expect(contains(rect(0, 0, 10, 10), rect(1, 1, 10, 1))).toBe(false);
	expect(contains(rect(0, 0, 10, 10), rect(-1, 1, 5, 5))).toBe(false);
});

test('computes intersection, bounds and distance', () => {
	expect(intersect(rect(0, 0, 10, 10), rect(4, 6, 10, 10))).toEqual(rect(4, 6, 6, 4));
	expect(intersect(rect(0, 0, 10, 10), rect(10, 0, 5, 5))).toBeNull();
	expect(bounds([rect(0, 5, 10, 10), rect(20, 0, 5, 8)])).toEqual(rect(0, 0, 25, 15));
	expect(bounds([])).toBeNull();
	expect(distanceMm(rect(0, 0, 10, 10), rect(13, 14, 5, 5))).toBe(5);
	expect(distanceMm(rect(0, 0, 10, 10), rect(13, 0, 5, 5))).toBe(3);
	expect(distanceMm(rect(0, 0, 10, 10), rect(5, 5, 10, 10))).toBe(0);
});

test('rounds the middle of odd sizes down in x and up in y', () => {
	expect(middleXMm(rect(0, 0, 5, 5))).toBe(2);
	expect(middleYMm(rect(0, 0, 5, 5))).toBe(3);
});

test('overlaps is symmetric and agrees with intersect, bounds and contains', () => {
	fc.assert(
		fc.property(rects, rects, (a, b) => {
			const shared = intersect(a, b);
			expect(overlaps(a, b)).toBe(overlaps(b, a));
			expect(shared !== null).toBe(overlaps(a, b));
			expect(intersect(b, a)).toEqual(shared);
			if (shared) expect(contains(a, shared) && contains(b, shared)).toBe(true);
			const around = bounds([a, b]);
			expect(around && contains(around, a) && contains(around, b)).toBe(true);
			expect(distanceMm(a, b)).toBe(distanceMm(b, a));
		})
	);
});
