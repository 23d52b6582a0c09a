import { expect, test } from 'vitest';
import { canTransition } from '#lib/shared/transitions.ts';
import {
	decisionTransitions,
	decisionState,
	decisionStates,
	submissionTransitions,
	submissionStates,
	submissionWorkTransitions,
	submissionWorkStates
} from './states.ts';

const everyPair = <State>(states: readonly State[]) => states.flatMap((from) => states.map((to) => [from, to] as const));

const byArtist = new Set([
	'draft > submitted',
	'changes_requested > submitted',
	'submitted > withdrawn',
	'in_review > withdrawn',
	'changes_requested > withdrawn'
]);
const byCurator = new Set([
	'submitted > in_review',
	'submitted > changes_requested',
	'in_review > changes_requested',
	'in_review > decided'
]);

test.each(everyPair(submissionStates))('only the right role may change a submission from %s to %s', (from, to) => {
	expect(canTransition(submissionTransitions, from, to, 'artist')).toBe(byArtist.has(`${from} > ${to}`));
	expect(canTransition(submissionTransitions, from, to, 'curator')).toBe(byCurator.has(`${from} > ${to}`));
});

const answers = new Set(['accepted > confirmed', 'accepted > given_back']);
const decisions = new Set([
	'undecided > accepted',
	'undecided > waitlisted',
	'undecided > declined',
	'waitlisted > accepted',
	'waitlisted > declined'
]);

test.each(everyPair(submissionWorkStates))('only the right role may change a work from %s to %s', (from, to) => {
	expect(canTransition(submissionWorkTransitions, from, to, 'artist')).toBe(answers.has(`${from} > ${to}`));
	expect(canTransition(submissionWorkTransitions, from, to, 'coordinator')).toBe(decisions.has(`${from} > ${to}`));
});

const steps = new Set(['planned > released', 'planned > replaced', 'released > replaced']);

test.each(everyPair(decisionStates))('only a curator may change a decision from %s to %s', (from, to) => {
	expect(canTransition(decisionTransitions, from, to, 'curator')).toBe(steps.has(`${from} > ${to}`));
	expect(canTransition(decisionTransitions, from, to, 'artist')).toBe(false);
});

test('derives the state of a decision from its times', () => {
	const at = '2026-05-01T10:00:00Z';
	expect(decisionState({ releasedAt: null, replacedAt: null })).toBe('planned');
	expect(decisionState({ releasedAt: at, replacedAt: null })).toBe('released');
	expect(decisionState({ releasedAt: at, replacedAt: at })).toBe('replaced');
	expect(decisionState({ releasedAt: null, replacedAt: at })).toBe('replaced');
});
