import { addDays, berlinToday, type Day } from '#lib/shared/dates.ts';
import type { Period } from './period.ts';

/**
 * The days of a tstzrange as PostgreSQL writes it: `["2026-04-27 22:00:00+00","2026-06-01 22:00:00+00")`, half-open.
 * An end within a day includes that whole day. Throws if the text is not such a range.
 */
export function daysOfRange(range: string): Period<Day> {
	const [, from, to] = /^[[(]"?([^",]+)"?,"?([^",)\]]+)"?[)\]]$/.exec(range) ?? [];
	if (!from || !to) throw new Error(`not a tstzrange: ${range}`);
	const lastMoment = new Date(momentOf(to).getTime() - 1);
	return { from: berlinToday(momentOf(from)), to: addDays(berlinToday(lastMoment), 1) };
}

/** Converts "2026-04-27 22:00:00+00" to ISO 8601, which needs the T and the minutes of the offset. */
const momentOf = (text: string): Date => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
