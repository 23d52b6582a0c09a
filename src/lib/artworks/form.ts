import { z } from 'zod';
import { cmText, lengthLimits, parseCm } from '#lib/shared/length.ts';
import { graphemes, type Texts } from '#lib/shared/texts.ts';
import { categories, emptyPart, type Facts, framings, hardwares, lengths, mostParts, type Part } from './artwork.ts';
import { kgText, parseKg } from '#lib/shared/weight.ts';
import { formatYear, parseYear } from './year.ts';

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
	| 'not-a-choice'
	| 'same-language';
export type FieldErrors = Record<string, FieldError>;

/** Limits as a person counts (graphemes) and, coarser, in bytes as the database does. */
export const limits = {
	title: { letters: 400, bytes: 1200 },
	technique: { letters: 400, bytes: 1200 },
	description: { letters: 5000, bytes: 40_000 },
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

const language = z.enum(textLanguages, { error: 'not-a-choice' });
const choice = <T extends readonly [string, ...string[]]>(options: T) =>
	z.union([z.literal('').transform(() => null), z.enum(options)], { error: 'not-a-choice' });

/** Text exactly as typed, not even trimmed; only what no database keeps is refused. */
export const typedText = (limit: { letters: number; bytes: number }) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		// Bytes first: counting a megabyte letter by letter takes seconds.
		.refine((text) => new TextEncoder().encode(text).length <= limit.bytes && graphemes(text) <= limit.letters, { message: 'too-long' });

const cm = (leastMm: number) =>
	z.string().transform((typed, context) => {
		const parsed = parseCm(typed, { minMm: leastMm, maxMm: lengthLimits.maxMm });
		if (parsed.ok) return parsed.mm;
		if (parsed.problem !== 'empty') context.addIssue({ code: 'custom', message: parsed.problem });
		return null;
	});
const size = cm(lengthLimits.minMm);
const distance = cm(0);

const heaviestG = 2_000_000;
const kg = z.string().transform((typed, context) => {
	const grams = parseKg(typed);
	const problem = grams === 'invalid' || grams === 0 ? 'not-a-weight' : grams !== null && grams > heaviestG ? 'too-heavy' : null;
	if (problem) context.addIssue({ code: 'custom', message: problem });
	return grams === 'invalid' ? null : grams;
});

const schema = z.object({
	language,
	title: typedText(limits.title),
	technique: typedText(limits.technique),
	description: typedText(limits.description),
	language_2: z.union([z.literal(''), language], { error: 'not-a-choice' }),
	title_2: typedText(limits.title),
	technique_2: typedText(limits.technique),
	description_2: typedText(limits.description),
	untitled: z.boolean(),
	year: z.string().transform((typed, context) => {
		const year = parseYear(typed);
		if (year === 'invalid') context.addIssue({ code: 'custom', message: 'not-a-year' });
		return year === 'invalid' ? null : year;
	}),
	category: choice(categories),
	framing: choice(framings),
	hardware: choice(hardwares),
	hook_spacing: size,
	weight: kg,
	weight_estimated: z.boolean(),
	light_sensitive: z.boolean(),
	credit: typedText(limits.credit),
	parts: z
		.array(z.object({ height: size, width: size, depth: size, outer_height: size, outer_width: size, drop: distance, gap: distance }))
		.min(1)
		.max(mostParts)
});

/** The form as it was typed; what is shown again when something is wrong with it. */
export type WorkForm = z.input<typeof schema>;
type Parsed = { ok: true; facts: Facts } | { ok: false; errors: FieldErrors };

/** Everything of a posted form as typed; the sizes of the parts come as repeated fields. */
export function readWorkForm(form: FormData): WorkForm {
	const text = (name: string): string => lines(form.get(name));
	const count = Math.min(Math.max(form.getAll('height').length, 1), mostParts);
	const part = (index: number) => Object.fromEntries(lengths.map((name) => [name, lines(form.getAll(name)[index] ?? '')]));
	return {
		...Object.fromEntries(texts.map((name) => [name, text(name)])),
		...Object.fromEntries(ticks.map((name) => [name, form.get(name) === 'on'])),
		parts: Array.from({ length: count }, (_, index) => part(index))
	} as WorkForm;
}

const texts = [
	'language',
	'title',
	'technique',
	'description',
	'language_2',
	'title_2',
	'technique_2',
	'description_2',
	'year',
	'category',
	'framing',
	'hardware',
	'hook_spacing',
	'weight',
	'credit'
] as const;
const ticks = ['untitled', 'weight_estimated', 'light_sensitive'] as const;
/** Browsers send every line break as CRLF, whatever was typed. */
export const lines = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '');

