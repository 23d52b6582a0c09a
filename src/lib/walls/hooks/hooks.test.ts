import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cordLengthMm, hookHeightMm, yOnCentreLine } from './hooks.ts';
import { middleYMm } from '../geometry/rect.ts';

const hook = (centre: number, height: number, drop: number) =>
	hookHeightMm({ xMm: 0, yMm: yOnCentreLine(centre, height), widthMm: 1, heightMm: height }, drop);

// The formulas work in any unit: the first four rows are in inches, the fifth in centimetres, the last is the fifth in millimetres.
test.each([
	[57, 30, 1, 71],
	[57, 20, 2, 65],
	[60, 30, 2, 73],
	[60, 16, 2, 66],
	[150, 80, 6, 184],
	[1500, 800, 60, 1840]
])('centre %i, height %i, drop %i: hook at %i', (centre, height, drop, expected) => {
	expect(hook(centre, height, drop)).toBe(expected);
});

test('computes the cord length, null if the hook is not below the rail', () => {
	expect(cordLengthMm(260, 184)).toBe(76);
	expect(cordLengthMm(2600, 1840)).toBe(760);
	expect(cordLengthMm(1840, 1840)).toBeNull();
	expect(cordLengthMm(1800, 1840)).toBeNull();
});

test('y rounds down, and the middle is still exactly on the centre line', () => {
	expect(yOnCentreLine(1450, 801)).toBe(1049);
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (centre, heightMm) => {
			const yMm = yOnCentreLine(centre, heightMm);
			expect(yMm).toBe(Math.floor(centre - heightMm / 2));
			expect(middleYMm({ xMm: 0, yMm, widthMm: 1, heightMm })).toBe(centre);
		})
	);
});
