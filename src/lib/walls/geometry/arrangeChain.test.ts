import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf } from './arrangeChain.ts';

const box = (xMm: number, widthMm: number, yMm = 0) => ({ xMm, yMm, widthMm, heightMm: 100 });

test('returns gaps and works in turn, from left to right', () => {
	expect(chainOf([box(500, 200), box(100, 300)], 1000).map(({ kind, fromMm, toMm }) => [kind, toMm - fromMm])).toEqual([
		['gap', 100],
		['work', 300],
		['gap', 100],
		['work', 200],
		['gap', 300]
	]);
	expect(chainOf([], 800)).toEqual([{ kind: 'gap', fromMm: 0, toMm: 800 }]);
});

test('merges works above each other, has no gap between works that touch, and cuts at the wall’s edges', () => {
	expect(chainOf([box(-50, 150), box(50, 200, 500), box(250, 100), box(900, 300)], 1000)).toEqual([
		{ kind: 'work', fromMm: 0, toMm: 250 },
		{ kind: 'work', fromMm: 250, toMm: 350 },
		{ kind: 'gap', fromMm: 350, toMm: 900 },
		{ kind: 'work', fromMm: 900, toMm: 1000 }
	]);
});

test('the links add up to the wall', () => {
	const boxes = fc.array(
		fc.tuple(fc.integer({ min: -500, max: 6000 }), fc.integer({ min: 1, max: 2000 })).map(([x, width]) => box(x, width))
	);
	fc.assert(
		fc.property(boxes, fc.integer({ min: 100, max: 5000 }), (all, width) => {
			const links = chainOf(all, width);
			expect(links[0]?.fromMm).toBe(0);
			expect(links.at(-1)?.toMm).toBe(width);
			links.slice(1).forEach((link, i) => expect(link.fromMm).toBe(links[i]?.toMm));
			expect(links.every(({ fromMm, toMm }) => toMm > fromMm)).toBe(true);
		})
	);
});
