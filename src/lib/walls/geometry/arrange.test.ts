import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignEdges, alignToCentreLine, distribute, equalGaps, orderFromLeft, shareOut } from './arrange.ts';
import { bounds, middleYMm, type Rect, rightMm } from './rect.ts';

const box = (xMm: number, widthMm: number, yMm = 0, heightMm = 100): Rect => ({ xMm, yMm, widthMm, heightMm });
const xs = (boxes: readonly Rect[]) => boxes.map((each) => each.xMm);
const boxesOf = (max: number) =>
	fc.array(
		fc.record({
			xMm: fc.integer({ min: -500, max: 9000 }),
			yMm: fc.integer({ min: -500, max: 3000 }),
			widthMm: fc.integer({ min: 1, max }),
			heightMm: fc.integer({ min: 1, max })
		}),
		{ minLength: 1, maxLength: 20 }
	);

test('gives gaps of 10 to three works of 20 on a wall of 100', () => {
	const arranged = equalGaps([box(1, 20), box(30, 20), box(70, 20)], 0, 100);
	expect(arranged).toEqual({ ok: true, gapsMm: [10, 10, 10, 10], boxes: [box(10, 20), box(40, 20), box(70, 20)] });
});

test.each([
	[40, 4, [10, 10, 10, 10]],
	[41, 4, [11, 10, 10, 10]],
	[42, 4, [11, 10, 10, 11]],
	[43, 4, [12, 10, 10, 11]],
	[7, 2, [4, 3]],
	[7, 1, [7]],
	[0, 3, [0, 0, 0]]
])('shares %i mm among %i gaps: %j', (free, count, gaps) => {
	expect(shareOut(free, count)).toEqual(gaps);
});

test('equal gaps between two edges keep the order from the left and the order of the list', () => {
	const arranged = equalGaps([box(900, 100), box(50, 200)], 500, 1000);
	expect(arranged.ok && xs(arranged.boxes)).toEqual([833, 567]);
	expect(arranged.ok && arranged.gapsMm).toEqual([67, 66, 67]);
});

test('returns the missing millimetres when the boxes are too wide', () => {
	expect(equalGaps([box(0, 700), box(0, 500)], 0, 1000)).toEqual({ ok: false, missingMm: 200 });
	expect(equalGaps([box(0, 500), box(500, 500)], 0, 1000).ok).toBe(true);
	expect(distribute([box(0, 100), box(50, 100), box(60, 100)])).toEqual({ ok: false, missingMm: 140 });
});

test('distribute keeps the outer edges of the group', () => {
	const arranged = distribute([box(0, 100), box(110, 50), box(401, 100)]);
	expect(arranged).toEqual({ ok: true, gapsMm: [126, 125], boxes: [box(0, 100), box(226, 50), box(401, 100)] });
	expect(distribute([box(7, 10)])).toEqual({ ok: true, gapsMm: [], boxes: [box(7, 10)] });
	expect(distribute([])).toEqual({ ok: true, gapsMm: [], boxes: [] });
});

test('alignEdges aligns boxes to each edge of the group', () => {
	const group = [box(100, 50, 1000, 200), box(300, 80, 900, 101)];
	expect(alignEdges(group, 'left').map((each) => each.xMm)).toEqual([100, 100]);
	expect(alignEdges(group, 'right').map((each) => each.xMm)).toEqual([330, 300]);
	expect(alignEdges(group, 'bottom').map((each) => each.yMm)).toEqual([900, 900]);
	expect(alignEdges(group, 'top').map((each) => each.yMm)).toEqual([1000, 1099]);
	expect(alignEdges(group, 'middle-x').map((each) => each.xMm)).toEqual([215, 200]);
	expect(alignEdges(group, 'middle-y').map(middleYMm)).toEqual([1050, 1050]);
	expect(alignEdges([], 'left')).toEqual([]);
});

test('orders from the left, upper boxes first', () => {
	expect(orderFromLeft([box(50, 10), box(0, 10, 0), box(0, 10, 500)])).toEqual([box(0, 10, 500), box(0, 10, 0), box(50, 10)]);
});

test('equal gaps add up to the free space, inner gaps are the same, and boxes keep their size', () => {
	fc.assert(
		fc.property(boxesOf(400), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 12_000 }), (boxes, fromMm, spaceMm) => {
			const arranged = equalGaps(boxes, fromMm, fromMm + spaceMm);
			const widths = boxes.reduce((sum, each) => sum + each.widthMm, 0);
			expect(arranged.ok).toBe(widths <= spaceMm);
			if (!arranged.ok) {
				expect(arranged.missingMm).toBe(widths - spaceMm);
				return;
			}
			const row = orderFromLeft(arranged.boxes);
			expect(row.map((each, i) => each.xMm - (i > 0 ? rightMm(row[i - 1]!) : fromMm))).toEqual(arranged.gapsMm.slice(0, -1));
			expect(fromMm + spaceMm - rightMm(row.at(-1)!)).toBe(arranged.gapsMm.at(-1));
			expect(new Set(arranged.gapsMm.slice(1, -1)).size).toBeLessThanOrEqual(1);
			expect(arranged.gapsMm[0]! - arranged.gapsMm.at(-1)!).toBeOneOf([0, 1]);
			expect(arranged.boxes.map(({ xMm: _, ...rest }) => rest)).toEqual(boxes.map(({ xMm: _, ...rest }) => rest));
			// It is idempotent.
			expect(equalGaps(arranged.boxes, fromMm, fromMm + spaceMm)).toEqual(arranged);
		})
	);
});

test('distribute keeps the bounds of the group', () => {
	fc.assert(
		fc.property(boxesOf(50), (boxes) => {
			const arranged = distribute(boxes);
			if (!arranged.ok) return;
			expect(bounds(arranged.boxes)?.xMm).toBe(bounds(boxes)?.xMm);
			expect(bounds(arranged.boxes)?.widthMm).toBe(bounds(boxes)?.widthMm);
		})
	);
});

test('alignToCentreLine puts every middle at the height of the line', () => {
	fc.assert(
		fc.property(boxesOf(3000), fc.integer({ min: 1, max: 20_000 }), (boxes, centre) => {
			expect(new Set(alignToCentreLine(boxes, centre).map(middleYMm))).toEqual(new Set([centre]));
		})
	);
});
