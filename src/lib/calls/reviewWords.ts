import { formatDate } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { DecisionError } from './decisions.ts';
import type { DecisionOutcome, SubmissionState, SubmissionWorkState } from './states.ts';

/** Texts for the codes of the review, in the language of the page. */

const states: Record<SubmissionState, () => string> = {
	draft: m.calls_review_state_draft,
	submitted: m.calls_review_state_submitted,
	in_review: m.calls_review_state_in_review,
	changes_requested: m.calls_review_state_changes_requested,
	decided: m.calls_review_state_decided,
	withdrawn: m.calls_review_state_withdrawn
};
export const submissionStateText = (state: SubmissionState): string => states[state]();

const outcomes: Record<DecisionOutcome, () => string> = {
	accepted: m.calls_review_outcome_accepted,
	waitlisted: m.calls_review_outcome_waitlisted,
	declined: m.calls_review_outcome_declined
};
/** The outcome as an action: "annehmen". */
export const outcomeText = (outcome: DecisionOutcome): string => outcomes[outcome]();

/** The outcome as a result: "Auf der Warteliste bis 1. Mai 2026". */
export function decidedText({ outcome, until }: { outcome: DecisionOutcome; until: string | null }): string {
	if (outcome === 'accepted') return m.calls_review_is_accepted();
	if (outcome === 'declined') return m.calls_review_is_declined();
	return until ? m.calls_review_is_waitlisted_until({ date: formatDate(until, getLocale()) }) : m.calls_review_is_waitlisted();
}

const workStates: Record<SubmissionWorkState, () => string> = {
	undecided: m.calls_review_work_undecided,
	accepted: m.calls_review_is_accepted,
	waitlisted: m.calls_review_is_waitlisted,
	declined: m.calls_review_is_declined,
	confirmed: m.calls_review_work_confirmed,
	given_back: m.calls_review_work_given_back
};
/** The state of a work as its artist sees it. */
export const workStateText = (state: SubmissionWorkState): string => workStates[state]();

const errors: Record<DecisionError | 'empty', () => string> = {
	empty: m.calls_review_error_empty,
	'no-outcome': m.calls_review_error_no_outcome,
	'not-a-day': m.calls_review_error_not_a_day,
	'until-missing': m.calls_review_error_until_missing,
	'until-past': m.calls_review_error_until_past,
	'too-long': m.calls_review_error_too_long,
	unstorable: m.calls_review_error_unstorable,
	'not-a-choice': m.calls_review_error_not_a_choice
};
export const decisionErrorText = (error: DecisionError | 'empty' | undefined): string | undefined => error && errors[error]();

const refusals: Record<string, () => string> = {
	'own-work': m.calls_review_refused_own_work,
	'already-released': m.calls_review_refused_already_released,
	'nothing-planned': m.calls_review_refused_nothing_planned,
	changed: m.calls_review_refused_changed,
	'illegal-move': m.calls_review_refused_illegal_move,
	'not-found': m.calls_review_refused_not_found
};
/** The sentence for a refusal by the database. The code 'changed' comes from the site. */
export const reviewRefusalText = (code: string): string => (refusals[code] ?? m.calls_review_refused_invalid)();
