import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalGaps, orderFromLeft } from './arrange.ts';
import {
	movePieces,
	gapsBetween,
	inSeveralRows,
	nextOf,
	previousOf,
	reversed,
	spreadInStretches,
	freeStretches,
	nearestStretch,
	groupPieces
} from './arrangePieces.ts';
import { bounds, type Rect, rightMm } from './rect.ts';

const box = (xMm: number, widthMm: number, yMm = 0, heightMm = 100): Rect => ({ xMm, yMm, widthMm, heightMm });
const anyBox = fc.record({
	xMm: fc.integer({ min: -500, max: 9000 }),
	yMm: fc.integer({ min: 0, max: 2500 }),
	widthMm: fc.integer({ min: 1, max: 900 }),
	heightMm: fc.integer({ min: 1, max: 900 })
});
const boxes = fc.array(anyBox, { minLength: 1, maxLength: 15 });
/** A row without overlaps. */
const row = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 15 })
	.map((pairs) => {
		let atMm = 0;
		return pairs.map(([gap, width]) => {
			const made = box(atMm + gap, width);
			atMm = rightMm(made);
			return made;
		});
	});

test('the width of a diptych includes its label on the right', () => {
	const labelled = [
		{ ...box(100, 200, 1000, 300), key: 'a' },
		{ ...box(320, 200, 1000, 400), key: 'a' },
		{ ...box(900, 50), key: 'b' }
	];
	const label = (each: Rect) => (each.xMm === 320 ? box(570, 100, 1335, 70) : null);
	const pieces = groupPieces(labelled, ({ key }) => key, label);
	expect(pieces.map(({ boxes: _, ...rect }) => rect)).toEqual([box(100, 570, 1000, 400), box(900, 50)]);
	expect(movePieces(pieces, [box(110, 570, 990, 400), pieces[1]!]).map(({ xMm, yMm }) => [xMm, yMm])).toEqual([
		[110, 990],
		[330, 990],
		[900, 0]
	]);
});

test('reverses the order and keeps the gaps in their places', () => {
	expect(reversed([box(100, 50), box(200, 300), box(900, 10)])).toEqual([box(860, 50), box(160, 300), box(100, 10)]);
	expect(reversed([])).toEqual([]);
});

test('mirrors pieces that hang in two rows', () => {
	expect(reversed([box(0, 100, 0), box(50, 100, 500), box(300, 100)]).map(({ xMm }) => xMm)).toEqual([300, 250, 0]);
});

test('reversing twice restores the order; outer edges and gaps stay', () => {
	fc.assert(
		fc.property(fc.oneof(boxes, row), (all) => {
			const before = structuredClone(all);
			const once = reversed(all);
			expect(all).toEqual(before);
			expect(reversed(once)).toEqual(all);
			expect(bounds(once)?.xMm).toBe(bounds(all)?.xMm);
			expect(bounds(once)?.widthMm).toBe(bounds(all)?.widthMm);
			if (!inSeveralRows(all)) expect(gapsBetween(once)).toEqual(gapsBetween(all));
			expect(inSeveralRows(once)).toBe(inSeveralRows(all));
		})
	);
});

test('a door divides the wall, a socket below the works does not', () => {
	const band = [box(0, 400, 1200, 500)];
	expect(freeStretches(7200, band, [box(6150, 900, 0, 2050), box(240, 160, 260, 90)])).toEqual([
		{ fromMm: 0, toMm: 6150 },
		{ fromMm: 7050, toMm: 7200 }
	]);
	expect(freeStretches(5000, [], [])).toEqual([{ fromMm: 0, toMm: 5000 }]);
	expect(nearestStretch(box(6900, 400), freeStretches(7200, band, [box(6150, 900, 0, 2050)]))).toEqual({ fromMm: 7050, toMm: 7200 });
});

test('equals equalGaps without obstacles; with obstacles, the gaps of each stretch add up to its free length', () => {
	fc.assert(
		fc.property(
			row,
			fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 500 })), { maxLength: 3 }),
			(pieces, doors) => {
				expect(spreadInStretches(pieces, [{ fromMm: 0, toMm: 12_000 }])).toEqual(equalGaps(pieces, 0, 12_000));
				const all = freeStretches(
					12_000,
					pieces,
					doors.map(([xMm, widthMm]) => box(xMm, widthMm))
				);
				const spread = spreadInStretches(pieces, all);
				if (!spread.ok) return;
				const used = all.filter((stretch) => pieces.some((piece) => nearestStretch(piece, all) === stretch));
				const free = used.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0) - pieces.reduce((sum, { widthMm }) => sum + widthMm, 0);
				expect(spread.gapsMm.reduce((sum, gap) => sum + gap, 0)).toBe(free);
				expect(inSeveralRows(spread.boxes)).toBe(false);
				expect(orderFromLeft(spread.boxes).map(({ widthMm }) => widthMm)).toEqual(orderFromLeft(pieces).map(({ widthMm }) => widthMm));
			}
		)
	);
	expect(spreadInStretches([box(0, 700), box(10, 500)], [{ fromMm: 0, toMm: 1000 }])).toEqual({ ok: false, missingMm: 200 });
});

test('finds the previous and the next piece in the same row', () => {
	const others = [box(0, 100), box(200, 100), box(700, 100), box(350, 100, 500)];
	expect(previousOf(box(400, 100), others)).toEqual(box(200, 100));
	expect(nextOf(box(400, 100), others)).toEqual(box(700, 100));
	expect(previousOf(box(-50, 20), others)).toBeNull();
	expect(nextOf(box(900, 20), others)).toBeNull();
});
