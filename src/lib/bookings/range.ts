import { addDays, berlinToday, type Day } from '#lib/shared/dates.ts';
import type { Period } from './period.ts';

/**
 * The days of a tstzrange as PostgreSQL writes it: `["2026-04-27 22:00:00+00","2026-06-01 22:00:00+00")`. Half-open:
 * an end within a day takes that whole day.
 */
export function daysOfRange(range: string): Period<Day> {
	const [, from, to] = /^[[(]"?([^",]+)"?,"?([^",)\]]+)"?[)\]]$/.exec(range) ?? [];
	if (!from || !to) throw new Error(`not a period: ${range}`);
	const lastMoment = new Date(momentOf(to).getTime() - 1);
	return { from: berlinToday(momentOf(from)), to: addDays(berlinToday(lastMoment), 1) };
}

/** "2026-04-27 22:00:00+00" is no ISO moment yet: the T and the minutes of the zone are missing. */
const momentOf = (text: string): Date => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
