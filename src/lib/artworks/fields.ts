import { z } from 'zod';
import { lengthLimits, parseCm } from '#lib/shared/length.ts';
import { graphemes } from '#lib/shared/texts.ts';
import { parseKg } from '#lib/shared/weight.ts';

/** Why a field can't be taken; the page has a sentence for each. */
export type FieldError =
	| 'unstorable'
	| 'too-long'
	| 'not-a-year'
	| 'not-a-length'
	| 'too-small'
	| 'too-large'
	| 'not-a-weight'
	| 'too-heavy'
	| 'not-an-amount'
	| 'not-a-choice'
	| 'same-language';
export type FieldErrors = Record<string, FieldError>;

/** Limits as a person counts (graphemes) and, coarser, in bytes as the database does. */
export const limits = {
	title: { letters: 400, bytes: 1200 },
	technique: { letters: 400, bytes: 1200 },
	description: { letters: 5000, bytes: 40_000 },
	// 75 words on a label that is read standing; what is written plainly needs more of them.
	label_text: { letters: 500, bytes: 3500 },
	plain_text: { letters: 1000, bytes: 3500 },
	edition: { letters: 100, bytes: 400 },
	owner: { letters: 200, bytes: 800 },
	alt: { letters: 1000, bytes: 8000 },
	credit: { letters: 500, bytes: 2000 }
} as const;

/** Languages that a text may be written in. */
export const textLanguages = [
	'de',
	'en',
	'ar',
	'fa',
	'uk',
	'ru',
	'vi',
	'tr',
	'es',
	'fr',
	'ku',
	'pl',
	'it',
	'pt',
	'ro',
	'sr',
	'zh',
	'hi',
	'ur',
	'am',
	'ti',
	'ka',
	'he'
] as const;

/** A language, as typed. */
export const language = z.enum(textLanguages, { error: 'not-a-choice' });
/** One of several, or nothing. */
export const choice = <T extends readonly [string, ...string[]]>(options: T) =>
	z.union([z.literal('').transform(() => null), z.enum(options)], { error: 'not-a-choice' });

/** Text exactly as typed, not even trimmed; only what no database keeps is refused. */
export const typedText = (limit: { letters: number; bytes: number }) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		// Bytes first: counting a megabyte letter by letter takes seconds.
		.refine((text) => new TextEncoder().encode(text).length <= limit.bytes && graphemes(text) <= limit.letters, { message: 'too-long' });

/** Centimetres as typed; whole millimetres, null for nothing. */
const cm = (minMm: number) =>
	z.string().transform((typed, context) => {
		const parsed = parseCm(typed, { minMm: minMm, maxMm: lengthLimits.maxMm });
		if (parsed.ok) return parsed.mm;
		if (parsed.problem !== 'empty') context.addIssue({ code: 'custom', message: parsed.problem });
		return null;
	});
export const size = cm(lengthLimits.minMm);
export const distance = cm(0);

const heaviestG = 2_000_000;
/** Kilograms as typed; grams, null for nothing. */
export const kg = z.string().transform((typed, context) => {
	const grams = parseKg(typed);
	const problem = grams === 'invalid' || grams === 0 ? 'not-a-weight' : grams !== null && grams > heaviestG ? 'too-heavy' : null;
	if (problem) context.addIssue({ code: 'custom', message: problem });
	return grams === 'invalid' ? null : grams;
});

/** Browsers send every line break as CRLF, whatever was typed. */
export const lines = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '');
