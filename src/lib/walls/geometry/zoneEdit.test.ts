import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, rightMm, topMm } from './rect.ts';
import { blockReasons } from '../wall.ts';
import { between, corners, minSideMm, movedOn, snapToGrid, resizedOn, usualZone } from './zoneEdit.ts';

const area = fc.record({ widthMm: fc.integer({ min: 100, max: 100_000 }), heightMm: fc.integer({ min: 100, max: 20_000 }) });
const far = fc.integer({ min: -200_000, max: 200_000 });
const spot = fc.record({ xMm: far, yMm: far });
const whole = (size: { widthMm: number; heightMm: number }) => ({ xMm: 0, yMm: 0, ...size });

test('a zone stays on its wall, in whole millimetres, and at least the minimum size, for any drag', () => {
	fc.assert(
		fc.property(area, spot, spot, far, far, fc.constantFrom(...corners), (wall, one, other, dx, dy, corner) => {
			const drawn = between(wall, one, other);
			for (const rect of [drawn, movedOn(wall, drawn, dx, dy), resizedOn(wall, drawn, corner, dx + 0.4, dy)]) {
				expect(contains(whole(wall), rect)).toBe(true);
				expect(Math.min(rect.widthMm, rect.heightMm)).toBeGreaterThanOrEqual(minSideMm);
				expect(Object.values(rect).every(Number.isInteger)).toBe(true);
			}
		})
	);
});

test('moving keeps the size, resizing keeps the opposite corner', () => {
	const wall = { widthMm: 5000, heightMm: 2800 };
	const zone = { xMm: 1000, yMm: 500, widthMm: 800, heightMm: 600 };
	expect(movedOn(wall, zone, 10, -1)).toEqual({ ...zone, xMm: 1010, yMm: 499 });
	expect(movedOn(wall, zone, 9000, 0)).toEqual({ ...zone, xMm: 4200 });
	const stretched = resizedOn(wall, zone, 'nw', -50, 20);
	expect(stretched).toEqual({ xMm: 950, yMm: 500, widthMm: 850, heightMm: 620 });
	expect([rightMm(stretched), stretched.yMm]).toEqual([1800, 500]);
	const lower = resizedOn(wall, zone, 'se', 30, -100);
	expect([lower.xMm, topMm(lower), lower.widthMm, lower.heightMm]).toEqual([1000, 1100, 830, 700]);
});

test('snaps a tap to the edge when near it, else to whole steps', () => {
	const wall = { widthMm: 5004, heightMm: 2800 };
	expect(snapToGrid(wall, { xMm: 12, yMm: 31 }, 10, 20)).toEqual({ xMm: 0, yMm: 30 });
	expect(snapToGrid(wall, { xMm: 4990, yMm: 2746 }, 10, 20)).toEqual({ xMm: 5004, yMm: 2750 });
});

test('the default zone fits on any wall', () => {
	const usual = fc.property(area, fc.constantFrom(...blockReasons), (wall, reason) => contains(whole(wall), usualZone(wall, reason)));
	fc.assert(usual);
});
