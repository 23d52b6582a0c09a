import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corners, grown, moved, spotIn, stretched, wholePart } from './parts.ts';
import { type Part, retouchSchema } from './retouch.ts';

const tenths = (min: number, max: number) => fc.integer({ min: min, max: max }).map((value) => value * 10);
const part: fc.Arbitrary<Part> = fc.record({ width: tenths(1, 1000), height: tenths(1, 1000) }).chain(({ width, height }) =>
	fc.record({
		x: tenths(0, 1000 - width / 10),
		y: tenths(0, 1000 - height / 10),
		width: fc.constant(width),
		height: fc.constant(height)
	})
);
const by = fc.double({ min: -20_000, max: 20_000, noNaN: true });

test('every edit keeps a rectangle valid, inside the frame, and in tenths of a percent', () => {
	fc.assert(
		fc.property(part, by, by, fc.constantFrom(...corners), (before, dx, dy, corner) => {
			const all = [moved(before, dx, dy), stretched(before, corner, dx, dy), grown(before, dx, dy), spotIn(before)];
			for (const after of all) {
				expect(retouchSchema.safeParse({ crop: after }).success, JSON.stringify(after)).toBe(true);
				expect(Object.values(after).every((value) => value % 10 === 0)).toBe(true);
			}
			expect(moved(before, dx, dy)).toMatchObject({ width: before.width, height: before.height });
		})
	);
});

test('moving a corner keeps the opposite corner in place', () => {
	const before = { x: 2000, y: 3000, width: 4000, height: 5000 };
	expect(stretched(before, 'nw', 100, 200)).toEqual({ x: 2100, y: 3200, width: 3900, height: 4800 });
	expect(stretched(before, 'se', -100, -200)).toEqual({ x: 2000, y: 3000, width: 3900, height: 4800 });
	expect(stretched(wholePart, 'ne', 500, 100)).toEqual({ x: 0, y: 100, width: 10_000, height: 9900 });
});

test('growing keeps the centre', () =>
	expect(grown({ x: 4000, y: 4000, width: 1000, height: 1000 }, 200, 0)).toEqual({ x: 3900, y: 4000, width: 1200, height: 1000 }));
