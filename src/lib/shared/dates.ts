import { z } from 'zod';
import { intlTag } from './locale.ts';

/**
 * A day in Leipzig (Europe/Berlin), as text 'YYYY-MM-DD'. Points in time are `Date`. Nothing
 * here depends on the time zone of the machine.
 */
export type Day = string;

export const daySchema = z.iso.date();

const zone = 'Europe/Berlin';
const dayMs = 86_400_000;

/** Noon in UTC: from there, arithmetic and formatting in UTC cannot slip into another day. */
const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);

const berlinClock = new Intl.DateTimeFormat('en-GB', {
	timeZone: zone,
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit'
});

/** The time that a clock in Berlin shows, read as if it were UTC, in whole seconds. */
function berlinAsUtc(moment: Date): Date {
	const part = Object.fromEntries(berlinClock.formatToParts(moment).map(({ type, value }) => [type, value]));
	return new Date(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
}

/** The day in Berlin at a point in time. */
export const berlinToday = (now: Date): Day => dayOf(berlinAsUtc(now));

/** The point in time at which a day starts in Berlin, also on days when the clocks change. */
export const berlinMidnight = (day: Day): Date => berlinMoment(day, '00:00');

/**
 * The point in time at which a clock in Berlin shows a time ('HH:MM' or 'HH:MM:SS'). A time that comes twice in autumn gives the
 * later one. A time that is skipped in spring gives an hour before or after.
 */
export function berlinMoment(day: Day, time: string): Date {
	const wanted = Date.parse(`${day}T${time}Z`);
	const offsetAt = (ms: number) => berlinAsUtc(new Date(ms)).getTime() - ms;
	// The first guess may use the offset from the other side of a clock change. The second one is right.
	return new Date(wanted - offsetAt(wanted - offsetAt(wanted)));
}

/** The day that is `days` later; negative is earlier. */
export const addDays = (day: Day, days: number): Day => dayOf(new Date(noon(day).getTime() + days * dayMs));

/** The first and the last day of a daterange as PostgreSQL writes it, "[2026-01-01,2026-02-01)"; null for an open end, or without a range. */
export function daysOfDateRange(range: string | null): { from: Day | null; to: Day | null } {
	const [from = '', until = ''] = (range ?? ',').replace(/[[\]()]/g, '').split(',');
	return { from: from || null, to: until ? addDays(until, -1) : null };
}

/** The number of days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((noon(to).getTime() - noon(from).getTime()) / dayMs);

/** For sorting: negative if `a` is earlier, 0 if equal, positive if later. */
export const compareDates = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** The state of an exhibition on a day. On its last day, it is still current. */
export function when(opens: Day, closes: Day, today: Day): 'upcoming' | 'current' | 'past' {
	return today < opens ? 'upcoming' : today > closes ? 'past' : 'current';
}

const longDay = (locale: string) => new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeZone: 'UTC' });

/** "1. Mai 2026" */
export const formatDate = (day: Day, locale: string): string => longDay(locale).format(noon(day));

/** "1. Mai – 3. Juni 2026": month and year are written once if both days share them. `to` must not be before `from`. */
export const formatDateRange = (from: Day, to: Day, locale: string): string => longDay(locale).formatRange(noon(from), noon(to));

/** A point in time as a clock in Berlin shows it: "1. Mai 2026 um 18:30". */
export const formatMoment = (moment: Date, locale: string): string =>
	new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(moment);
