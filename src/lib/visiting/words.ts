import { formatDate, formatDateRange } from '#lib/shared/dates.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { type Exception, type Opening, type Span, type Weekday, weekdayOf } from './hours.ts';
import type { HoursErrors } from './hoursForm.ts';

/** Any Monday. */
const monday = Date.UTC(2024, 0, 1, 12);
/** "Montag", "Monday". */
export const weekdayName = (day: Weekday, locale: string): string =>
	new Intl.DateTimeFormat(intlTag(locale), { weekday: 'long', timeZone: 'UTC' }).format(monday + (day - 1) * 86_400_000);

const digits = (time: string, locale: string): string =>
	new Intl.DateTimeFormat(intlTag(locale), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
		Date.parse(`2024-01-01T${time}:00Z`)
	);

/** A time in the style of the language: "17:00 Uhr". */
export const timeName = (time: string, locale: string): string => m.visiting_time({ time: digits(time, locale) });

/** "10:00–12:00 Uhr, 14:00–17:00 Uhr"; the word for closed if there are no spans. */
export const spansInWords = (spans: readonly Span[], locale: string): string =>
	spans.length === 0
		? m.visiting_closed()
		: spans.map(({ from, to }) => m.visiting_span({ from: digits(from, locale), to: timeName(to, locale) })).join(', ');

/** "Dienstag", "Mittwoch bis Freitag". */
export const daysInWords = (from: Weekday, to: Weekday, locale: string): string =>
	from === to ? weekdayName(from, locale) : m.visiting_days({ from: weekdayName(from, locale), to: weekdayName(to, locale) });

/** "Heute offen bis 17:00 Uhr", "Wieder offen: Dienstag um 10:00 Uhr"; null if the next opening is unknown. */
export function openingInWords(opening: Opening, locale: string): string | null {
	if (opening.open) return m.visiting_open_until({ time: timeName(opening.until, locale) });
	if (!opening.next) return null;
	const { day, from, inDays } = opening.next;
	const time = timeName(from, locale);
	if (inDays === 0) return m.visiting_next_today({ time });
	if (inDays === 1) return m.visiting_next_tomorrow({ time });
	const weekday = weekdayName(weekdayOf(day), locale);
	return inDays < 7
		? m.visiting_next_weekday({ day: weekday, time })
		: m.visiting_next_day({ day: weekday, date: formatDate(day, locale), time });
}

/** The days and the hours of an exception. */
export const exceptionInWords = ({ from, to, hours }: Exception, locale: string): { days: string; hours: string } => ({
	days: from === to ? formatDate(from, locale) : formatDateRange(from, to, locale),
	hours: spansInWords(hours, locale)
});

const problems = {
	time: m.visiting_problem_time,
	half: m.visiting_problem_half,
	order: m.visiting_problem_order,
	overlap: m.visiting_problem_overlap,
	day: m.visiting_problem_day,
	days: m.visiting_problem_days,
	long: m.visiting_problem_long,
	note: m.visiting_problem_note
};
/** The error message for a field of the form; undefined without a problem. */
export const hoursProblem = (problem: HoursErrors[string] | undefined): string | undefined => problem && problems[problem]();
