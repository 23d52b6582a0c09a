import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from './rect.ts';
import { snap, snapper, type Target } from './snap.ts';
import { plainWall, type Wall } from '../wall.ts';

const wall: Wall = {
	...plainWall,
	code: 'A',
	widthMm: 5000,
	heightMm: 2600,
	centreLineMm: 1450,
	blocked: [{ xMm: 4200, yMm: 0, widthMm: 800, heightMm: 2100, reason: 'door' }]
};
const box = (xMm: number, yMm: number, widthMm = 400, heightMm = 600): Rect => ({ xMm, yMm, widthMm, heightMm });
const hung = [box(500, 1150), box(1100, 1150)];

test('rounds to whole millimetres when no target is within the tolerance', () => {
	expect(snap(wall, box(3333.4, 700.6), [], 20)).toEqual({ xMm: 3333, yMm: 701, guides: [] });
});

test.each([
	['centre line', box(3333, 1160), [], { yMm: 1150 }, { axis: 'y', kind: 'centre-line', atMm: 1450 }],
	['floor', box(3333, 12), [], { yMm: 0 }, { axis: 'y', kind: 'wall-edge', atMm: 0 }],
	['middle of the wall', box(2310, 700), [], { xMm: 2300 }, { axis: 'x', kind: 'wall-middle', atMm: 2500 }],
	['right end of the wall', box(4590, 2100, 400, 300), [], { xMm: 4600 }, { axis: 'x', kind: 'wall-edge', atMm: 5000 }],
	['door', box(3790, 700), [], { xMm: 3800 }, { axis: 'x', kind: 'zone-edge', atMm: 4200 }],
	['above the door', box(4400, 2095, 400, 300), [], { yMm: 2100 }, { axis: 'y', kind: 'zone-edge', atMm: 2100 }],
	['left edge of a neighbour', box(505, 300), hung, { xMm: 500 }, { axis: 'x', kind: 'edge', atMm: 500 }],
	['middle of a neighbour', box(645, 300, 100), hung, { xMm: 650 }, { axis: 'x', kind: 'middle', atMm: 700 }],
	['top of a neighbour', box(3333, 1350.5, 400, 400), hung, { yMm: 1350 }, { axis: 'y', kind: 'edge', atMm: 1750 }],
	['the same gap as between the neighbours', box(1705, 1150), hung, { xMm: 1700 }, { axis: 'x', kind: 'equal-gap', atMm: 1700, gapMm: 200 }]
])('snaps to: %s', (_, moving, others, expected, guide) => {
	const snapped = snap(wall, moving, others, 20);
	expect(snapped).toMatchObject(expected);
	expect(snapped.guides).toContainEqual(guide);
});

test('snaps to the middle between two neighbours, with the odd millimetre in the left gap', () => {
	const others = [box(0, 1150, 500), box(1501, 1150, 500)];
	const snapped = snap(wall, box(805, 1150), others, 20);
	expect(snapped.xMm).toBe(801);
	expect(snapped.guides).toContainEqual({ axis: 'x', kind: 'equal-gap', atMm: 801, gapMm: 300 });
});

test('ignores neighbours at another height for equal gaps', () => {
	expect(snap(wall, box(1705, 300), hung, 20).guides).toEqual([]);
});

test('returns every guide for the value it snapped to, without duplicates', () => {
	const { guides } = snap(wall, box(3333, 1152), hung, 20);
	expect(guides.filter((guide) => guide.axis === 'y').map((guide) => guide.kind)).toEqual(['centre-line', 'edge', 'edge', 'middle']);
});

test('never moves further than the tolerance, returns whole millimetres, and is idempotent', () => {
	const coordinate = fc.double({ min: -200, max: 5000, noNaN: true });
	const side = fc.integer({ min: 1, max: 1500 });
	const rect = fc.record({ xMm: coordinate, yMm: coordinate, widthMm: side, heightMm: side });
	const whole = rect.map((each) => ({ ...each, xMm: Math.round(each.xMm), yMm: Math.round(each.yMm) }));
	fc.assert(
		fc.property(rect, fc.array(whole, { maxLength: 10 }), fc.integer({ min: 0, max: 60 }), (moving, others, tolerance) => {
			const { xMm, yMm } = snap(wall, moving, others, tolerance);
			expect(Number.isInteger(xMm) && Number.isInteger(yMm)).toBe(true);
			expect(Math.abs(xMm - moving.xMm)).toBeLessThanOrEqual(Math.max(tolerance, 0.5));
			expect(Math.abs(yMm - moving.yMm)).toBeLessThanOrEqual(Math.max(tolerance, 0.5));
			expect(snap(wall, { ...moving, xMm, yMm }, others, 0)).toMatchObject({ xMm, yMm });
		})
	);
});

test('a snapper for a whole drag returns the same as snap for each position', () => {
	const rest = snapper(wall, { widthMm: 400, heightMm: 600 }, hung);
	fc.assert(
		fc.property(fc.double({ min: -500, max: 5500, noNaN: true }), fc.double({ min: -300, max: 2600, noNaN: true }), (x, y) => {
			expect(rest({ xMm: x, yMm: y }, 25)).toEqual(snap(wall, box(x, y), hung, 25));
		})
	);
});

test('fixed hook positions take precedence over other targets at the same distance', () => {
	const hook = (value: number, atMm: number): Target => ({ value, guide: { axis: 'x', kind: 'hook', atMm } });
	const rest = snapper(wall, { widthMm: 400, heightMm: 600 }, [], [hook(3400, 3600), hook(3900, 4100)]);
	expect(rest({ xMm: 3412, yMm: 700 }, 20)).toEqual({ xMm: 3400, yMm: 700, guides: [{ axis: 'x', kind: 'hook', atMm: 3600 }] });
	expect(rest({ xMm: 3500, yMm: 700 }, 20).guides).toEqual([]);
});
