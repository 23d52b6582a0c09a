import { expect, test } from 'vitest';
import { edgeStep } from './edgeScroll.ts';

test('nothing scrolls in the middle or outside; towards an edge it scrolls faster', () => {
	expect([300, 99, 901, 141, 859].map((at) => edgeStep(at, 100, 900))).toEqual([0, 0, 0, 0, 0]);
	expect([100, 120, 139].map((at) => edgeStep(at, 100, 900))).toEqual([-14, -7, -1]);
	expect([900, 880, 861].map((at) => edgeStep(at, 100, 900))).toEqual([14, 7, 1]);
});

test('in a narrow window half of it stays calm, and one without size never scrolls', () => {
	expect(edgeStep(50, 0, 100)).toBe(0);
	expect(edgeStep(10, 0, 100)).toBeLessThan(0);
	expect(edgeStep(0, 0, 0)).toBe(0);
});
