import { addDays, berlinMoment, berlinToday, type Day, daySchema } from '#lib/shared/dates.ts';
import { graphemes, hasVisible, putText, type Texts } from '#lib/shared/texts.ts';

/** The kinds of events of a show. */
export const eventKinds = ['opening', 'finissage', 'tour', 'talk', 'workshop'] as const;
export type EventKind = (typeof eventKinds)[number];

/** The languages of events; `gsg` is German Sign Language (ISO 639-3). */
export const eventLanguages = ['de', 'en', 'ar', 'fa', 'uk', 'ru', 'vi', 'tr', 'es', 'fr', 'ku', 'ti', 'so', 'ps', 'pl', 'gsg'] as const;
export type EventLanguage = (typeof eventLanguages)[number];

/** The fields of the event form, as typed. Day and times are local time in Leipzig. */
export type EventFields = {
	kind: string;
	title_de: string;
	title_en: string;
	day: string;
	from: string;
	until: string;
	place_de: string;
	place_en: string;
	languages: string[];
};
export type EventFieldError = 'empty' | 'too-long' | 'unstorable' | 'not-a-day' | 'not-a-time' | 'order' | 'not-a-choice' | 'outside';
export type EventErrors = Partial<Record<keyof EventFields, EventFieldError>>;
export type ShowEvent = { kind: EventKind; title: Texts; place: Texts; startsAt: Date; endsAt: Date; languages: EventLanguage[] };

/** Limits: `letters` (graphemes) for each text, and `bytes`, because the database limits all languages of a text together. */
export const eventLimits = { title: { letters: 200, bytes: 590 }, place: { letters: 200, bytes: 590 } } as const;

/** An event ends on the next day if its end is not after its start and not after this time. */
const nightEnds = '06:00';
/** How many days before and after the show an event may be: an opening may be the evening before, a talk a month later. */
const around = { before: 60, after: 60 };

export const emptyEvent: EventFields = {
	kind: 'opening',
	title_de: '',
	title_en: '',
	day: '',
	from: '',
	until: '',
	place_de: '',
	place_en: '',
	languages: []
};

export function readEventFields(form: FormData): EventFields {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	const { languages: _, ...single } = emptyEvent;
	const values = Object.fromEntries(Object.keys(single).map((name) => [name, text(name)]));
	return { ...(values as Omit<EventFields, 'languages'>), languages: form.getAll('languages').map(String) };
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isOneOf = <T extends string>(choices: readonly T[], value: string): value is T => (choices as readonly string[]).includes(value);

/**
 * Parses an event, or returns an error for each wrong field.
 *
 * @param show the first and the last day of the show. @param before the texts so far; those in other languages stay.
 */
export function parseEventFields(
	fields: EventFields,
	show: { opens: Day; closes: Day },
	before: { title: Texts; place: Texts } = { title: {}, place: {} }
): { ok: true; event: ShowEvent } | { ok: false; errors: EventErrors } {
	const errors: EventErrors = {};
	for (const name of ['title', 'place'] as const) {
		for (const lang of ['de', 'en'] as const) {
			const wrong = textError(fields[`${name}_${lang}`], eventLimits[name]);
			if (wrong) errors[`${name}_${lang}`] = wrong;
		}
	}
	const { kind, day, from, until } = fields;
	const languages = [...new Set(fields.languages)].filter((language) => isOneOf(eventLanguages, language));
	if (languages.length !== new Set(fields.languages).size || languages.length > 12) errors.languages = 'not-a-choice';
	if (!daySchema.safeParse(day).success) errors.day = day === '' ? 'empty' : 'not-a-day';
	else if (day < addDays(show.opens, -around.before) || day > addDays(show.closes, around.after)) errors.day = 'outside';
	for (const name of ['from', 'until'] as const) if (!isTime(fields[name])) errors[name] = fields[name] === '' ? 'empty' : 'not-a-time';
	const overnight = until <= from;
	if (!errors.from && !errors.until && overnight && (until > nightEnds || until === from)) errors.until = 'order';
	if (!isOneOf(eventKinds, kind)) errors.kind = 'not-a-choice';
	if (!isOneOf(eventKinds, kind) || Object.keys(errors).length > 0) return { ok: false, errors };
	const startsAt = berlinMoment(day, from);
	const endsAt = berlinMoment(overnight ? addDays(day, 1) : day, until);
	// When the clocks go forward, a start in the skipped hour may turn out to be after the end.
	if (endsAt <= startsAt) return { ok: false, errors: { until: 'order' } };
	const texts = (name: 'title' | 'place'): Texts => putText(putText(before[name], 'en', fields[`${name}_en`]), 'de', fields[`${name}_de`]);
	return { ok: true, event: { kind, title: texts('title'), place: texts('place'), startsAt, endsAt, languages } };
}

function textError(text: string, limit: { letters: number; bytes: number }): EventFieldError | null {
	if (!text.isWellFormed() || text.includes('\0')) return 'unstorable';
	return new TextEncoder().encode(text).length > limit.bytes || graphemes(text) > limit.letters ? 'too-long' : null;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });

/** A stored event as the form shows it. */
export function eventFieldsOf({
	kind,
	title,
	place,
	startsAt,
	endsAt,
	languages
}: Omit<ShowEvent, 'kind'> & { kind: string }): EventFields {
	const text = (texts: Texts, lang: string): string => (hasVisible(texts[lang]?.t ?? '') ? (texts[lang]?.t ?? '') : '');
	return {
		kind,
		title_de: text(title, 'de'),
		title_en: text(title, 'en'),
		day: berlinToday(startsAt),
		from: clock.format(startsAt),
		until: clock.format(endsAt),
		place_de: text(place, 'de'),
		place_en: text(place, 'en'),
		languages: [...languages]
	};
}
