import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, positions } from './fill.ts';
import { roomFor, spreadOf } from './gaps.ts';
import { surfaceOf } from './surface.ts';
import { doorAt, wallOf } from './show.example.ts';

test('a wall with a door: so many works on each side that the gaps differ least', () => {
	const opened = surfaceOf(wallOf(1, 6900, { blocked: [doorAt(4000)] }), []).open(1);
	expect(opened.stretches.map(({ fromMm, toMm }) => [fromMm, toMm])).toEqual([
		[0, 4000],
		[4900, 6900]
	]);
	const filled = fill(opened, [400, 400, 400, 400], 50);
	expect(filled).toMatchObject({ counts: [3, 1], spreadMm: 100, missingMm: 0 });
	expect(positions(opened.stretches, [400, 400, 400, 400], filled.counts)).toEqual([700, 1800, 2900, 5700]);
});

test('a piece that stays divides the wall, and its gaps count though nothing new hangs beside it', () => {
	const stays = { xMm: 1000, yMm: 1300, widthMm: 500, heightMm: 300, artists: ['a'] };
	const { stretches } = surfaceOf(wallOf(1, 4000), [stays]).open(0);
	expect(stretches.map(({ beside }) => beside)).toEqual([true, true]);
	expect(fill(surfaceOf(wallOf(1, 4000), [stays]).open(0), [500], 50)).toMatchObject({ counts: [0, 1], spreadMm: 0 });
});

test('too much for a wall: how much is missing', () => {
	const { open } = surfaceOf(wallOf(1, 1000), []);
	expect(fill(open(0), [600, 300], 100).missingMm).toBe(200);
});

test('whatever the stretches: every work once, in order, no gap smaller than asked, the spread is that of the gaps', () => {
	const anyZones = fc.array(fc.integer({ min: 0, max: 6500 }), { maxLength: 3 });
	fc.assert(
		fc.property(anyZones, fc.array(fc.integer({ min: 50, max: 900 }), { maxLength: 8 }), fc.nat(150), (zones, widths, minMm) => {
			const wall = wallOf(1, 7400, { blocked: zones.map((xMm) => doorAt(xMm, 700)) });
			const opened = surfaceOf(wall, []).open((1 << zones.length) - 1);
			const { counts, spreadMm, missingMm } = fill(opened, widths, minMm);
			if (opened.stretches.length > 0) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(widths.length);
			if (missingMm > 0 || opened.stretches.length === 0) return;
			const xs = positions(opened.stretches, widths, counts);
			let k = 0;
			const gaps = opened.stretches.flatMap(({ fromMm, toMm }, i) => {
				const row = Array.from({ length: counts[i]! }, () => ({ xMm: xs[k]!, toMm: xs[k]! + widths[k++]! }));
				if (row.length === 0) return toMm - fromMm >= roomFor(Math.min(...widths)) ? [toMm - fromMm] : [];
				return [...row, { xMm: toMm, toMm }].map(({ xMm }, j) => xMm - (j === 0 ? fromMm : row[j - 1]!.toMm));
			});
			expect(gaps.every((gap) => gap >= minMm)).toBe(true);
			expect(spreadOf(gaps)).toBe(spreadMm);
		}),
		{ seed: 11, numRuns: 300 }
	);
});
