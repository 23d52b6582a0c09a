import { expect, test } from 'vitest';
import {
	type DecisionErrors,
	type DecisionFields,
	mayDecide,
	parseDecisionFields,
	parseNote,
	reviewSummary,
	reviewStateOf
} from './decisions.ts';
import { submissionWorkStates } from './states.ts';

const today = '2026-05-01';
const fields: DecisionFields = {
	work: '8c1b3c1e-5a54-4c5e-9d0a-0d1f0d3a2b11',
	outcome: 'accepted',
	words: 'Wir freuen uns.',
	words_language: 'de',
	until: ''
};

test('keeps the typed words and their language', () => {
	const words = ' Danke! 😀\n<b>';
	expect(parseDecisionFields({ ...fields, words, words_language: 'ar' }, today)).toEqual({
		ok: true,
		decision: { work: fields.work, outcome: 'accepted', words: { ar: { t: words, by: 'author' } }, until: null }
	});
	expect(parseDecisionFields({ ...fields, words: ' \u200b ' }, today)).toMatchObject({ decision: { words: {} } });
});

test('uses the day only for the waiting list', () => {
	const waiting = { ...fields, outcome: 'waitlisted' };
	expect(parseDecisionFields({ ...waiting, until: today }, today)).toMatchObject({ decision: { until: today } });
	expect(parseDecisionFields({ ...fields, until: 'bald' }, today)).toMatchObject({ ok: true, decision: { until: null } });
});

test.each<[Partial<DecisionFields>, DecisionErrors]>([
	[{ outcome: '' }, { outcome: 'no-outcome' }],
	[{ outcome: 'confirmed' }, { outcome: 'no-outcome' }],
	[{ work: '1' }, { work: 'not-a-choice' }],
	[{ outcome: 'waitlisted' }, { until: 'until-missing' }],
	[{ outcome: 'waitlisted', until: '2026-02-30' }, { until: 'not-a-day' }],
	[{ outcome: 'waitlisted', until: '2026-04-30' }, { until: 'until-past' }],
	[{ words: 'a'.repeat(3001) }, { words: 'too-long' }],
	[{ words: 'a\0' }, { words: 'unstorable' }],
	[{ words_language: 'Deutsch' }, { words_language: 'not-a-choice' }]
])('refuses %j with the error at its field', (change, errors) => {
	expect(parseDecisionFields({ ...fields, ...change }, today)).toEqual({ ok: false, errors });
});

test('counts open, planned and answered works', () => {
	expect(
		reviewSummary([
			{ state: 'undecided', planned: null },
			{ state: 'undecided', planned: 'declined' },
			{ state: 'waitlisted', planned: 'accepted' },
			{ state: 'waitlisted', planned: null },
			{ state: 'confirmed', planned: null }
		])
	).toEqual({ works: 5, open: 1, planned: 2, answered: 2 });
	expect(reviewSummary([])).toEqual({ works: 0, open: 0, planned: 0, answered: 0 });
});

test.each(submissionWorkStates)('a decision is possible only for undecided and waitlisted works: %s', (state) => {
	expect(mayDecide(state)).toBe(state === 'undecided' || state === 'waitlisted');
});

test('a released decision is not planned any more', () => {
	const decision = { outcome: 'accepted' as const, releasedAt: null };
	expect(reviewStateOf({ state: 'undecided', decision })).toEqual({ state: 'undecided', planned: 'accepted' });
	expect(reviewStateOf({ state: 'accepted', decision: { ...decision, releasedAt: '2026-05-01' } })).toEqual({
		state: 'accepted',
		planned: null
	});
	expect(reviewStateOf({ state: 'undecided', decision: null })).toEqual({ state: 'undecided', planned: null });
});

test.each([
	['Passt zu Wand A.\r\n😀', { ok: true, text: 'Passt zu Wand A.\n😀' }],
	[' \u200b', { ok: false, text: ' \u200b', error: 'empty' }],
	['a\0', { ok: false, text: 'a\0', error: 'unstorable' }]
])('parses the note %j', (text, parsed) => {
	const form = new FormData();
	form.append('text', text);
	expect(parseNote(form)).toEqual(parsed);
});
