import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesInWords } from './words.ts';

const box = (xMm: number, yMm: number, widthMm = 400, heightMm = 600) => ({ xMm, yMm, widthMm, heightMm });

test('describes boxes from the left, with the gap to the previous one and the height of the middle', () => {
	expect(placesInWords([box(1120, 1150), box(400, 1150), box(2000, 1149, 300, 601)])).toEqual([
		{ index: 1, ordinalFromLeft: 1, previousIndex: null, side: 'first', gapMm: 400, middleMm: 1450 },
		{ index: 0, ordinalFromLeft: 2, previousIndex: 1, side: 'right', gapMm: 320, middleMm: 1450 },
		{ index: 2, ordinalFromLeft: 3, previousIndex: 0, side: 'right', gapMm: 480, middleMm: 1450 }
	]);
});

test('describes boxes above and below each other', () => {
	expect(placesInWords([box(400, 1800, 200, 200), box(400, 1000, 300, 700)])).toMatchObject([
		{ index: 0 },
		{ index: 1, side: 'below', gapMm: 100 }
	]);
	expect(placesInWords([box(500, 1800), box(400, 1000, 300, 700)])).toMatchObject([{ index: 1 }, { index: 0, side: 'above', gapMm: 100 }]);
});

test('describes every box once, in whole millimetres that are never negative', () => {
	const n = fc.integer({ min: -300, max: 3000 });
	const side = fc.integer({ min: 1, max: 900 });
	fc.assert(
		fc.property(fc.array(fc.record({ xMm: n, yMm: n, widthMm: side, heightMm: side })), (boxes) => {
			const places = placesInWords(boxes);
			expect(places.map((place) => place.index).sort((a, b) => a - b)).toEqual(boxes.map((_, i) => i));
			expect(places.map((place) => place.ordinalFromLeft)).toEqual(boxes.map((_, i) => i + 1));
			expect(places.every((place) => Number.isInteger(place.gapMm) && place.gapMm >= 0 && Number.isInteger(place.middleMm))).toBe(true);
		})
	);
});
