import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadProblems } from './loads.ts';
import { type HangingFacts, unknownFacts } from './facts.ts';
import { blocksPublishing, wallProblems } from '../problems/problems.ts';
import type { PlacedBox } from '../problems/problem.ts';
import type { Rail, Suspension } from './suspension.ts';
import { plainWall, type Wall } from '../wall.ts';

const rail = (change: Partial<Rail> = {}): Rail => ({
	fromMm: 0,
	toMm: 5000,
	heightMm: 2600,
	hookLoadG: 10_000,
	cordLoadG: 15_000,
	metreLoadG: 30_000,
	positions: { kind: 'free' },
	...change
});
const on = (suspension: Suspension): Wall => ({
	...plainWall,
	code: 'A',
	widthMm: 5000,
	heightMm: 2700,
	centreLineMm: 1450,
	blocked: [],
	suspension
});
const rails = (...change: Partial<Rail>[]): Wall => on({ kind: 'rails', rails: change.map(rail) });
const box = (id: string, xMm: number, weightG: number | null, facts: Partial<HangingFacts> = {}, yMm = 1150): PlacedBox => ({
	id,
	xMm,
	yMm,
	widthMm: 400,
	heightMm: 500,
	facts: { ...unknownFacts, hardware: 'wire', dropMm: 50, weightG, ...facts }
});
const eyes = { hardware: 'two-eyes', hookSpacingMm: 300 };
const problemsOf = (wall: Wall, ...boxes: PlacedBox[]) =>
	loadProblems(wall, boxes).map(({ code, severity, placementIds, values }) => [severity, code, placementIds.join(), values]);

test('one hook carries the whole work, two hooks carry half of it each', () => {
	expect(problemsOf(rails({}), box('1', 0, 10_000))).toEqual([]);
	expect(problemsOf(rails({}), box('1', 0, 10_001))).toEqual([['error', 'hook-load', '1', { weightG: 10_001, limitG: 10_000 }]]);
	expect(problemsOf(rails({}), box('1', 0, 20_000, eyes))).toEqual([]);
	expect(problemsOf(rails({}), box('1', 0, 20_001, eyes))).toEqual([['error', 'hook-load', '1', { weightG: 10_001, limitG: 10_000 }]]);
});

test('adds up works on one cord, but not works on neighbouring cords', () => {
	const [upper, lower] = [box('1', 0, 9000, {}, 1500), box('2', 0, 7000, {}, 900)];
	expect(problemsOf(rails({}), upper, lower)).toEqual([['error', 'cord-load', '1,2', { weightG: 16_000, limitG: 15_000 }]]);
	expect(problemsOf(rails({}), upper, { ...lower, xMm: 10 })).toHaveLength(1);
	expect(problemsOf(rails({}), upper, { ...lower, xMm: 11 })).toEqual([]);
	expect(problemsOf(rails({}), upper, { ...lower, hooksMm: [190, 215] })).toEqual([]);
	expect(problemsOf(rails({ cordLoadG: 12_000 }), upper, { ...lower, hooksMm: [190, 215] })).toEqual([
		['error', 'cord-load', '1,2', { weightG: 12_500, limitG: 12_000 }]
	]);
});

test('checks every metre of rail that starts at a hook; a shorter rail carries less', () => {
	const row = [box('1', 0, 9900), box('2', 450, 9900), box('3', 900, 9900), box('4', 1000, 9900)];
	expect(problemsOf(rails({}), ...row.slice(0, 3))).toEqual([]);
	expect(problemsOf(rails({ metreLoadG: 29_000 }), ...row.slice(0, 3))).toEqual([
		['error', 'metre-load', '1,2,3', { weightG: 29_700, limitG: 29_000, fromMm: 200, toMm: 1200 }]
	]);
	// A hook exactly one metre further belongs to the next metre.
	expect(problemsOf(rails({ metreLoadG: 19_800 }), row[0]!, row[1]!, row[3]!)).toEqual([]);
	expect(problemsOf(rails({ toMm: 500 }), box('1', 0, 9900), { ...box('2', 0, 5100), hooksMm: [250] })).toEqual([]);
	expect(problemsOf(rails({ toMm: 500 }), box('1', 0, 9900), { ...box('2', 0, 5101), hooksMm: [250] })).toMatchObject([
		['error', 'metre-load', '1,2', { weightG: 15_001, limitG: 15_000 }]
	]);
});

test('checks the load of a point', () => {
	const points = (loadG: number | null): Wall => on({ kind: 'points', points: [{ xMm: 200, yMm: 1600, loadG }] });
	expect(problemsOf(points(5000), box('1', 0, 5001))).toEqual([['error', 'hook-load', '1', { weightG: 5001, limitG: 5000 }]]);
	expect(problemsOf(points(5000), box('1', 0, 5000))).toEqual([]);
	expect(problemsOf(points(null), box('1', 0, 5000))).toEqual([['warning', 'load-unknown', '1', { what: 'nail' }]]);
	expect(problemsOf(points(5000), box('1', 100, 5000))).toEqual([['warning', 'no-hook-there', '1', { xMm: 300, yMm: 1600 }]]);
});

