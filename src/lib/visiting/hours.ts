import { addDays, berlinToday, type Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** A time span within a day in local time (Europe/Berlin): "10:00" to "17:00". */
export type Span = { from: string; to: string };
/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Different hours from one day to another, both included. An empty list of hours means closed. */
export type Exception = { from: Day; to: Day; hours: Span[] };

/** The opening hours of a room, as stored in the database (checked by `app.is_opening_hours`). */
export type Hours = { weekly: (Span & { day: Weekday })[]; exceptions: Exception[]; note: Texts };

/** Open, and until when; or closed, and when it opens next: null if the hours don't say. */
export type Opening = { open: true; until: string } | { open: false; next: { day: Day; from: string; inDays: number } | null };

/** How far ahead to search for the next opening: longer than an exception may last. */
const horizonDays = 400;

/** The weekday of a day. */
export const weekdayOf = (day: Day): Weekday => (((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;

/** The hours of a day, earliest first. Of overlapping exceptions the shortest one applies, because it is the most specific. */
export function spansOn({ weekly, exceptions }: Hours, day: Day): Span[] {
	const durationMs = ({ from, to }: Exception): number => Date.parse(to) - Date.parse(from);
	const [exception] = exceptions.filter(({ from, to }) => from <= day && day <= to).toSorted((a, b) => durationMs(a) - durationMs(b));
	const spans = exception ? exception.hours : weekly.filter((span) => span.day === weekdayOf(day));
	return spans.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });

/** The local time in Europe/Berlin at a moment: "09:05". */
export const berlinTime = (now: Date): string => clock.format(now);

/**
 * Whether a room is open at a moment. Compares local times, so that the change to and from summer time doesn't shift the hours. The end of a
 * span is exclusive.
 */
export function openingAt(hours: Hours, now: Date): Opening {
	const today = berlinToday(now);
	const time = berlinTime(now);
	const here = spansOn(hours, today).find(({ from, to }) => from <= time && time < to);
	if (here) return { open: true, until: endOf(spansOn(hours, today), here) };
	for (let inDays = 0; inDays <= horizonDays; inDays++) {
		const day = addDays(today, inDays);
		const next = spansOn(hours, day).find(({ from }) => inDays > 0 || from > time);
		if (next) return { open: false, next: { day, from: next.from, inDays } };
	}
	return { open: false, next: null };
}

/** The end of a span, merged with spans that adjoin or overlap. `spans` must be sorted by their start. */
function endOf(spans: readonly Span[], { to }: Span): string {
	return spans.reduce((end, span) => (span.from <= end && span.to > end ? span.to : end), to);
}

/** The week as lines: consecutive days with the same hours share a line. Closed days have no spans. */
export function weekInLines(hours: Hours): { from: Weekday; to: Weekday; spans: Span[] }[] {
	const lines: { from: Weekday; to: Weekday; spans: Span[] }[] = [];
	for (const day of weekdays) {
		const spans = hours.weekly
			.filter((span) => span.day === day)
			.map(({ from, to }) => ({ from, to }))
			.toSorted((a, b) => (a.from < b.from ? -1 : 1));
		const last = lines.at(-1);
		if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
		else lines.push({ from: day, to: day, spans });
	}
	return lines;
}

/** Exceptions that aren't over yet, the next one first. */
export const comingExceptions = ({ exceptions }: Hours, today: Day): Exception[] =>
	exceptions.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
