import { expect, test } from 'vitest';
import { hooksApart } from './hooksSpread.ts';

test('puts one hook at the middle, two at the quarters, three at the sixths', () => {
	expect(hooksApart({ xMm: 100, widthMm: 400 }, 1)).toEqual([300]);
	expect(hooksApart({ xMm: 100, widthMm: 400 }, 2)).toEqual([200, 400]);
	expect(hooksApart({ xMm: 100, widthMm: 401 }, 2)).toEqual([200, 400]);
	expect(hooksApart({ xMm: 0, widthMm: 600 }, 3)).toEqual([100, 300, 500]);
	expect(hooksApart({ xMm: 0, widthMm: 600 }, 0)).toEqual([]);
});
