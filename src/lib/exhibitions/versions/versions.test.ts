import { expect, test } from 'vitest';
import { type HangVersion, inEffectNow, spansOf, toCompare } from './versions.ts';

const version = (number: number, inEffectFrom: string | null, state: HangVersion['state'] = 'published'): HangVersion => ({
	id: `v${number}`,
	number,
	kind: 'plan',
	state,
	lock: 0,
	inEffectFrom,
	savedAt: '2026-05-01T10:00:00Z',
	savedBy: null,
	leftNumber: null
});
const now = new Date('2026-05-03T12:00:00Z');

test('a version is in effect until the next one takes effect, whatever their numbers', () => {
	const versions = [
		version(1, '2026-05-01T10:00:00Z'),
		version(2, '2026-05-05T10:00:00Z'),
		version(3, '2026-05-02T10:00:00+00:00'),
		version(4, null, 'called_off'),
		version(5, null, 'draft')
	];
	expect([...spansOf(versions, now)]).toEqual([
		['v1', { from: '2026-05-01T10:00:00Z', until: '2026-05-02T10:00:00+00:00', when: 'past' }],
		['v3', { from: '2026-05-02T10:00:00+00:00', until: '2026-05-05T10:00:00Z', when: 'now' }],
		['v2', { from: '2026-05-05T10:00:00Z', until: null, when: 'coming' }]
	]);
	expect(inEffectNow(versions, now)?.number).toBe(3);
	expect(inEffectNow(versions, new Date('2026-04-01T00:00:00Z'))).toBe(null);
});

test('of two versions with the same moment, the higher number is in effect and the other never is', () => {
	const versions = [version(1, '2026-05-01T10:00:00Z'), version(2, '2026-05-01T10:00:00Z')];
	expect([...spansOf(versions, now).values()].map(({ when }) => when)).toEqual(['never', 'now']);
	expect(inEffectNow(versions, now)?.number).toBe(2);
});

test.each([
	[null, null, [2, 4]],
	[1, null, [1, 4]],
	[3, 1, [3, 1]],
	[9, 9, [2, 4]]
])('resolves the request to compare %s with %s', (before, after, expected) => {
	const versions = [version(1, 'x'), version(2, 'x'), version(3, null, 'called_off'), version(4, null, 'draft')];
	const found = toCompare(versions, before, after);
	expect([found?.before.number, found?.after.number]).toEqual(expected);
});

test('returns null if there are no two versions', () => {
	expect(toCompare([version(1, null, 'draft')], null, null)).toBe(null);
	expect(toCompare([], 1, 2)).toBe(null);
});
