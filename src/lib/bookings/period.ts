import { addDays, berlinMidnight, type Day, daysBetween } from '#lib/shared/dates.ts';

/**
 * A half-open period: includes `from`, but not `to`. Of days (texts 'YYYY-MM-DD') or of points in time.
 */
export type Period<Time extends Day | Date> = { from: Time; to: Time };

/** The four dates of an exhibition: first day of installation, first day, last day, last day of take-down. All four are inclusive. */
export type ShowDays = { installs: Day; opens: Day; closes: Day; takenDown: Day };

/** Whether two periods overlap. They do not if one starts exactly when the other ends. */
export const periodsOverlap = <Time extends Day | Date>(a: Period<Time>, b: Period<Time>): boolean => a.from < b.to && b.from < a.to;

/** Whether the dates of an exhibition are in order. An exhibition can last only one day. */
export const showDaysInOrder = (show: ShowDays): boolean =>
	show.installs <= show.opens && show.opens <= show.closes && show.closes <= show.takenDown;

/** The period for which an exhibition books its walls: installation, exhibition and take-down. */
export const showPeriod = (show: ShowDays): Period<Day> => ({ from: show.installs, to: addDays(show.takenDown, 1) });

/** A period of days as points in time: from midnight to midnight in Berlin. */
export const inMoments = (period: Period<Day>): Period<Date> => ({ from: berlinMidnight(period.from), to: berlinMidnight(period.to) });

/** The last day of a period of days. */
export const lastDay = (period: Period<Day>): Day => addDays(period.to, -1);

/** The end of a period that starts at `start` and is as long as `wanted`. */
function endFrom<Time extends Day | Date>(start: Time, wanted: Period<Time>): Time;
function endFrom(start: Day | Date, wanted: Period<Day | Date>): Day | Date {
	if (start instanceof Date) return new Date(start.getTime() + Number(wanted.to) - Number(wanted.from));
	return addDays(start, daysBetween(wanted.from as Day, wanted.to as Day));
}

/**
 * The earliest start, not before `wanted.from`, from which a period as long as `wanted` collides with none of the
 * bookings of one resource.
 */
export function freeFrom<Time extends Day | Date>(bookings: readonly Period<Time>[], wanted: Period<Time>): Time {
	let start = wanted.from;
	const inOrder = [...bookings].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	for (const booking of inOrder) {
		if (periodsOverlap(booking, { from: start, to: endFrom(start, wanted) })) start = booking.to;
	}
	return start;
}
