import { z } from 'zod';
import { lengthLimits, parseCm } from '#lib/shared/length.ts';
import { graphemes } from '#lib/shared/texts.ts';
import { parseKg } from '#lib/shared/weight.ts';

/** Error codes of the fields; the page has a sentence for each. */
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

/** Limits in visible characters (graphemes), and in bytes as the database checks them, which is coarser. */
export const limits = {
	title: { letters: 400, bytes: 1200 },
	technique: { letters: 400, bytes: 1200 },
	description: { letters: 5000, bytes: 40_000 },
	// About 75 words, because people read the label standing. Plain language needs more words.
	label_text: { letters: 500, bytes: 3500 },
	plain_text: { letters: 1000, bytes: 3500 },
	edition: { letters: 100, bytes: 400 },
	owner: { letters: 200, bytes: 800 },
	alt: { letters: 1000, bytes: 8000 },
	credit: { letters: 500, bytes: 2000 }
} as const;

/** The languages in which a text can be written. */
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

/** A field for a language. */
export const language = z.enum(textLanguages, { error: 'not-a-choice' });
/** A field with a choice of options. Empty gives null. */
export const choice = <T extends readonly [string, ...string[]]>(options: T) =>
	z.union([z.literal('').transform(() => null), z.enum(options)], { error: 'not-a-choice' });

/** A text field, kept exactly as typed and not trimmed. Refuses only text that PostgreSQL cannot store, and text over the limit. */
export const typedText = (limit: { letters: number; bytes: number }) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		// Check the bytes first: counting the graphemes of a megabyte takes seconds.
		.refine((text) => new TextEncoder().encode(text).length <= limit.bytes && graphemes(text) <= limit.letters, { message: 'too-long' });

/** A field in centimetres. Gives whole millimetres, null if empty. */
const cm = (minMm: number) =>
	z.string().transform((typed, context) => {
		const parsed = parseCm(typed, { minMm: minMm, maxMm: lengthLimits.maxMm });
		if (parsed.ok) return parsed.mm;
		if (parsed.problem !== 'empty') context.addIssue({ code: 'custom', message: parsed.problem });
		return null;
	});
/** A length in centimetres, more than 0. */
export const size = cm(lengthLimits.minMm);
/** A length in centimetres, 0 or more. */
export const distance = cm(0);

const maxG = 2_000_000;
/** A field in kilograms. Gives whole grams, null if empty. */
export const kg = z.string().transform((typed, context) => {
	const grams = parseKg(typed);
	const problem = grams === 'invalid' || grams === 0 ? 'not-a-weight' : grams !== null && grams > maxG ? 'too-heavy' : null;
	if (problem) context.addIssue({ code: 'custom', message: problem });
	return grams === 'invalid' ? null : grams;
});

/** The text of a form field with LF line breaks. Browsers send CRLF for every line break. */
export const lines = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '');
