import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HangingBox, hangingOf, nearestPosition } from './hanging.ts';
import { yOnCentreLine } from './hooks.ts';
import { unknownFacts } from './facts.ts';
import type { Rail, RailPositions, Suspension } from './suspension.ts';
import { dropOverTwoHooks } from './wire.ts';

const rail = (positions: RailPositions = { kind: 'free' }, change: Partial<Rail> = {}): Rail => ({
	fromMm: 0,
	toMm: 5000,
	heightMm: 2600,
	hookLoadG: null,
	cordLoadG: null,
	metreLoadG: null,
	positions,
	...change
});
const onRails = (...rails: Rail[]): { suspension: Suspension } => ({ suspension: { kind: 'rails', rails } });
const onNails = (...points: [number, number][]): { suspension: Suspension } => ({
	suspension: { kind: 'points', points: points.map(([xMm, yMm]) => ({ xMm, yMm, loadG: null })) }
});
const anywhere: { suspension: Suspension } = { suspension: { kind: 'unknown' } };

/** A box of 400 x 600 mm at 1000, 1150, so that its upper edge is at 1750. */
const box = (change: Partial<HangingBox> = {}): HangingBox => ({
	...unknownFacts,
	xMm: 1000,
	yMm: 1150,
	widthMm: 400,
	heightMm: 600,
	hardware: 'wire',
	dropMm: 60,
	...change
});
const hooks = (wall: { suspension: Suspension }, change: Partial<HangingBox> = {}) => {
	const { hooks: found, measure } = hangingOf(wall, box(change));
	return { at: found.map(({ xMm, yMm }) => [xMm, yMm]), measure };
};

describe('the check vectors of product.md', () => {
	// Centre, height, drop, hook; in inches, the last in centimetres with a rail at 260 and a cord of 76.
	test.each([
		[57, 30, 1, 71],
		[57, 20, 2, 65],
		[60, 30, 2, 73],
		[60, 16, 2, 66],
		[150, 80, 6, 184]
	])('centre %i, height %i, drop %i: hook at %i', (centre, heightMm, dropMm, expected) => {
		const wall = onRails(rail({ kind: 'free' }, { heightMm: 260, toMm: 100 }));
		const { hooks: found, measure } = hangingOf(
			wall,
			box({ xMm: 10, yMm: yOnCentreLine(centre, heightMm), widthMm: 20, heightMm, dropMm })
		);
		expect(found).toEqual([{ xMm: 20, yMm: expected, cordMm: 260 - expected, rail: 0, point: null, reached: true }]);
		expect(measure).toBe(false);
		if (expected === 184) expect(found[0]?.cordMm).toBe(76);
	});
});

describe('hooks by hanging hardware', () => {
	test.each<[string, Partial<HangingBox>, number[][], boolean]>([
		['a wire on one hook', {}, [[1200, 1690]], false],
		['a wire, whatever the distance of its eyes', { hookSpacingMm: 300 }, [[1200, 1690]], false],
		[
			'two eyes',
			{ hardware: 'two-eyes', hookSpacingMm: 301 },
			[
				[1050, 1690],
				[1351, 1690]
			],
			false
		],
		[
			'two eyes at an unknown distance: the quarters, to be measured',
			{ hardware: 'two-eyes' },
			[
				[1100, 1690],
				[1300, 1690]
			],
			true
		],
		[
			'a stretcher bar at the quarters',
			{ hardware: 'stretcher-bar', dropMm: 40 },
			[
				[1100, 1710],
				[1300, 1710]
			],
			false
		],
		[
			'a stretcher bar with a measured hook distance',
			{ hardware: 'stretcher-bar', hookSpacingMm: 100 },
			[
				[1150, 1690],
				[1250, 1690]
			],
			false
		],
		['a plate', { hardware: 'plate', dropMm: 20 }, [[1200, 1730]], false],
		['a sawtooth', { hardware: 'sawtooth', dropMm: 15 }, [[1200, 1735]], false],
		[
			'a rod in a sleeve, at its ends',
			{ hardware: 'sleeve-rod', dropMm: 30 },
			[
				[1000, 1720],
				[1400, 1720]
			],
			false
		],
		[
			'clips at the upper edge',
			{ hardware: 'clips', dropMm: null },
			[
				[1100, 1750],
				[1300, 1750]
			],
			false
		],
		['hook-and-loop: no hooks', { hardware: 'hook-and-loop' }, [], false],
		['no hardware: no hooks', { hardware: 'none' }, [], false],
		['unknown hardware: one hook, to be measured', { hardware: null }, [[1200, 1690]], true],
		['an unknown drop: at the upper edge, to be measured', { dropMm: null }, [[1200, 1750]], true],
		[
			'hooks chosen by hand, sorted from the left',
			{ hardware: 'stretcher-bar', hooksMm: [1390, 1010] },
			[
				[1010, 1690],
				[1390, 1690]
			],
			false
		],
		['an empty list chosen by hand: no hooks', { hooksMm: [] }, [], false],
		[
			'hooks at another distance than the eyes: to be measured',
			{ hardware: 'two-eyes', hookSpacingMm: 300, hooksMm: [1050, 1300] },
			[
				[1050, 1690],
				[1300, 1690]
			],
			true
		],
		[
			'a wire over two hooks far apart: to be measured',
			{ hookSpacingMm: 300, hooksMm: [1100, 1300] },
			[
				[1100, 1690],
				[1300, 1690]
			],
			true
		]
	])('%s', (_, change, at, measure) => {
		expect(hooks(anywhere, change)).toEqual({ at, measure });
	});
});

