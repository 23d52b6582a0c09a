import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, leftEdges } from './fill.ts';
import { spaceFor, spreadOf } from './gaps.ts';
import { surfaceOf } from './surface.ts';
import { doorAt, wallOf } from './show.example.ts';

test('distributes works over both sides of a door so that the gaps differ least', () => {
	const space = surfaceOf(wallOf(1, 6900, { blocked: [doorAt(4000)] }), []).freeSpace(1);
	expect(space.stretches.map(({ fromMm, toMm }) => [fromMm, toMm])).toEqual([
		[0, 4000],
		[4900, 6900]
	]);
	const filled = fill(space, [400, 400, 400, 400], 50);
	expect(filled).toMatchObject({ counts: [3, 1], spreadMm: 100, missingMm: 0 });
	expect(leftEdges(space.stretches, [400, 400, 400, 400], filled.counts)).toEqual([700, 1800, 2900, 5700]);
});

test('counts the gaps beside a piece that stays, even if nothing new hangs there', () => {
	const stays = { xMm: 1000, yMm: 1300, widthMm: 500, heightMm: 300, artists: ['a'] };
	const { stretches } = surfaceOf(wallOf(1, 4000), [stays]).freeSpace(0);
	expect(stretches.map(({ beside }) => beside)).toEqual([true, true]);
	expect(fill(surfaceOf(wallOf(1, 4000), [stays]).freeSpace(0), [500], 50)).toMatchObject({ counts: [0, 1], spreadMm: 0 });
});

test('returns the missing length when the works are too wide for the wall', () => {
	const { freeSpace } = surfaceOf(wallOf(1, 1000), []);
	expect(fill(freeSpace(0), [600, 300], 100).missingMm).toBe(200);
});

test('places every work once and in order, keeps the smallest gap, and reports the true spread, for any stretches', () => {
	const anyZones = fc.array(fc.integer({ min: 0, max: 6500 }), { maxLength: 3 });
	fc.assert(
		fc.property(anyZones, fc.array(fc.integer({ min: 50, max: 900 }), { maxLength: 8 }), fc.nat(150), (zones, widths, minMm) => {
			const wall = wallOf(1, 7400, { blocked: zones.map((xMm) => doorAt(xMm, 700)) });
			const space = surfaceOf(wall, []).freeSpace((1 << zones.length) - 1);
			const { counts, spreadMm, missingMm } = fill(space, widths, minMm);
			if (space.stretches.length > 0) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(widths.length);
			if (missingMm > 0 || space.stretches.length === 0) return;
			const xs = leftEdges(space.stretches, widths, counts);
			let k = 0;
			const gaps = space.stretches.flatMap(({ fromMm, toMm }, i) => {
				const row = Array.from({ length: counts[i]! }, () => ({ xMm: xs[k]!, toMm: xs[k]! + widths[k++]! }));
				if (row.length === 0) return toMm - fromMm >= spaceFor(Math.min(...widths)) ? [toMm - fromMm] : [];
				return [...row, { xMm: toMm, toMm }].map(({ xMm }, j) => xMm - (j === 0 ? fromMm : row[j - 1]!.toMm));
			});
			expect(gaps.every((gap) => gap >= minMm)).toBe(true);
			expect(spreadOf(gaps)).toBe(spreadMm);
		}),
		{ seed: 11, numRuns: 300 }
	);
});
