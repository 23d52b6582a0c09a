import { z } from 'zod';
import { type Day, daySchema } from '#lib/shared/dates.ts';
import { graphemes, hasVisible, languageSchema, type Texts } from '#lib/shared/texts.ts';
import { type DecisionOutcome, decisionOutcomes, type SubmissionWorkState } from './states.ts';

/** The form of one decision as typed. `work` is the id of the submission_work row. */
export type DecisionFields = { work: string; outcome: string; words: string; words_language: string; until: string };
export type DecisionError = 'no-outcome' | 'not-a-day' | 'until-missing' | 'until-past' | 'too-long' | 'unstorable' | 'not-a-choice';
export type DecisionErrors = Partial<Record<keyof DecisionFields, DecisionError>>;
export type PlannedDecision = { work: string; outcome: DecisionOutcome; words: Texts; until: Day | null };

/** Limits in visible characters (graphemes), and in bytes as the database checks them, which is coarser. */
export const wordsLimit = { letters: 3000, bytes: 15_500 } as const;

/** The fields of a posted decision form, as typed. */
export function readDecisionFields(form: FormData): DecisionFields {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	return {
		work: text('work'),
		outcome: text('outcome'),
		words: text('words'),
		words_language: text('words_language'),
		until: text('until')
	};
}

/** Returns the decision, or an error code per field. The waiting list needs a day, today or later, until which the place is kept. */
export function parseDecisionFields(
	fields: DecisionFields,
	today: Day
): { ok: true; decision: PlannedDecision } | { ok: false; errors: DecisionErrors } {
	const errors: DecisionErrors = {};
	const outcome = decisionOutcomes.find((known) => known === fields.outcome);
	if (!outcome) errors.outcome = 'no-outcome';
	if (!z.uuid().safeParse(fields.work).success) errors.work = 'not-a-choice';
	const wrong = wordsError(fields.words);
	if (wrong) errors.words = wrong;
	if (!languageSchema.safeParse(fields.words_language).success) errors.words_language = 'not-a-choice';
	if (outcome === 'waitlisted') {
		if (fields.until === '') errors.until = 'until-missing';
		else if (!daySchema.safeParse(fields.until).success) errors.until = 'not-a-day';
		else if (fields.until < today) errors.until = 'until-past';
	}
	if (!outcome || Object.keys(errors).length > 0) return { ok: false, errors };
	const words: Texts = hasVisible(fields.words) ? { [fields.words_language]: { t: fields.words, by: 'author' } } : {};
	return { ok: true, decision: { work: fields.work, outcome, words, until: outcome === 'waitlisted' ? fields.until : null } };
}

function wordsError(words: string): DecisionError | null {
	if (!words.isWellFormed() || words.includes('\0')) return 'unstorable';
	const tooLong = new TextEncoder().encode(words).length > wordsLimit.bytes || graphemes(words) > wordsLimit.letters;
	return tooLong ? 'too-long' : null;
}

/** Returns an internal note, or the typed text with an error code. */
export function parseNote(form: FormData): { ok: true; text: string } | { ok: false; text: string; error: DecisionError | 'empty' } {
	const text = String(form.get('text') ?? '').replaceAll('\r\n', '\n');
	const error = hasVisible(text) ? wordsError(text) : 'empty';
	return error ? { ok: false, text, error } : { ok: true, text };
}

/** The state of a work as the artist sees it, and the decision that is planned but not released. */
export type ReviewState = { state: SubmissionWorkState; planned: DecisionOutcome | null };

/** The state of a work in the review. */
export const reviewStateOf = (work: {
	state: SubmissionWorkState;
	decision: { outcome: DecisionOutcome; releasedAt: string | null } | null;
}): ReviewState => ({
	state: work.state,
	planned: work.decision && work.decision.releasedAt === null ? work.decision.outcome : null
});

/** Counts of works: all, without any decision, with a planned decision, answered. */
export type ReviewSummary = { works: number; open: number; planned: number; answered: number };

/** Counts the works of one or several submissions. A released place on the waiting list counts as answered. */
export function reviewSummary(works: readonly ReviewState[]): ReviewSummary {
	const planned = works.filter((work) => work.planned !== null).length;
	const open = works.filter((work) => work.planned === null && work.state === 'undecided').length;
	return { works: works.length, open, planned, answered: works.length - open - planned };
}

/** Whether a decision can be planned. A released answer is final, except that the waiting list can become a yes or a no. */
export const mayDecide = (state: SubmissionWorkState): boolean => state === 'undecided' || state === 'waitlisted';
