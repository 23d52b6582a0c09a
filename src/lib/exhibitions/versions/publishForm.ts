import { berlinMoment, type Day, daySchema } from '#lib/shared/dates.ts';

/** When a hang takes effect, as typed: now, or on a day at a time (local time in Leipzig). */
export type WhenFields = { when: string; day: string; time: string };
export type WhenError = 'when' | 'day' | 'time' | 'passed' | 'too-late';
export type ReadWhen = { ok: true; from: Date | null } | { ok: false; field: 'when' | 'day' | 'time'; error: WhenError };

export const readWhenFields = (form: FormData): WhenFields => ({
	when: String(form.get('when') ?? ''),
	day: String(form.get('day') ?? ''),
	time: String(form.get('time') ?? '').trim()
});

/** Reads when a hang takes effect; `from` null: now. It must be in the future and not after the last day of the show (`closes`). */
export function readWhen({ when, day, time }: WhenFields, closes: Day, now: Date): ReadWhen {
	if (when === 'now') return { ok: true, from: null };
	if (when !== 'later') return { ok: false, field: 'when', error: 'when' };
	if (!daySchema.safeParse(day).success) return { ok: false, field: 'day', error: 'day' };
	// Browsers send 18:00; typed by hand, it may be 9.30 or 9:30.
	const typed = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?$/.exec(time);
	if (!typed) return { ok: false, field: 'time', error: 'time' };
	const from = berlinMoment(day, `${typed[1]!.padStart(2, '0')}:${typed[2]!}:${typed[3] ?? '00'}`);
	if (from <= now) return { ok: false, field: 'day', error: 'passed' };
	return day > closes ? { ok: false, field: 'day', error: 'too-late' } : { ok: true, from };
}
