import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cornersOf } from '#lib/walls/plan/roomPlan.ts';
import { body, groundOf, isClear, isFree, nearestFree, walk } from './collision.ts';
import { wayTo } from './walk/findPath.ts';

/** An L of 8 by 6 m with a table and a bench that is turned; corners clockwise. */
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

describe('walking in a room', () => {
	test('one stands neither in a wall nor in furniture nor outside', () => {
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

	test('wherever one wants to go, one never passes through anything', () => {
		fc.assert(
			fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (wishes) => {
				let at = { x: 1, y: 1 };
				for (const wish of wishes) {
					const next = walk(ground, at, wish);
					expect(isFree(ground, next)).toBe(true);
					at = next;
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('one stops at a wall and slides along it', () => {
		const stopped = walk(ground, { x: 1, y: 1 }, { x: -2, y: 1 });
		expect(stopped.x).toBeCloseTo(body, 2);
		const slid = walk(ground, { x: 1, y: 1 }, { x: -2, y: 4 });
		expect(slid.x).toBeCloseTo(body, 2);
		expect(slid.y).toBeGreaterThan(2);
		// Through the table there is no way.
		expect(walk(ground, { x: 2, y: 1.2 }, { x: 2, y: 4 }).y).toBeLessThan(2.1);
	});

	test('the way to a place leads around the table and the corner, and is no longer than needed', () => {
		const cases = [
			[{ x: 2, y: 1 }, { x: 2, y: 5 }, 4.9],
			[{ x: 3, y: 5.5 }, { x: 7.5, y: 2.5 }, 6.7]
		] as const;
		for (const [from, to, max] of cases) {
			const way = wayTo(ground, from, to)!;
			expect(way.length).toBeGreaterThan(1);
			expect(way.at(-1)).toEqual(to);
			let length = 0;
			[from, ...way].reduce((a, b) => {
				expect(isClear(ground, a, b)).toBe(true);
				length += Math.hypot(a.x - b.x, a.y - b.y);
				return b;
			});
			expect(length).toBeLessThan(max);
		}
		expect(wayTo(ground, { x: 1, y: 1 }, { x: 1, y: 2 })).toEqual([{ x: 1, y: 2 }]);
		expect(wayTo(ground, { x: 1, y: 1 }, { x: 20, y: 2 })).toBeNull();
	});

	test('who taps on the table comes beside it', () => {
		const beside = nearestFree(ground, { x: 2, y: 2.5 })!;
		expect(isFree(ground, beside)).toBe(true);
		expect(Math.hypot(beside.x - 2, beside.y - 2.5)).toBeLessThan(0.9);
	});
});
