import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, keptScale, keptText, scaleOf, seenMm, sharpPieces } from './trueSize.ts';

test('the outline of a bank card says how large a millimetre is', () => {
	expect(scaleOf(card.widthMm * 3.78)).toBeCloseTo(3.78, 10);
	expect([scaleOf(50), scaleOf(5000), scaleOf(Number.NaN)]).toEqual([null, null, null]);
});

test('what is kept holds when the page is zoomed, and nothing else is believed', () => {
	const kept = keptText(4, 1);
	expect(keptScale(kept, 1)).toBeCloseTo(4, 3);
	expect(keptScale(kept, 2)).toBeCloseTo(2, 3);
	for (const odd of [null, '', 'null', '{}', '{"pixelsPerMm":"4"}', '{"pixelsPerMm":1e9}', '{"pixelsPerMm":0}', '[4]'])
		expect(keptScale(odd, 1), String(odd)).toBe(null);
});

test('how many centimetres are seen', () => {
	const work = { width: 4000, height: 3000 };
	expect(seenMm({ left: 1000, top: 500, width: 800, height: 600 }, work, 4)).toEqual({ widthMm: 200, heightMm: 150, isWhole: false });
	expect(seenMm({ left: -200, top: -100, width: 800, height: 600 }, work, 4)).toEqual({ widthMm: 150, heightMm: 125, isWhole: false });
	expect(seenMm({ left: -200, top: -100, width: 9000, height: 6000 }, work, 4)).toEqual({ widthMm: 1000, heightMm: 750, isWhole: true });
	expect(seenMm({ left: 5000, top: 0, width: 100, height: 100 }, work, 4)).toMatchObject({ widthMm: 0, heightMm: 25 });
});

test('only the pieces in sight, sharp enough for the screen', () => {
	const picture = { width: 4096, height: 3072 };
	const work = { width: 1024, height: 768 };
	expect(sharpPieces(picture, { left: 0, top: 0, width: 200, height: 100 }, work, 1)).toEqual([
		{ key: '0,0,2048,2048/512,512', left: 0, top: 0, width: 0.5, height: 2048 / 3072 }
	]);
	expect(sharpPieces(picture, { left: 0, top: 0, width: 200, height: 100 }, work, 4).map(({ key }) => key)).toEqual([
		'0,0,512,512/512,512',
		'512,0,512,512/512,512'
	]);
	expect(sharpPieces(picture, { left: -300, top: -300, width: 100, height: 100 }, work, 1)).toEqual([]);
});

test('the pieces cover what is in sight, and none lies outside', () => {
	const side = fc.integer({ min: 1, max: 5000 });
	fc.assert(
		fc.property(side, side, side, side, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, across, down, at) => {
			const work = { width: 900, height: Math.max(1, Math.round((900 * height) / width)) };
			const seen = { left: at * work.width * 0.9, top: at * work.height * 0.9, width: across / 10, height: down / 10 };
			const pieces = sharpPieces({ width, height }, seen, work, 2);
			const middle = { x: (seen.left + 0.01) / work.width, y: (seen.top + 0.01 * Math.min(1, work.height)) / work.height };
			const covers = pieces.some(
				(piece) =>
					piece.left <= middle.x && middle.x <= piece.left + piece.width && piece.top <= middle.y && middle.y <= piece.top + piece.height
			);
			expect(covers).toBe(true);
			for (const piece of pieces) expect(Math.max(piece.left + piece.width, piece.top + piece.height)).toBeLessThanOrEqual(1 + 1e-9);
		})
	);
});
