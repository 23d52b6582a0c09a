import { addDays, berlinMidnight, type Day, daysBetween } from '#lib/shared/dates.ts';

/**
 * A half-open period: `from` belongs to it, `to` doesn't. Of days (texts 'YYYY-MM-DD') or of moments.
 */
export type Period<Time extends Day | Date> = { from: Time; to: Time };

/** The four days of a show; each is the last or first of its kind, all four belong to the show. */
export type ShowDays = { installs: Day; opens: Day; closes: Day; takenDown: Day };

/** Whether two periods share any time; one may begin at the moment the other ends. */
export const periodsOverlap = <Time extends Day | Date>(a: Period<Time>, b: Period<Time>): boolean => a.from < b.to && b.from < a.to;

/** Whether the days of a show are in order; running one day only is in order too. */
export const showDaysInOrder = (show: ShowDays): boolean =>
	show.installs <= show.opens && show.opens <= show.closes && show.closes <= show.takenDown;

/** The days for which a show has its walls: installation, running time and take-down. */
export const showPeriod = (show: ShowDays): Period<Day> => ({ from: show.installs, to: addDays(show.takenDown, 1) });

/** A period of days as moments: from midnight to midnight in Berlin. */
export const inMoments = (period: Period<Day>): Period<Date> => ({ from: berlinMidnight(period.from), to: berlinMidnight(period.to) });

/** The last day of a period of days. */
export const lastDay = (period: Period<Day>): Day => addDays(period.to, -1);

/** Where a period as long as `wanted` ends that begins at `start`. */
function endFrom<Time extends Day | Date>(start: Time, wanted: Period<Time>): Time;
function endFrom(start: Day | Date, wanted: Period<Day | Date>): Day | Date {
	if (start instanceof Date) return new Date(start.getTime() + Number(wanted.to) - Number(wanted.from));
	return addDays(start, daysBetween(wanted.from as Day, wanted.to as Day));
}

/**
 * The earliest beginning, not before `wanted.from`, from which the whole wanted length is free of the
 * bookings of one resource. It is `wanted.from` itself when nothing is in the way.
 */
export function freeFrom<Time extends Day | Date>(bookings: readonly Period<Time>[], wanted: Period<Time>): Time {
	let start = wanted.from;
	const inOrder = [...bookings].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	for (const booking of inOrder) {
		if (periodsOverlap(booking, { from: start, to: endFrom(start, wanted) })) start = booking.to;
	}
	return start;
}
