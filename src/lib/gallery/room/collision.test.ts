import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cornersOf } from '#lib/walls/plan/roomPlan.ts';
import { bodyRadius, groundOf, isClear, isFree, nearestFreeSpot, walkTo } from './collision.ts';
import { findPath } from './walk/findPath.ts';

/** An L-shaped room of 8 by 6 m with a table and a rotated bench; corners clockwise. */
const outline = [
	{ xMm: 0, yMm: 0 },
	{ xMm: 0, yMm: 6000 },
	{ xMm: 4000, yMm: 6000 },
	{ xMm: 4000, yMm: 3000 },
	{ xMm: 8000, yMm: 3000 },
	{ xMm: 8000, yMm: 0 }
];
const furniture = [
	{ corners: cornersOf({ xMm: 2000, yMm: 2500, widthMm: 1600, depthMm: 800, turn: 0 }), heightMm: 740 },
	{ corners: cornersOf({ xMm: 6000, yMm: 1500, widthMm: 1400, depthMm: 400, turn: 30 }), heightMm: 450 }
];
const ground = groundOf({ outline, furniture });
const spot = fc.record({ x: fc.double({ min: -3, max: 11, noNaN: true }), y: fc.double({ min: -3, max: 9, noNaN: true }) });

describe('collision in a room', () => {
	test('spots in walls, in furniture and outside the room are not free', () => {
		expect(isFree(ground, { x: 1, y: 1 })).toBe(true);
		for (const [x, y] of [
			[0.1, 1],
			[2, 2.5],
			[6, 1.5],
			[6, 4.5],
			[-1, 1]
		] as const)
			expect([x, y, isFree(ground, { x, y })]).toEqual([x, y, false]);
	});

	test('walking never ends on a spot that is not free', () => {
		fc.assert(
			fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (targets) => {
				let at = { x: 1, y: 1 };
				for (const target of targets) {
					const next = walkTo(ground, at, target);
					expect(isFree(ground, next)).toBe(true);
					at = next;
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('a visitor stops at a wall and slides along it', () => {
		const stopped = walkTo(ground, { x: 1, y: 1 }, { x: -2, y: 1 });
		expect(stopped.x).toBeCloseTo(bodyRadius, 2);
		const slid = walkTo(ground, { x: 1, y: 1 }, { x: -2, y: 4 });
		expect(slid.x).toBeCloseTo(bodyRadius, 2);
		expect(slid.y).toBeGreaterThan(2);
		// The table blocks the straight line.
		expect(walkTo(ground, { x: 2, y: 1.2 }, { x: 2, y: 4 }).y).toBeLessThan(2.1);
	});

	test('the path leads around the table and the corner and is not longer than necessary', () => {
		const cases = [
			[{ x: 2, y: 1 }, { x: 2, y: 5 }, 4.9],
			[{ x: 3, y: 5.5 }, { x: 7.5, y: 2.5 }, 6.7]
		] as const;
		for (const [from, to, max] of cases) {
			const path = findPath(ground, from, to)!;
			expect(path.length).toBeGreaterThan(1);
			expect(path.at(-1)).toEqual(to);
			let length = 0;
			[from, ...path].reduce((a, b) => {
				expect(isClear(ground, a, b)).toBe(true);
				length += Math.hypot(a.x - b.x, a.y - b.y);
				return b;
			});
			expect(length).toBeLessThan(max);
		}
		expect(findPath(ground, { x: 1, y: 1 }, { x: 1, y: 2 })).toEqual([{ x: 1, y: 2 }]);
		expect(findPath(ground, { x: 1, y: 1 }, { x: 20, y: 2 })).toBeNull();
	});

	test('a tap on the table leads to a free spot beside it', () => {
		const beside = nearestFreeSpot(ground, { x: 2, y: 2.5 })!;
		expect(isFree(ground, beside)).toBe(true);
		expect(Math.hypot(beside.x - 2, beside.y - 2.5)).toBeLessThan(0.9);
	});
});
