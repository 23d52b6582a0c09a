import fc from 'fast-check';
import { expect, test } from 'vitest';
import { svgRect, svgViewBox, svgY, wallY } from './toSvg.ts';

test('converts wall coordinates to SVG coordinates', () => {
	expect(svgY({ heightMm: 2600 }, { yMm: 1150, heightMm: 600 })).toBe(850);
	expect(svgRect({ heightMm: 2600 }, { xMm: 100, yMm: 0, widthMm: 400, heightMm: 600 })).toEqual({
		x: 100,
		y: 2000,
		width: 400,
		height: 600
	});
	expect(svgViewBox({ widthMm: 5000, heightMm: 2600 })).toBe('0 0 5000 2600');
});

test('wallY is the inverse of svgY', () => {
	const n = fc.integer({ min: -5000, max: 20_000 });
	fc.assert(
		fc.property(n, n, n, (wallHeight, yMm, heightMm) => {
			const wall = { heightMm: wallHeight };
			expect(wallY(wall, svgY(wall, { yMm, heightMm }), heightMm)).toBe(yMm);
		})
	);
});
