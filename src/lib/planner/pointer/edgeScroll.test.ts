import { expect, test } from 'vitest';
import { edgeStep } from './edgeScroll.ts';

test('scrolls nowhere in the middle or outside, and faster towards an edge', () => {
	expect([300, 99, 901, 141, 859].map((at) => edgeStep(at, 100, 900))).toEqual([0, 0, 0, 0, 0]);
	expect([100, 120, 139].map((at) => edgeStep(at, 100, 900))).toEqual([-14, -7, -1]);
	expect([900, 880, 861].map((at) => edgeStep(at, 100, 900))).toEqual([14, 7, 1]);
});

test('leaves half of a narrow pane still, and never scrolls a pane without size', () => {
	expect(edgeStep(50, 0, 100)).toBe(0);
	expect(edgeStep(10, 0, 100)).toBeLessThan(0);
	expect(edgeStep(0, 0, 0)).toBe(0);
});
