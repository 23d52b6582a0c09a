import { z } from 'zod';
import { intlTag } from './locale.ts';

/**
 * Days are texts 'YYYY-MM-DD' and mean a day in Leipzig (Europe/Berlin); moments are `Date`. Nothing
 * here depends on the zone of the machine.
 */
export type Day = string;

export const daySchema = z.iso.date();

const zone = 'Europe/Berlin';
const dayMs = 86_400_000;

/** Noon in UTC: arithmetic and formatting in UTC can't slip into the next day from there. */
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

/** What a clock in Berlin shows, as if it were UTC; whole seconds. */
function berlinAsUtc(moment: Date): Date {
	const part = Object.fromEntries(berlinClock.formatToParts(moment).map(({ type, value }) => [type, value]));
	return new Date(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
}

/** The day in Berlin at a moment. */
export const berlinToday = (now: Date): Day => dayOf(berlinAsUtc(now));

/** The moment at which a day begins in Berlin, on the nights when the clocks change too. */
export const berlinMidnight = (day: Day): Date => berlinMoment(day, '00:00');

/**
 * The moment at which a clock in Berlin shows a time, 'HH:MM' or 'HH:MM:SS'. Of one that comes twice in autumn the later one; of one
 * that is left out in spring an hour before or after.
 */
export function berlinMoment(day: Day, time: string): Date {
	const wanted = Date.parse(`${day}T${time}Z`);
	const offsetAt = (ms: number) => berlinAsUtc(new Date(ms)).getTime() - ms;
	// The offset of the guess may be that of the other side of a change; the second look is right.
	return new Date(wanted - offsetAt(wanted - offsetAt(wanted)));
}

/** The day `days` later (negative: earlier). */
export const addDays = (day: Day, days: number): Day => dayOf(new Date(noon(day).getTime() + days * dayMs));

/** How many days `to` is after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((noon(to).getTime() - noon(from).getTime()) / dayMs);

/** For sorting: negative when `a` is earlier, 0 on the same day, positive when later. */
export const compareDates = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a show stands on a day; its last day is still current. */
export function when(opens: Day, closes: Day, today: Day): 'upcoming' | 'current' | 'past' {
	return today < opens ? 'upcoming' : today > closes ? 'past' : 'current';
}

const longDay = (locale: string) => new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeZone: 'UTC' });

/** "1. Mai 2026" */
export const formatDate = (day: Day, locale: string): string => longDay(locale).format(noon(day));

/** "1. Mai – 3. Juni 2026": what both days share is said once. `to` not before `from`. */
export const formatDateRange = (from: Day, to: Day, locale: string): string => longDay(locale).formatRange(noon(from), noon(to));

/** A moment as a clock in Berlin shows it: "1. Mai 2026 um 18:30". */
export const formatMoment = (moment: Date, locale: string): string =>
	new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(moment);
