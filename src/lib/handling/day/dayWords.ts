import { m } from '#lib/shared/paraglide/messages.js';
import { intlTag } from '#lib/shared/locale.ts';
import type { DayTick } from './day.ts';
import type { TickErrors } from './dayForm.ts';

/** Who ticked: the office, a helper with a link, or this phone (a tick that has not been sent yet). */
export function tickerText(by: DayTick['by']): string {
	if (by === 'office') return m.handling_day_by_office();
	return by === 'here' ? m.handling_day_by_here() : m.handling_day_by_helper({ n: by });
}

export const tickText = ({ done, measured }: DayTick): string =>
	done ? (measured ? m.handling_day_state_differs() : m.handling_day_state_done()) : m.handling_day_state_open();

/** "14:02" in Leipzig. */
export const clockText = (at: string, locale: string): string =>
	new Intl.DateTimeFormat(intlTag(locale), { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(new Date(at));

/** The error sentence for a length. */
export function measuredErrorText(problem: string): string {
	return problem === 'both' || problem === 'empty' ? m.handling_day_error_both() : m.handling_day_error_length();
}

/** The first error of a tick as a sentence. */
export const tickErrorText = (errors: TickErrors): string => {
	const problem = errors.x ?? errors.y;
	return problem ? measuredErrorText(problem) : m.handling_day_error_form();
};

/** The sentence for a refusal by the database. */
export function handlingRefusalText(code: string): string {
	switch (code) {
		case 'not-found':
			return m.handling_refused_not_found();
		case 'quota':
			return m.handling_refused_quota();
		case 'illegal-move':
			return m.handling_refused_move();
		case 'people-not-agreed':
			return m.handling_refused_people();
		default:
			return m.handling_day_error_form();
	}
}
