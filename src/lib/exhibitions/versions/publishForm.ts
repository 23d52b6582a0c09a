import { berlinMoment, type Day, daySchema } from '#lib/shared/dates.ts';

/** From when a hang is in effect, as typed: now, or from a day and a time by the clock in Leipzig. */
export type WhenFields = { when: string; day: string; time: string };
export type WhenError = 'when' | 'day' | 'time' | 'passed' | 'too-late';
export type ReadWhen = { ok: true; from: Date | null } | { ok: false; field: 'when' | 'day' | 'time'; error: WhenError };

export const readWhenFields = (form: FormData): WhenFields => ({
	when: String(form.get('when') ?? ''),
	day: String(form.get('day') ?? ''),
	time: String(form.get('time') ?? '').trim()
});

/** The moment from which it is in effect, null for now; not later than the last day of the show. */
export function readWhen({ when, day, time }: WhenFields, closes: Day, now: Date): ReadWhen {
	if (when === 'now') return { ok: true, from: null };
	if (when !== 'later') return { ok: false, field: 'when', error: 'when' };
	if (!daySchema.safeParse(day).success) return { ok: false, field: 'day', error: 'day' };
	// Browsers send 18:00; typed by hand it may be 9.30 or 9:30.
	const typed = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?$/.exec(time);
	if (!typed) return { ok: false, field: 'time', error: 'time' };
	const from = berlinMoment(day, `${typed[1]!.padStart(2, '0')}:${typed[2]!}:${typed[3] ?? '00'}`);
	if (from <= now) return { ok: false, field: 'day', error: 'passed' };
	return day > closes ? { ok: false, field: 'day', error: 'too-late' } : { ok: true, from };
}
