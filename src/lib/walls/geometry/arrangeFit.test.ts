import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitScale, rowsHeightPx } from './arrangeFit.ts';

const around = { gapPx: 20, belowPx: 30 };
const wall = (widthMm: number, heightMm: number) => ({ widthMm, heightMm });

test('puts walls side by side where they fit, else below each other', () => {
	const walls = [wall(4000, 2800), wall(4000, 3000)];
	expect(rowsHeightPx(walls, 820, 0.1, around)).toBe(330);
	expect(rowsHeightPx(walls, 819, 0.1, around)).toBe(310 + 20 + 330);
});

test('the scale makes all walls visible at once, none wider than the window', () => {
	expect(fitScale([wall(8000, 2000)], 800, 900, around)).toBe(0.1);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.integer({ min: 500, max: 20_000 }), fc.integer({ min: 500, max: 6000 })), { minLength: 1, maxLength: 8 }),
			fc.integer({ min: 250, max: 2000 }),
			(sizes, widthPx) => {
				const walls = sizes.map(([widthMm, heightMm]) => wall(widthMm, heightMm));
				const scale = fitScale(walls, widthPx, 700, around);
				expect(rowsHeightPx(walls, widthPx, scale, around)).toBeLessThanOrEqual(700);
				for (const { widthMm } of walls) expect(widthMm * scale).toBeLessThanOrEqual(widthPx + 1e-6);
			}
		)
	);
});
