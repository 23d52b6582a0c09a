import { addDays, type Day, daysBetween } from '#lib/shared/dates.ts';
import type { Period } from './period.ts';

/** A month of the calendar. `at` is its start and `share` its length on the axis, from 0 to 1. */
export type CalendarMonth = { first: Day; at: number; share: number };

/** A period on the axis, cut at both ends of the calendar. `at` is its start and `share` its length, from 0 to 1. */
export type CalendarBar = { at: number; share: number };

/** The period of whole months that starts with the month of `today`, half-open. */
export function calendarPeriod(today: Day, months: number): Period<Day> {
	return { from: monthAfter(today, 0), to: monthAfter(today, months) };
}

function monthAfter(day: Day, months: number): Day {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

const positionOn = (axis: Period<Day>, day: Day): number => daysBetween(axis.from, day) / daysBetween(axis.from, axis.to);

/** The months of a period of whole months. */
export function monthsOf(axis: Period<Day>): CalendarMonth[] {
	const months: CalendarMonth[] = [];
	for (let first = axis.from; first < axis.to; first = monthAfter(first, 1)) {
		const at = positionOn(axis, first);
		months.push({ first, at, share: positionOn(axis, monthAfter(first, 1)) - at });
	}
	return months;
}

/** The bar of a booking on the axis. Null if the booking is outside the calendar. */
export function barOf(axis: Period<Day>, { from, to }: Period<Day>): CalendarBar | null {
	if (to <= axis.from || from >= axis.to) return null;
	const at = positionOn(axis, from < axis.from ? axis.from : from);
	return { at, share: positionOn(axis, to > axis.to ? axis.to : to) - at };
}

/** The last day that the calendar shows. */
export const lastShown = (axis: Period<Day>): Day => addDays(axis.to, -1);
