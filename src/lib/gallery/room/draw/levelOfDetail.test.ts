import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, fileFor, chooseFiles, pixelsPerMetre } from './levelOfDetail.ts';

const files = [
	[320, 240],
	[640, 480],
	[1280, 960],
	[2000, 1500]
] as const;

describe('level of detail', () => {
	test('pixelsPerMetre is inversely proportional to the distance', () => {
		// 90 degrees show two metres at a distance of one metre.
		expect(pixelsPerMetre(1, 1000, Math.PI / 2)).toBeCloseTo(500);
		expect(pixelsPerMetre(4, 1000, Math.PI / 2)).toBeCloseTo(125);
	});

	test('fileFor returns the smallest file that is wide enough, else the largest', () => {
		expect([10, 320, 321, 700, 1281, 9000].map((pixels) => fileFor(files, pixels))).toEqual([0, 0, 1, 2, 3, 3]);
	});

	test('a picture moving away keeps a file one step too sharp and drops one two steps too sharp', () => {
		const one = (pixels: number, current: number) => chooseFiles([{ files, pixels, distance: 1, current }])[0];
		expect(one(300, 1)).toBe(1);
		expect(one(300, 2)).toBe(0);
		expect(one(700, 0)).toBe(2);
	});

	test('sixty works stay within the budget, and nearer works lose resolution only after all farther ones have the smallest file', () => {
		const work = fc.record({
			files: fc.constant(files),
			pixels: fc.integer({ min: 1, max: 3000 }),
			distance: fc.double({ min: 0.3, max: 20, noNaN: true }),
			current: fc.integer({ min: -1, max: 3 })
		});
		fc.assert(
			fc.property(fc.array(work, { minLength: 60, maxLength: 60 }), (seen) => {
				const budget = 64 * 1024 * 1024;
				const chosen = chooseFiles(seen, budget);
				expect(chosen.reduce((sum, file) => sum + bytesOf(files[file]!), 0)).toBeLessThanOrEqual(budget);
				const less = seen.filter(({ pixels }, i) => chosen[i]! < fileFor(files, pixels)).map(({ distance }) => distance);
				seen.forEach(({ distance }, i) => distance > Math.min(...less) && expect(chosen[i]).toBe(0));
			})
		);
	});
});
