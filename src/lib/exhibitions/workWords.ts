import { m } from '#lib/shared/paraglide/messages.js';
import type { Misfit } from './exhibition.ts';
import type { MeasuredError, MeasuredName } from './hang/measuredForm.ts';

/** Texts about one work of a show, in the language of the page. */

const measures: Record<MeasuredName, () => string> = {
	'outer-height': m.exhibitions_work_measured_height,
	'outer-width': m.exhibitions_work_measured_width,
	'outer-depth': m.exhibitions_work_measured_depth,
	drop: m.exhibitions_work_measured_drop,
	weight: m.exhibitions_work_measured_weight
};
export const measuredLabel = (what: MeasuredName): string => measures[what]();

const measuredErrors: Record<MeasuredError, () => string> = {
	length: m.exhibitions_work_error_length,
	weight: m.exhibitions_work_error_weight,
	'taken-back': m.exhibitions_work_error_taken_back
};
export const measuredErrorText = (error: MeasuredError): string => measuredErrors[error]();

const refusals: Record<string, () => string> = {
	'not-found': m.exhibitions_work_refused_not_found,
	'show-over': m.exhibitions_work_over,
	'illegal-move': m.exhibitions_work_refused_illegal_move,
	'given-back': m.exhibitions_work_refused_given_back,
	'already-there': m.exhibitions_work_refused_already_there,
	'not-accepted': m.exhibitions_work_refused_not_accepted,
	'other-artist': m.exhibitions_work_refused_other_artist,
	'from-later': m.exhibitions_work_refused_from_later,
	unticked: m.exhibitions_work_refused_unticked
};
/** The sentence for a refusal by the database, or for the site's own code 'unticked'. */
export const workRefusalText = (code: string): string => (refusals[code] ?? m.exhibitions_work_refused_invalid)();

const replaced: Record<'placed' | 'waits' | Misfit, (inputs: { number: number }) => string> = {
	placed: m.exhibitions_work_replaced_placed,
	outside: m.exhibitions_work_replaced_outside,
	overlap: m.exhibitions_work_replaced_overlap,
	blocked: m.exhibitions_work_replaced_blocked,
	parts: m.exhibitions_work_replaced_parts,
	waits: m.exhibitions_work_replaced_waits
};
export const isReplaced = (how: string): how is keyof typeof replaced => how in replaced;
/** The sentence about where a replacement work hangs now, or why it has no place. */
export const replacedText = (how: keyof typeof replaced, number: number): string => replaced[how]({ number });