/** The facts of a form, or what is wrong beside which field. Translations by others in `before` are kept. */
export function parseWorkForm(form: WorkForm, before: Pick<Facts, 'title' | 'technique' | 'description'>): Parsed {
	const result = schema.safeParse(form);
	const errors: FieldErrors = {};
	for (const { path, message } of result.error?.issues ?? [])
		errors[
			path
				.filter((step) => step !== 'parts')
				.reverse()
				.join('.')
		] ??= message as FieldError;
	if (!result.success) return { ok: false, errors };
	const { parts, year, category, framing, hardware, hook_spacing, weight, weight_estimated, light_sensitive, untitled, credit } =
		result.data;
	const second = form.title_2 + form.technique_2 + form.description_2 !== '';
	if (second && (form.language_2 === '' || form.language_2 === form.language))
		return { ok: false, errors: { language_2: 'same-language' } };
	const own = (name: 'title' | 'technique' | 'description'): Texts =>
		ownTexts(before[name], [form.language, form[name]], [form.language_2, form[`${name}_2`]]);
	return {
		ok: true,
		facts: {
			title: own('title'),
			technique: own('technique'),
			description: own('description'),
			untitled,
			year,
			category,
			framing,
			hardware,
			parts,
			hookSpacingMm: hook_spacing,
			weightG: weight,
			weightEstimated: weight_estimated,
			lightSensitive: light_sensitive,
			credit: credit === '' ? null : credit
		}
	};
}

/** The artist's own words in one language, with a translation that comes with them; those by others stay unless written over. */
export function ownTexts(before: Texts, [language, text]: [string, string], [second, translation]: [string, string] = ['', '']): Texts {
	const others = Object.entries(before).filter(([key, { by }]) => by === 'machine' && key !== language && key !== second);
	return {
		...Object.fromEntries(others),
		...(second && translation ? { [second]: { t: translation, by: 'translator' as const } } : {}),
		...(text ? { [language]: { t: text, by: 'author' as const } } : {})
	};
}

/** A saved work as the form shows it; `locale` is the language of the page, for numbers and for a text not begun. */
export function showWorkForm(facts: Facts, locale: string): WorkForm {
	const keys = (by: string) =>
		[facts.title, facts.technique, facts.description].flatMap((each) => Object.keys(each).filter((key) => each[key]!.by === by));
	const first = keys('author')[0] ?? locale;
	const second = keys('translator')[0] ?? '';
	const at = (each: Texts, key: string): string => each[key]?.t ?? '';
	return {
		language: first as WorkForm['language'],
		title: at(facts.title, first),
		technique: at(facts.technique, first),
		description: at(facts.description, first),
		language_2: second as WorkForm['language_2'],
		title_2: at(facts.title, second),
		technique_2: at(facts.technique, second),
		description_2: at(facts.description, second),
		untitled: facts.untitled,
		year: facts.year ? formatYear(facts.year, locale) : '',
		category: facts.category ?? '',
		framing: facts.framing ?? '',
		hardware: facts.hardware ?? '',
		hook_spacing: cmOrEmpty(facts.hookSpacingMm, locale),
		weight: facts.weightG === null ? '' : kgText(facts.weightG, locale),
		weight_estimated: facts.weightEstimated,
		light_sensitive: facts.lightSensitive,
		credit: facts.credit ?? '',
		parts: (facts.parts.length > 0 ? facts.parts : [emptyPart]).map(
			(part: Part) => Object.fromEntries(lengths.map((name) => [name, cmOrEmpty(part[name], locale)])) as WorkForm['parts'][number]
		)
	};
}

const cmOrEmpty = (mm: number | null, locale: string): string => (mm === null ? '' : cmText(mm, locale));
