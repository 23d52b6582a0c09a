import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandScale, fitInside, wallDrawing } from './wallDrawing.ts';
import type { PublicPlacement, PublicWork } from '../read/types.ts';

const work = (aspect: number): PublicWork => ({
	artworkId: 'a',
	number: 1,
	caption: { artist: null, title: null, untitled: false, year: null, technique: null, size: null, number: 1 },
	artistSlug: null,
	widthMm: null,
	heightMm: null,
	image: {
		variants: [],
		width: 1000 * aspect,
		height: 1000,
		dominant: null,
		thumbhash: null,
		zoom: null,

		alt: { text: '', lang: 'de', dir: 'ltr' }
	},
	withheld: false
});
const placed = (given: Partial<PublicPlacement>): PublicPlacement => ({
	number: 1,
	part: null,
	xMm: 500,
	yMm: 1000,
	widthMm: 600,
	heightMm: 800,
	innerWidthMm: null,
	innerHeightMm: null,
	work: work(0.75),
	...given
});
const only = (placement: PublicPlacement) => wallDrawing({ heightMm: 2800, placements: [placement] })[0]!;

test('keeps the box of the hang, with y measured from the top', () => {
	expect(only(placed({})).outer).toEqual({ x: 500, y: 1000, width: 600, height: 800 });
	expect(only(placed({ yMm: 1100 })).outer.y).toBe(900);
});

test('fills the space between frame and work with a mat', () => {
	const { frame, mat, picture } = only(placed({ innerWidthMm: 480, innerHeightMm: 640 }));
	expect(frame).toEqual({ x: 0, y: 0, width: 600, height: 800 });
	expect(mat).toEqual({ x: 20, y: 20, width: 560, height: 760 });
	expect(picture).toEqual({ x: 60, y: 80, width: 480, height: 640 });
});

test('draws no frame around an unframed canvas', () => {
	const { frame, mat, picture } = only(placed({ innerWidthMm: 600, innerHeightMm: 800 }));
	expect([frame, mat]).toEqual([null, null]);
	expect(picture).toEqual({ x: 0, y: 0, width: 600, height: 800 });
});

test('shows one picture across all parts of a work', () => {
	const left = placed({ part: 1, innerWidthMm: 600, innerHeightMm: 800, work: work(2) });
	const right = { ...left, part: 2, xMm: 1200 };
	const [first, second] = wallDrawing({ heightMm: 2800, placements: [left, right] });
	expect(first!.picture).toEqual({ x: 0, y: 75, width: 1300, height: 650 });
	expect(second!.picture).toEqual({ x: -700, y: 75, width: 1300, height: 650 });
});

test('fits a picture of any proportion completely inside a box', () => {
	const side = fc.double({ min: 1, max: 10_000, noNaN: true });
	fc.assert(
		fc.property(side, side, fc.double({ min: 0.05, max: 20, noNaN: true }), (width, height, aspect) => {
			const fitted = fitInside({ x: 0, y: 0, width, height }, aspect);
			expect(fitted.width / fitted.height).toBeCloseTo(aspect, 5);
			expect(fitted.x).toBeGreaterThanOrEqual(-1e-9);
			expect(fitted.y).toBeGreaterThanOrEqual(-1e-9);
			expect(Math.min(fitted.x, fitted.y)).toBeLessThan(1e-6);
		})
	);
});

test('bandScale returns the widest band and the highest wall', () => {
	const wall = (widthMm: number, heightMm: number) => ({ widthMm, heightMm });
	expect(bandScale([[wall(3000, 2500), wall(2000, 2600)], [wall(4000, 2900)]])).toEqual({ widestMm: 5000, maxHeightMm: 2900 });
	expect(bandScale([[]])).toEqual({ widestMm: 1, maxHeightMm: 1 });
});
