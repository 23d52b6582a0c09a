import { expect, test } from 'vitest';
import { snapper } from './snap.ts';
import { fixedPositions, hookTargets } from './snapFixed.ts';
import type { Rail, Suspension } from '../hooks/suspension.ts';

const rail: Rail = {
	fromMm: 200,
	toMm: 1000,
	heightMm: 2600,
	hookLoadG: null,
	cordLoadG: null,
	metreLoadG: null,
	positions: { kind: 'every', stepMm: 250, firstMm: 100 }
};
const rails = (positions: Rail['positions']): Suspension => ({ kind: 'rails', rails: [{ ...rail, positions }] });
const points: Suspension = { kind: 'points', points: [{ xMm: 700, yMm: 1900, loadG: null }] };

test('returns the fixed hook positions within a rail, and those of points', () => {
	expect(fixedPositions(rails(rail.positions))).toEqual([350, 600, 850]);
	expect(fixedPositions(rails({ kind: 'listed', atMm: [300, 900] }))).toEqual([300, 900]);
	expect(fixedPositions(rails({ kind: 'free' }))).toEqual([]);
	expect(fixedPositions(points)).toEqual([700]);
	expect(fixedPositions({ kind: 'unknown' })).toEqual([]);
});

test('snaps a work so that its hook is on the point, in x and y', () => {
	const fixed = hookTargets(points, { heightMm: 500 }, { offsetsMm: [200], dropMm: 60 });
	const wall = { widthMm: 5000, heightMm: 2700, centreLineMm: 1450, blocked: [] };
	const rest = snapper(wall, { widthMm: 400, heightMm: 500 }, [], fixed)({ xMm: 511, yMm: 1452 }, 20);
	expect(rest).toMatchObject({ xMm: 500, yMm: 1460 });
	expect(rest.xMm + 200, 'the hook').toBe(700);
	expect(rest.yMm + 500 - 60, 'its height').toBe(1900);
	expect(rest.guides.map(({ kind }) => kind)).toEqual(['hook', 'hook']);
	expect(hookTargets(points, { heightMm: 500 }, { offsetsMm: [200], dropMm: null }).map(({ guide }) => guide.axis)).toEqual(['x']);
});
