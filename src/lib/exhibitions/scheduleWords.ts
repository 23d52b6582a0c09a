import { m } from '#lib/shared/paraglide/messages.js';
import type { RemovalReason, ShowErrors, ShowFieldError, ShowFields } from './exhibition.ts';
import type { ExhibitionState } from './states.ts';

/** Texts for the desk's codes about shows, in the language of the page. */

const states: Record<ExhibitionState, () => string> = {
	draft: m.exhibitions_schedule_state_draft,
	scheduled: m.exhibitions_schedule_state_scheduled,
	published: m.exhibitions_schedule_state_published,
	cancelled: m.exhibitions_schedule_state_cancelled
};
export const exhibitionStateText = (state: ExhibitionState): string => states[state]();

const errors: Record<ShowFieldError, () => string> = {
	empty: m.exhibitions_schedule_error_empty,
	'too-long': m.exhibitions_schedule_error_too_long,
	unstorable: m.exhibitions_schedule_error_unstorable,
	'not-a-day': m.exhibitions_schedule_error_not_a_day,
	order: m.exhibitions_schedule_error_order,
	'too-far': m.exhibitions_schedule_error_too_far,
	'not-a-choice': m.exhibitions_schedule_error_not_a_choice,
	'wall-taken': m.exhibitions_schedule_error_wall_taken,
	'wall-in-use': m.exhibitions_schedule_error_wall_in_use
};
/** The error text at a field of the show's form; undefined if there is no error. */
export function showErrorText(found: ShowErrors, field: keyof ShowFields): string | undefined {
	const error = found[field];
	if (error === 'empty' && field === 'title_de') return m.exhibitions_schedule_error_title_empty();
	return error && errors[error]();
}

const refusals: Record<string, () => string> = {
	'not-found': m.exhibitions_schedule_refused_not_found,
	'illegal-move': m.exhibitions_schedule_refused_illegal_move,
	'not-accepted': m.exhibitions_schedule_refused_not_accepted,
	'no-walls': m.exhibitions_schedule_publish_needs_walls,
	'show-over': m.exhibitions_work_over,
	'nothing-chosen': m.exhibitions_schedule_refused_nothing,
	unticked: m.exhibitions_schedule_cancel_unticked
};
/** The sentence for a refusal by the database, or for the site's own codes 'nothing-chosen' and 'unticked'. */
export const scheduleRefusalText = (code: string): string => (refusals[code] ?? m.exhibitions_schedule_refused_invalid)();

const reasons: Record<RemovalReason, () => string> = {
	withdrawn: m.exhibitions_schedule_reason_withdrawn,
	sold: m.exhibitions_schedule_reason_sold,
	damaged: m.exhibitions_schedule_reason_damaged,
	complaint: m.exhibitions_schedule_reason_complaint,
	'changed-mind': m.exhibitions_schedule_reason_changed_mind
};
export const removalReasonText = (reason: RemovalReason): string => reasons[reason]();
