import { daySchema, daysBetween } from '#lib/shared/dates.ts';
import { graphemes, putText, type Texts } from '#lib/shared/texts.ts';
import { type Exception, type Hours, type Span, weekdays } from './hours.ts';

/** The form of opening hours as typed: two spans per weekday, lines of exceptions, a note in German and English. */
export type SpanFields = { from: string; to: string };
export type ExceptionFields = { first: string; last: string; from: string; to: string };
export type HoursFields = { week: SpanFields[][]; exceptions: ExceptionFields[]; note_de: string; note_en: string };
/** Problems by the id of the field. */
export type HoursErrors = Record<string, 'time' | 'half' | 'order' | 'overlap' | 'day' | 'days' | 'long' | 'note'>;

export const spansADay = 2;
/** Empty lines for more exceptions, so that adding some works without a script. */
const emptyLines = 2;
const maxExceptions = 60;
const maxNote = 600;
const maxDays = 366;

/** The form's fields for saved hours, with empty lines for more exceptions. */
export function hoursFieldsOf(hours: Hours | null): HoursFields {
	const spans = (day: number): SpanFields[] =>
		(hours?.weekly ?? []).filter((span) => span.day === day).map(({ from, to }) => ({ from, to }));
	const empty = Array.from({ length: emptyLines }, () => ({ first: '', last: '', from: '', to: '' }));
	return {
		week: weekdays.map((day) => Array.from({ length: spansADay }, (_, i) => spans(day)[i] ?? { from: '', to: '' })),
		exceptions: [
			...(hours?.exceptions ?? []).map(({ from, to, hours: [span] }) => ({
				first: from,
				last: to === from ? '' : to,
				from: span?.from ?? '',
				to: span?.to ?? ''
			})),
			...empty
		],
		note_de: hours?.note.de?.t ?? '',
		note_en: hours?.note.en?.t ?? ''
	};
}

/** The fields of a submitted form. */
export function readHoursFields(form: FormData): HoursFields {
	const one = (name: string): string => String(form.get(name) ?? '').trim();
	const lines = Math.min(maxExceptions + emptyLines, form.getAll('first').length);
	const at = (name: string, i: number): string => String(form.getAll(name)[i] ?? '').trim();
	return {
		week: weekdays.map((day) =>
			Array.from({ length: spansADay }, (_, i) => ({ from: one(`from-${day}-${i}`), to: one(`to-${day}-${i}`) }))
		),
		exceptions: Array.from({ length: lines }, (_, i) => ({
			first: at('first', i),
			last: at('last', i),
			from: at('from', i),
			to: at('to', i)
		})),
		note_de: String(form.get('note_de') ?? ''),
		note_en: String(form.get('note_en') ?? '')
	};
}

/** A typed time as "HH:MM"; accepts "9", "9:30", "9.30" and "09:30". Null for anything else. */
export function readTime(typed: string): string | null {
	const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed) ?? [];
	if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
	return `${hour.padStart(2, '0')}:${minute}`;
}

/** The span of two fields; null if both are empty or one is invalid. Adds problems to `errors`. */
function readSpan({ from, to }: SpanFields, ids: { from: string; to: string }, errors: HoursErrors): Span | null {
	if (from === '' && to === '') return null;
	const [begins, ends] = [readTime(from), readTime(to)];
	if (from === '' || to === '') errors[from === '' ? ids.from : ids.to] = 'half';
	else if (!begins) errors[ids.from] = 'time';
	else if (!ends) errors[ids.to] = 'time';
	else if (begins >= ends) errors[ids.to] = 'order';
	else return { from: begins, to: ends };
	return null;
}

/** Validates a form: the hours (null if everything is empty), or problems. `before` is the saved note; its other languages are kept. */
export function parseHours(
	fields: HoursFields,
	before: Texts = {}
): { ok: true; hours: Hours | null } | { ok: false; errors: HoursErrors } {
	const errors: HoursErrors = {};
	const weekly = fields.week.flatMap((spans, d) => {
		const day = weekdays[d]!;
		const read = spans.flatMap((span, i) => readSpan(span, { from: `from-${day}-${i}`, to: `to-${day}-${i}` }, errors) ?? []);
		const [first, second] = read.toSorted((a, b) => (a.from < b.from ? -1 : 1));
		if (first && second && second.from < first.to) errors[`from-${day}-1`] = 'overlap';
		return read.map((span) => ({ day, ...span }));
	});
	const exceptions = fields.exceptions.flatMap((line, i): Exception[] => {
		if (Object.values(line).every((typed) => typed === '')) return [];
		const last = line.last === '' ? line.first : line.last;
		const span = readSpan(line, { from: `from-x-${i}`, to: `to-x-${i}` }, errors);
		if (!daySchema.safeParse(line.first).success) errors[`first-${i}`] = 'day';
		else if (!daySchema.safeParse(last).success) errors[`last-${i}`] = 'day';
		else if (last < line.first) errors[`last-${i}`] = 'days';
		else if (daysBetween(line.first, last) > maxDays) errors[`last-${i}`] = 'long';
		return [{ from: line.first, to: last, hours: span ? [span] : [] }];
	});
	for (const name of ['note_de', 'note_en'] as const) {
		const typed = fields[name];
		if (
			!typed.isWellFormed() ||
			typed.includes('\0') ||
			typed.length > maxNote * 4 ||
			graphemes(typed) > maxNote ||
			new TextEncoder().encode(typed).length > 4000
		)
			errors[name] = 'note';
	}
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const note = putText(putText(before, 'de', fields.note_de), 'en', fields.note_en);
	const isEmpty = weekly.length + exceptions.length + Object.keys(note).length === 0;
	return { ok: true, hours: isEmpty ? null : { weekly, exceptions, note } };
}
