import { addDays, berlinToday, type Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** A span of one day, as a clock in Leipzig shows it: "10:00" to "17:00". */
export type Span = { from: string; to: string };
/** 1 is Monday, 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Other hours from one day to another, both included; without hours it is closed. */
export type Exception = { from: Day; to: Day; hours: Span[] };

/** When a room can be seen, as the database keeps it (`app.is_opening_hours`). */
export type Hours = { weekly: (Span & { day: Weekday })[]; exceptions: Exception[]; note: Texts };

/** Whether it is open: until when; else when it opens next, null when nobody has said so. */
export type Opening = { open: true; until: string } | { open: false; next: { day: Day; from: string; inDays: number } | null };

/** As long as an exception may last, and a bit. */
const horizonDays = 400;

export const weekdayOf = (day: Day): Weekday => (((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;

/** The hours of a day, the earliest first. Of exceptions that share a day the shortest one counts: it was said about less. */
export function spansOn({ weekly, exceptions }: Hours, day: Day): Span[] {
	const lasting = ({ from, to }: Exception): number => Date.parse(to) - Date.parse(from);
	const [exception] = exceptions.filter(({ from, to }) => from <= day && day <= to).toSorted((a, b) => lasting(a) - lasting(b));
	const spans = exception ? exception.hours : weekly.filter((span) => span.day === weekdayOf(day));
	return spans.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });

/** What a clock in Leipzig shows at a moment: "09:05". */
export const berlinTime = (now: Date): string => clock.format(now);

/**
 * Whether a room can be seen at a moment. Hours are compared as clocks show them, so that the nights on which the clocks
 * change move nothing; a span ends at its last minute.
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

/** Spans that follow without a break, or overlap, end together. */
function endOf(spans: readonly Span[], { to }: Span): string {
	return spans.reduce((end, span) => (span.from <= end && span.to > end ? span.to : end), to);
}

/** The week in lines: days one after the other with the same hours share one. Closed days have no spans. */
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

/** Exceptions that aren't over, the next first. */
export const comingExceptions = ({ exceptions }: Hours, today: Day): Exception[] =>
	exceptions.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
