import { expect, test } from 'vitest';
import type { OwnSubmission } from './own.ts';
import { canWithdraw, isWithCurators, standingOf } from './standing.ts';
import { submissionStates } from './states.ts';

const work = { id: 'sw', artwork: 'a', state: 'undecided' as const, words: {}, until: null };
const sent = (change: Partial<OwnSubmission> = {}): OwnSubmission => ({
	id: 's',
	state: 'submitted',
	submittedAt: '2026-05-01T10:00:00Z',
	call: {},
	works: [work],
	...change
});

test.each<[string, OwnSubmission[], string]>([
	['nothing sent', [], 'draft'],
	['sent with other works', [sent({ works: [{ ...work, artwork: 'b' }] })], 'draft'],
	['sent', [sent()], 'undecided'],
	['looked at', [sent({ state: 'in_review' })], 'undecided'],
	['answered', [sent({ state: 'decided', works: [{ ...work, state: 'accepted' }] })], 'accepted'],
	['to be changed', [sent({ state: 'changes_requested' })], 'changes_requested'],
	['withdrawn', [sent({ state: 'withdrawn' })], 'withdrawn'],
	[
		'withdrawn after it was answered elsewhere',
		[sent({ state: 'withdrawn' }), sent({ state: 'decided', works: [{ ...work, state: 'declined' }] })],
		'declined'
	]
])('%s', (_what, submissions, kind) => {
	expect(standingOf('a', submissions).kind).toBe(kind);
});

test('with the curators until they answered or it was withdrawn', () => {
	expect(submissionStates.filter((state) => isWithCurators('a', [sent({ state })]))).toEqual([
		'draft',
		'submitted',
		'in_review',
		'changes_requested'
	]);
	expect(isWithCurators('b', [sent()])).toBe(false);
});

test('what may be withdrawn', () => {
	expect(submissionStates.filter((state) => canWithdraw({ state }))).toEqual(['submitted', 'in_review', 'changes_requested']);
});
