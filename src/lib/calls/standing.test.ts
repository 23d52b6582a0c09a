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
	['never submitted', [], 'draft'],
	['a submission of other works', [sent({ works: [{ ...work, artwork: 'b' }] })], 'draft'],
	['submitted', [sent()], 'undecided'],
	['in review', [sent({ state: 'in_review' })], 'undecided'],
	['answered', [sent({ state: 'decided', works: [{ ...work, state: 'accepted' }] })], 'accepted'],
	['changes requested', [sent({ state: 'changes_requested' })], 'changes_requested'],
	['withdrawn', [sent({ state: 'withdrawn' })], 'withdrawn'],
	[
		'withdrawn, but answered in an earlier submission',
		[sent({ state: 'withdrawn' }), sent({ state: 'decided', works: [{ ...work, state: 'declined' }] })],
		'declined'
	]
])('the standing of a work: %s', (_case, submissions, kind) => {
	expect(standingOf('a', submissions).kind).toBe(kind);
});

test('a work is with the curators until they answer or the artist withdraws it', () => {
	expect(submissionStates.filter((state) => isWithCurators('a', [sent({ state })]))).toEqual([
		'draft',
		'submitted',
		'in_review',
		'changes_requested'
	]);
	expect(isWithCurators('b', [sent()])).toBe(false);
});

test('an artist can withdraw a submission until it is decided', () => {
	expect(submissionStates.filter((state) => canWithdraw({ state }))).toEqual(['submitted', 'in_review', 'changes_requested']);
});