test('does not check unknown loads, and reports that once per wall', () => {
	expect(problemsOf(on({ kind: 'unknown' }), box('1', 0, 500), box('2', 500, null))).toEqual([
		['warning', 'load-unknown', '1,2', { what: 'wall' }]
	]);
	expect(problemsOf(on({ kind: 'points', points: [] }), box('1', 0, 500))).toEqual([['warning', 'load-unknown', '1', { what: 'wall' }]]);
	expect(problemsOf(rails({ cordLoadG: null, metreLoadG: null }), box('1', 0, 500))).toEqual([
		['warning', 'load-unknown', '1', { what: 'cord,metre' }]
	]);
	expect(problemsOf(rails({}), box('1', 0, null), box('2', 500, 100))).toEqual([['warning', 'weight-unknown', '1', { count: 1 }]]);
	expect(problemsOf(rails({}), box('1', 0, null, { hardware: 'hook-and-loop' }))).toEqual([]);
	const { facts: _facts, ...bare } = box('1', 0, 99_000);
	expect(problemsOf(rails({}), bare)).toEqual([]);
});

test('reports a missing hook position once per work', () => {
	expect(problemsOf(rails({ heightMm: 1600 }), box('1', 0, 500))).toEqual([['warning', 'no-hook-there', '1', { xMm: 200, yMm: 1600 }]]);
	expect(problemsOf(rails({ positions: { kind: 'listed', atMm: [] } }), box('1', 0, 500, eyes))).toEqual([
		['warning', 'no-hook-there', '1', { xMm: 50, yMm: 1600 }]
	]);
});

test('too heavy is an error in a plan and a warning as hung', () => {
	const heavy = [box('1', 0, 50_000)];
	expect(blocksPublishing(wallProblems(rails({}), heavy))).toBe(true);
	expect(blocksPublishing(wallProblems(rails({}), heavy, 'as-hung'))).toBe(false);
});

test('warns of glass in a walkway, light-sensitive work in daylight, combustible work in an escape route', () => {
	const found = (change: Partial<Wall>, facts: Partial<HangingFacts>) =>
		wallProblems({ ...rails({}), ...change }, [box('1', 0, 500, facts)]).map(({ code, severity, values }) => [code, severity, values]);
	expect(found({ walkway: true }, { glass: true })).toEqual([['glass-in-walkway', 'warning', {}]]);
	expect(found({ daylight: true }, { lightSensitive: true })).toEqual([['light-in-daylight', 'warning', {}]]);
	expect(found({ escapeRoute: true }, { burnable: true })).toEqual([['burnable-in-escape-route', 'warning', { noted: 0 }]]);
	expect(found({ escapeRoute: true }, { burnable: true, escapeNoted: true })).toEqual([
		['burnable-in-escape-route', 'warning', { noted: 1 }]
	]);
	expect(found({ walkway: true, daylight: true, escapeRoute: true }, {})).toEqual([]);
	expect(found({}, { glass: true, lightSensitive: true, burnable: true })).toEqual([]);
});

const anyBox = fc.record({
	xMm: fc.integer({ min: 0, max: 4600 }),
	yMm: fc.constantFrom(500, 1150, 1800),
	weightG: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null }),
	hardware: fc.constantFrom('wire', 'two-eyes', 'stretcher-bar', 'clips', 'none', null)
});
const anyBoxes = fc
	.array(anyBox, { maxLength: 12 })
	.map((list) => list.map(({ xMm, yMm, weightG, hardware }, i) => box(String(i), xMm, weightG, { hardware }, yMm)));

test('the order of the boxes does not matter', () => {
	const wall = rails({}, { heightMm: 1700, cordLoadG: null });
	fc.assert(
		fc.property(anyBoxes, (list) => {
			const all = (boxes: PlacedBox[]) =>
				loadProblems(wall, boxes)
					.map(({ code, placementIds, values }) => JSON.stringify([code, placementIds.toSorted(), values]))
					.sort();
			expect(all(list.toReversed())).toEqual(all(list));
		})
	);
});

test('a lighter work never adds an error, a weaker rail never removes one', () => {
	const errors = (wall: Wall, list: PlacedBox[]) => loadProblems(wall, list).filter(({ severity }) => severity === 'error').length > 0;
	fc.assert(
		fc.property(anyBoxes, fc.nat(11), (list, i) => {
			const lighter = list.map((one, n) => (n === i && one.facts ? { ...one, facts: { ...one.facts, weightG: 1 } } : one));
			if (errors(rails({}), lighter)) expect(errors(rails({}), list)).toBe(true);
			if (errors(rails({}), list)) expect(errors(rails({ hookLoadG: 5000, cordLoadG: 7500, metreLoadG: 15_000 }), list)).toBe(true);
		})
	);
});
