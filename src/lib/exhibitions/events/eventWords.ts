import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { EventErrors, EventFieldError, EventFields, EventKind } from './event.ts';

/** Words for events, in the language of the page or in the one that is asked for. */

type Locale = 'de' | 'en' | 'ar';

const kinds: Record<EventKind, (inputs: Record<string, never>, options?: { locale: Locale }) => string> = {
	opening: m.exhibitions_event_opening,
	finissage: m.exhibitions_event_finissage,
	tour: m.exhibitions_event_tour,
	talk: m.exhibitions_event_talk,
	workshop: m.exhibitions_event_workshop
};
/** "Vernissage"; a kind that isn't known as it is. */
export const eventKindText = (kind: string, locale?: Locale): string =>
	kinds[kind as EventKind]?.({}, locale ? { locale } : undefined) ?? kind;

/** A language's name for readers of `locale`: German Sign Language isn't in every browser's list. */
export function eventLanguageText(language: string, locale: string): string {
	if (language === 'gsg') return m.exhibitions_event_sign_language();
	if (!/^[a-z]{2,3}$/.test(language)) return language;
	return new Intl.DisplayNames(intlTag(locale), { type: 'language' }).of(language) ?? language;
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
/** The sentence beside a field of an event's form; undefined when nothing is wrong with it. */
export const eventErrorText = (found: EventErrors, field: keyof EventFields): string | undefined => {
	const error = found[field];
	return error && errors[error]();
};

const refusals: Record<string, () => string> = {
	'not-found': m.exhibitions_schedule_refused_not_found,
	'too-many-events': m.exhibitions_event_refused_many,
	unticked: m.exhibitions_event_unticked
};
/** The sentence for a code of a refusal. */
export const eventRefusalText = (code: string): string => (refusals[code] ?? m.exhibitions_event_refused)();
