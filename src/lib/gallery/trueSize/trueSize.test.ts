import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, keptScale, keptText, scaleOf, visibleMm, tilesInView } from './trueSize.ts';

test('scaleOf derives the scale from the outline of a bank card and rejects impossible ones', () => {
	expect(scaleOf(card.widthMm * 3.78)).toBeCloseTo(3.78, 10);
	expect([scaleOf(50), scaleOf(5000), scaleOf(Number.NaN)]).toEqual([null, null, null]);
});

test('a stored scale is adapted to the zoom of the page, and invalid values are ignored', () => {
	const kept = keptText(4, 1);
	expect(keptScale(kept, 1)).toBeCloseTo(4, 3);
	expect(keptScale(kept, 2)).toBeCloseTo(2, 3);
	for (const odd of [null, '', 'null', '{}', '{"pixelsPerMm":"4"}', '{"pixelsPerMm":1e9}', '{"pixelsPerMm":0}', '[4]'])
		expect(keptScale(odd, 1), String(odd)).toBe(null);
});

test('visibleMm returns the visible size of a work', () => {
	const work = { width: 4000, height: 3000 };
	expect(visibleMm({ left: 1000, top: 500, width: 800, height: 600 }, work, 4)).toEqual({ widthMm: 200, heightMm: 150, isWhole: false });
	expect(visibleMm({ left: -200, top: -100, width: 800, height: 600 }, work, 4)).toEqual({ widthMm: 150, heightMm: 125, isWhole: false });
	expect(visibleMm({ left: -200, top: -100, width: 9000, height: 6000 }, work, 4)).toEqual({ widthMm: 1000, heightMm: 750, isWhole: true });
	expect(visibleMm({ left: 5000, top: 0, width: 100, height: 100 }, work, 4)).toMatchObject({ widthMm: 0, heightMm: 25 });
});

test('tilesInView returns only visible tiles, of the coarsest level that is sharp enough', () => {
	const picture = { width: 4096, height: 3072 };
	const work = { width: 1024, height: 768 };
	expect(tilesInView(picture, { left: 0, top: 0, width: 200, height: 100 }, work, 1)).toEqual([
		{ key: '0,0,2048,2048/512,512', left: 0, top: 0, width: 0.5, height: 2048 / 3072 }
	]);
	expect(tilesInView(picture, { left: 0, top: 0, width: 200, height: 100 }, work, 4).map(({ key }) => key)).toEqual([
		'0,0,512,512/512,512',
		'512,0,512,512/512,512'
	]);
	expect(tilesInView(picture, { left: -300, top: -300, width: 100, height: 100 }, work, 1)).toEqual([]);
});

test('tilesInView covers the view, and no tile reaches beyond the picture', () => {
	const side = fc.integer({ min: 1, max: 5000 });
	fc.assert(
		fc.property(side, side, side, side, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, across, down, at) => {
			const work = { width: 900, height: Math.max(1, Math.round((900 * height) / width)) };
			const view = { left: at * work.width * 0.9, top: at * work.height * 0.9, width: across / 10, height: down / 10 };
			const tiles = tilesInView({ width, height }, view, work, 2);
			const middle = { x: (view.left + 0.01) / work.width, y: (view.top + 0.01 * Math.min(1, work.height)) / work.height };
			const covers = tiles.some(
				(tile) => tile.left <= middle.x && middle.x <= tile.left + tile.width && tile.top <= middle.y && middle.y <= tile.top + tile.height
			);
			expect(covers).toBe(true);
			for (const tile of tiles) expect(Math.max(tile.left + tile.width, tile.top + tile.height)).toBeLessThanOrEqual(1 + 1e-9);
		})
	);
});
