import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignToCentreLine, equalGaps } from '../geometry/arrange.ts';
import { blocksPublishing, fits, wallProblems } from './problems.ts';
import type { PlacedBox } from './problem.ts';
import { overlaps } from '../geometry/rect.ts';
import { freeSpot } from './spot.ts';
import { plainWall, type Wall } from '../wall.ts';

const wall: Wall = {
	...plainWall,
	code: 'A',
	widthMm: 5000,
	heightMm: 2600,
	centreLineMm: 1450,
	blocked: [{ xMm: 4000, yMm: 0, widthMm: 1000, heightMm: 2100, reason: 'door' }]
};
const box = (id: string, xMm: number, yMm: number, widthMm = 400, heightMm = 600, piece?: string): PlacedBox => ({
	id,
	xMm,
	yMm,
	widthMm,
	heightMm,
	piece
});

test('a good hang has no problems', () => {
	expect(wallProblems(wall, [box('1', 100, 1150), box('2', 550, 1150), box('3', 3600, 1150)])).toEqual([]);
	expect(wallProblems(wall, [])).toEqual([]);
});

test.each([
	['outside the wall on the left', [box('1', -1, 1150)], 'outside', 'error', { leftMm: 1, rightMm: 0, bottomMm: 0, topMm: 0 }],
	['outside the wall at the top', [box('1', 0, 2001)], 'outside', 'error', { leftMm: 0, rightMm: 0, bottomMm: 0, topMm: 1 }],
	['that overlaps another', [box('1', 0, 1150), box('2', 399, 1749)], 'overlap', 'error', { widthMm: 1, heightMm: 1 }],
	['on the door', [box('1', 3700, 1150)], 'blocked-zone', 'error', { reason: 'door', widthMm: 100, heightMm: 600 }],
	['too close to another', [box('1', 0, 1150), box('2', 449, 1150)], 'too-close', 'warning', { gapMm: 49, limitMm: 50 }],
	['that touches another', [box('1', 0, 1150), box('2', 400, 1150)], 'too-close', 'warning', { gapMm: 0, limitMm: 50 }],
	['too high', [box('1', 0, 1401)], 'too-high', 'warning', { topMm: 2001, limitMm: 2000 }],
	['too low', [box('1', 0, 599)], 'too-low', 'warning', { bottomMm: 599, limitMm: 600 }]
] as const)('reports a box %s', (_, boxes, code, severity, values) => {
	expect(wallProblems(wall, boxes)).toContainEqual({ code, severity, placementIds: boxes.map((each) => each.id), values });
});

test('the limits themselves are allowed', () => {
	expect(wallProblems(wall, [box('1', 0, 1400), box('2', 450, 600), box('3', 3600, 1000)])).toEqual([]);
	expect(wallProblems(wall, [box('1', 4000, 2100, 1000, 500)]).map((problem) => problem.code)).toEqual(['too-high']);
});

test('boxes of one piece may be close, but not overlap', () => {
	expect(wallProblems(wall, [box('1', 0, 1150, 400, 600, 'p'), box('2', 420, 1150, 400, 600, 'p')])).toEqual([]);
	expect(wallProblems(wall, [box('1', 0, 1150, 400, 600, 'p'), box('2', 300, 1150, 400, 600, 'p')])).toHaveLength(1);
});

test('as hung, everything is a warning', () => {
	const boxes = [box('1', 3700, 1150), box('2', 3800, 1150)];
	expect(blocksPublishing(wallProblems(wall, boxes))).toBe(true);
	expect(blocksPublishing(wallProblems(wall, boxes, 'as-hung'))).toBe(false);
	expect(wallProblems(wall, boxes, 'as-hung')).toHaveLength(wallProblems(wall, boxes).length);
});

const boxes = fc
	.array(
		fc.record({
			xMm: fc.integer({ min: -100, max: 5200 }),
			yMm: fc.integer({ min: -100, max: 2700 }),
			widthMm: fc.integer({ min: 1, max: 800 }),
			heightMm: fc.integer({ min: 1, max: 800 })
		}),
		{ maxLength: 25 }
	)
	.map((list) => list.map((rect, i) => ({ ...rect, id: String(i) })));

test('errors are exactly what the database refuses: outside the wall, overlapping, on a blocked zone', () => {
	fc.assert(
		fc.property(boxes, (list) => {
			const refused = list.some((each, i) => !fits(wall, each, list.slice(0, i)));
			expect(blocksPublishing(wallProblems(wall, list))).toBe(refused);
			const pairs = list.flatMap((a, i) => list.slice(i + 1).filter((b) => overlaps(a, b)));
			expect(wallProblems(wall, list).filter((problem) => problem.code === 'overlap')).toHaveLength(pairs.length);
		})
	);
});

test('the order of the boxes changes only the order of the problems', () => {
	fc.assert(
		fc.property(boxes, (list) => {
			const sortedProblems = (each: PlacedBox[]) =>
				wallProblems(wall, each)
					.map(({ code, placementIds }) => [code, ...placementIds.toSorted()].join())
					.sort();
			expect(sortedProblems(list.toReversed())).toEqual(sortedProblems(list));
		})
	);
});

test('freeSpot returns a place that is free, or null', () => {
	expect(freeSpot(wall, [], { widthMm: 400, heightMm: 600 })).toEqual({ xMm: 50, yMm: 1150, widthMm: 400, heightMm: 600 });
	expect(freeSpot(wall, [box('1', 50, 1150)], { widthMm: 400, heightMm: 600 })?.xMm).toBe(500);
	expect(freeSpot(wall, [], { widthMm: 4000, heightMm: 600 })?.xMm).toBe(0);
	expect(freeSpot(wall, [], { widthMm: 4001, heightMm: 600 })).toBeNull();
	expect(freeSpot(wall, [], { widthMm: 400, heightMm: 2600 })).toMatchObject({ yMm: 0 });
	fc.assert(
		fc.property(boxes, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (list, widthMm, heightMm) => {
			const spot = freeSpot(wall, list, { widthMm, heightMm });
			if (spot) expect(fits(wall, spot, list)).toBe(true);
		})
	);
});

test('checks sixty works in less than half a millisecond', () => {
	const row = Array.from({ length: 60 }, (_, i) => box(String(i), i * 10, 0, 5 + (i % 3), 300 + i));
	const arranged = equalGaps(alignToCentreLine(row, 1450), 0, 4000);
	const list = arranged.ok ? arranged.boxes : [];
	expect(list).toHaveLength(60);
	for (let i = 0; i < 200; i++) wallProblems(wall, list);
	const times = Array.from({ length: 101 }, () => {
		const start = performance.now();
		wallProblems(wall, list);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	// Use the median, because a busy machine may slow single runs down.
	expect(times[50]).toBeLessThan(0.5);
});
