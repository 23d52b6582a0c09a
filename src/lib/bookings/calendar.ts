import { addDays, type Day, daysBetween } from '#lib/shared/dates.ts';
import type { Period } from './period.ts';

/** The months of the calendar and where they begin on its axis, from 0 to 1. */
export type CalendarMonth = { first: Day; at: number; share: number };

/** A period on the axis: from 0 (its first day) to 1, cut where it reaches beyond; null when it lies outside. */
export type CalendarBar = { at: number; share: number };

/** Whole months: from the first of the month of `today` on, half-open. */
export function calendarPeriod(today: Day, months: number): Period<Day> {
	return { from: monthAfter(today, 0), to: monthAfter(today, months) };
}

function monthAfter(day: Day, months: number): Day {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

const on = (axis: Period<Day>, day: Day): number => daysBetween(axis.from, day) / daysBetween(axis.from, axis.to);

/** Every month of a period that consists of whole months. */
export function monthsOf(axis: Period<Day>): CalendarMonth[] {
	const months: CalendarMonth[] = [];
	for (let first = axis.from; first < axis.to; first = monthAfter(first, 1)) {
		const at = on(axis, first);
		months.push({ first, at, share: on(axis, monthAfter(first, 1)) - at });
	}
	return months;
}

export function barOf(axis: Period<Day>, { from, to }: Period<Day>): CalendarBar | null {
	if (to <= axis.from || from >= axis.to) return null;
	const at = on(axis, from < axis.from ? axis.from : from);
	return { at, share: on(axis, to > axis.to ? axis.to : to) - at };
}

/** The last day that the calendar shows. */
export const lastShown = (axis: Period<Day>): Day => addDays(axis.to, -1);
