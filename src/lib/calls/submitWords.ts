import { formatDate, formatMoment } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Standing } from './standing.ts';
import type { SubmitError } from './submit.ts';

/** Texts for the artist, in the language of the page. */

const errors: Record<SubmitError, () => string> = {
	'no-work': m.calls_submit_error_no_work,
	'no-call': m.calls_submit_error_no_call,
	rules: m.calls_submit_error_rules,
	privacy: m.calls_submit_error_privacy,
	unstorable: m.calls_submit_error_unstorable,
	'too-long': m.calls_submit_error_too_long
};
export const submitErrorText = (error: SubmitError | undefined): string | undefined => error && errors[error]();

const refusals: Record<string, () => string> = {
	'call-closed': m.calls_submit_refused_call_closed,
	'not-complete': m.calls_submit_refused_not_complete,
	'already-sent': m.calls_submit_refused_already_sent,
	'nothing-to-send': m.calls_submit_error_no_work,
	'rules-not-accepted': m.calls_submit_error_rules,
	'illegal-move': m.calls_submit_refused_illegal_move,
	'not-found': m.calls_submit_refused_not_found,
	'not-allowed': m.calls_submit_refused_not_allowed
};
/** The sentence for a refusal by the database. */
export const submitRefusalText = (code: string): string => (refusals[code] ?? m.calls_submit_refused_other)();

/** The standing of a submitted work as a sentence. */
export function standingText(standing: Exclude<Standing, { kind: 'draft' }>, locale: string): string {
	switch (standing.kind) {
		case 'undecided':
			return m.calls_submit_standing_undecided({ date: formatMoment(new Date(standing.sentAt), locale) });
		case 'accepted':
			return m.calls_submit_standing_accepted();
		case 'confirmed':
			return m.calls_submit_standing_confirmed();
		case 'waitlisted':
			return standing.until
				? m.calls_submit_standing_waitlisted_until({ date: formatDate(standing.until, locale) })
				: m.calls_submit_standing_waitlisted();
		case 'declined':
			return m.calls_submit_standing_declined();
		case 'given_back':
			return m.calls_submit_standing_given_back();
		case 'changes_requested':
			return m.calls_submit_standing_changes_requested();
		case 'withdrawn':
			return m.calls_submit_standing_withdrawn();
	}
}
