import { languageName } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { EventErrors, EventFieldError, EventFields, EventKind } from './event.ts';

/** Texts for events, in the language of the page or in the given one. */

type Locale = 'de' | 'en' | 'ar';

const kinds: Record<EventKind, (inputs: Record<string, never>, options?: { locale: Locale }) => string> = {
	opening: m.exhibitions_event_opening,
	finissage: m.exhibitions_event_finissage,
	tour: m.exhibitions_event_tour,
	talk: m.exhibitions_event_talk,
	workshop: m.exhibitions_event_workshop
};
/** The name of a kind, such as "Vernissage"; an unknown kind is returned as it is. */
export const eventKindText = (kind: string, locale?: Locale): string =>
	kinds[kind as EventKind]?.({}, locale ? { locale } : undefined) ?? kind;

/** The name of a language in `locale`. German Sign Language has its own text, because not every browser knows it. */
export function eventLanguageText(language: string, locale: string): string {
	if (language === 'gsg') return m.exhibitions_event_sign_language();
	return languageName(language, locale);
}

const errors: Record<EventFieldError, () => string> = {
	empty: m.exhibitions_schedule_error_empty,
	'too-long': m.exhibitions_schedule_error_too_long,
	unstorable: m.exhibitions_schedule_error_unstorable,
	'not-a-day': m.exhibitions_schedule_error_not_a_day,
	'not-a-time': m.exhibitions_event_error_time,
	order: m.exhibitions_event_error_order,
	'not-a-choice': m.exhibitions_event_error_choice,
	outside: m.exhibitions_event_error_outside
};
/** The error text at a field of the event form; undefined if there is no error. */
export const eventErrorText = (found: EventErrors, field: keyof EventFields): string | undefined => {
	const error = found[field];
	return error && errors[error]();
};

const refusals: Record<string, () => string> = {
	'not-found': m.exhibitions_schedule_refused_not_found,
	'too-many-events': m.exhibitions_event_refused_many,
	unticked: m.exhibitions_event_unticked
};
/** The sentence for a refusal code. */
export const eventRefusalText = (code: string): string => (refusals[code] ?? m.exhibitions_event_refused)();
