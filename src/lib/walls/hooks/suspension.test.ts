import { expect, test } from 'vitest';
import { readSuspension, type Suspension } from './suspension.ts';

const rail = { fromMm: 0, toMm: 5000, heightMm: 2600, hookLoadG: 10_000, cordLoadG: null, metreLoadG: null, positions: { kind: 'free' } };

test.each<[string, unknown, Suspension]>([
	['nothing', undefined, { kind: 'unknown' }],
	['unknown', { kind: 'unknown' }, { kind: 'unknown' }],
	['an unsupported kind', { kind: 'magnet' }, { kind: 'unknown' }],
	['rails', { kind: 'rails', rails: [rail] }, { kind: 'rails', rails: [rail] } as Suspension],
	['a rail without loads', { kind: 'rails', rails: [{ fromMm: 0, toMm: 5000, heightMm: 2600 }] }, railsOf(null)],
	['a rail that ends before it begins', { kind: 'rails', rails: [{ ...rail, toMm: 0 }] }, { kind: 'unknown' }],
	['the old format', { kind: 'rail', heightMm: 2600, hookLoadG: 10_000 }, railsOf(10_000)],
	['the old format without a load', { kind: 'rail', heightMm: 2600 }, railsOf(null)],
	['the old format without a height', { kind: 'rail', hookLoadG: 10_000 }, { kind: 'unknown' }],
	['points in the old format', { kind: 'points' }, { kind: 'points', points: [] }],
	['points', { kind: 'points', points: [{ xMm: 1, yMm: 2 }] }, { kind: 'points', points: [{ xMm: 1, yMm: 2, loadG: null }] }]
])('reads %s', (_, stored, read) => {
	expect(readSuspension(stored, 5000)).toEqual(read);
});

function railsOf(hookLoadG: number | null): Suspension {
	return { kind: 'rails', rails: [{ ...rail, hookLoadG, positions: { kind: 'free' } }] };
}