describe('a wire over two hooks', () => {
	test('grows the drop slightly when the hooks are close together', () => {
		expect(dropOverTwoHooks({ eyesMm: 300, dropMm: 60, heightMm: 600 }, 0)).toBe(60);
		expect(dropOverTwoHooks({ eyesMm: 300, dropMm: 60, heightMm: 600 }, 6)).toBe(61);
		expect(hooks(anywhere, { hookSpacingMm: 300, hooksMm: [1197, 1203] })).toEqual({
			at: [
				[1197, 1689],
				[1203, 1689]
			],
			measure: false
		});
	});

	test('returns null when the drop depends too much on where the eyes are', () => {
		expect(dropOverTwoHooks({ eyesMm: 300, dropMm: 60, heightMm: 600 }, 100)).toBeNull();
		expect(dropOverTwoHooks({ eyesMm: 300, dropMm: 60, heightMm: 600 }, 301)).toBeNull();
		expect(dropOverTwoHooks({ eyesMm: 300, dropMm: 601, heightMm: 600 }, 0)).toBeNull();
	});

	test('the computed drop is within 3 mm of the real one', () => {
		const mm = (max: number) => fc.integer({ min: 1, max });
		fc.assert(
			fc.property(
				mm(1500),
				mm(300),
				mm(1500),
				fc.double({ min: 0, max: 1, noNaN: true }),
				mm(60),
				(eyesMm, dropMm, below, share, apart) => {
					const computed = dropOverTwoHooks({ eyesMm, dropMm, heightMm: dropMm + below }, apart);
					if (computed === null) return;
					// The wire is as long over two hooks as over one, wherever the eyes are.
					const sag = below * share;
					const half = Math.hypot(eyesMm / 2, sag) - apart / 2;
					const rest = Math.sqrt(Math.max(0, half ** 2 - ((eyesMm - apart) / 2) ** 2));
					expect(Math.abs(dropMm + sag - rest - computed)).toBeLessThanOrEqual(3);
				}
			)
		);
	});
});

describe('what a hook hangs on', () => {
	test('uses the lowest rail above the hook', () => {
		const [high, low, short] = [rail(), rail({ kind: 'free' }, { heightMm: 2200 }), rail({ kind: 'free' }, { heightMm: 1800, toMm: 1180 })];
		expect(hangingOf(onRails(high, low, short), box()).hooks).toMatchObject([{ rail: 1, cordMm: 510, reached: true }]);
		expect(hangingOf(onRails(rail({ kind: 'free' }, { heightMm: 1690 })), box()).hooks).toMatchObject([
			{ rail: null, cordMm: null, reached: false }
		]);
		expect(hangingOf(onRails(), box()).hooks).toMatchObject([{ reached: false }]);
	});

	test('uses regular or listed rail positions within 10 mm', () => {
		const at = (positions: RailPositions, change: Partial<HangingBox> = {}) => {
			const [hook] = hangingOf(onRails(rail(positions)), box(change)).hooks;
			return [hook?.xMm, hook?.reached];
		};
		expect(at({ kind: 'every', stepMm: 250, firstMm: 190 })).toEqual([1190, true]);
		expect(at({ kind: 'every', stepMm: 250, firstMm: 189 })).toEqual([1200, false]);
		expect(at({ kind: 'listed', atMm: [100, 1210, 1211] })).toEqual([1210, true]);
		expect(at({ kind: 'listed', atMm: [100, 1211] })).toEqual([1200, false]);
		expect(at({ kind: 'listed', atMm: [] })).toEqual([1200, false]);
	});

	test('finds the nearest position, the left one of two at the same distance', () => {
		expect(nearestPosition(rail({ kind: 'every', stepMm: 100, firstMm: 50 }), 100)).toBe(50);
		expect(nearestPosition(rail({ kind: 'listed', atMm: [200, 100] }), 150)).toBe(100);
		expect(nearestPosition(rail({ kind: 'every', stepMm: 100, firstMm: 6000 }), 100)).toBeNull();
		const place = fc.integer({ min: 0, max: 6000 });
		fc.assert(
			fc.property(place, place, place, place, fc.integer({ min: 1, max: 900 }), (x, a, b, firstMm, stepMm) => {
				const ends = { fromMm: Math.min(a, b), toMm: Math.max(a, b) };
				const all = Array.from({ length: 6001 }, (_, i) => firstMm + i * stepMm).filter((at) => at >= ends.fromMm && at <= ends.toMm);
				if (firstMm < ends.fromMm) return;
				const best = all.length === 0 ? null : all.reduce((one, other) => (Math.abs(other - x) < Math.abs(one - x) ? other : one));
				expect(nearestPosition({ ...ends, positions: { kind: 'every', stepMm, firstMm } }, x)).toBe(best);
				expect(nearestPosition({ ...ends, positions: { kind: 'listed', atMm: all } }, x)).toBe(best);
			})
		);
	});

	test('uses an existing point within 10 mm, or any place on a wall without points', () => {
		expect(hangingOf(onNails([1200, 1000], [1205, 1695]), box()).hooks).toEqual([
			{ xMm: 1205, yMm: 1695, cordMm: null, rail: null, point: 1, reached: true }
		]);
		expect(hangingOf(onNails([1200, 1000]), box()).hooks).toMatchObject([{ point: null, reached: false, xMm: 1200, yMm: 1690 }]);
		// Without a drop, any point behind the work will do.
		expect(hangingOf(onNails([1200, 1200]), box({ dropMm: null })).hooks).toMatchObject([{ point: 0, reached: true }]);
		expect(hangingOf(onNails(), box()).hooks).toMatchObject([{ point: null, reached: true }]);
	});
});
