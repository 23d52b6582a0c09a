import { z } from 'zod';
import { cmText } from '#lib/shared/length.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { kgText } from '#lib/shared/weight.ts';
import { categories, emptyPart, type Facts, framings, hardwares, lengths, maxParts, type Part } from './artwork.ts';
import { choice, distance, type FieldError, type FieldErrors, kg, language, limits, lines, size, typedText } from './fields.ts';
import { saleFields, saleOf, showSale } from './sale.ts';
import { formatYear, parseYear } from './year.ts';

const schema = z.object({
	language,
	title: typedText(limits.title),
	technique: typedText(limits.technique),
	description: typedText(limits.description),
	label_text: typedText(limits.label_text),
	plain_text: typedText(limits.plain_text),
	language_2: z.union([z.literal(''), language], { error: 'not-a-choice' }),
	title_2: typedText(limits.title),
	technique_2: typedText(limits.technique),
	description_2: typedText(limits.description),
	label_text_2: typedText(limits.label_text),
	plain_text_2: typedText(limits.plain_text),
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
	edition: typedText(limits.edition),
	credit: typedText(limits.credit),
	...saleFields,
	parts: z
		.array(z.object({ height: size, width: size, depth: size, outer_height: size, outer_width: size, drop: distance, gap: distance }))
		.min(1)
		.max(maxParts)
});

/** The form as typed. The page shows it again if there is an error. */
export type WorkForm = z.input<typeof schema>;
type Parsed = { ok: true; facts: Facts } | { ok: false; errors: FieldErrors };

/** All fields of a posted form, as typed. The sizes of the parts are repeated fields. */
export function readWorkForm(form: FormData): WorkForm {
	const text = (name: string): string => lines(form.get(name));
	const count = Math.min(Math.max(form.getAll('height').length, 1), maxParts);
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
	'label_text',
	'plain_text',
	'language_2',
	'title_2',
	'technique_2',
	'description_2',
	'label_text_2',
	'plain_text_2',
	'year',
	'category',
	'framing',
	'hardware',
	'hook_spacing',
	'weight',
	'edition',
	'credit',
	'price',
	'insurance',
	'afterwards',
	'owner'
] as const;
const ticks = ['untitled', 'weight_estimated', 'light_sensitive', 'for_sale'] as const;
/** Returns the facts of a form, or an error code per field. Keeps translations by others in `before`. */
export function parseWorkForm(
	form: WorkForm,
	before: Pick<Facts, 'title' | 'technique' | 'description' | 'labelText' | 'plainText'>
): Parsed {
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
	const { parts, year, category, framing, hardware, hook_spacing, weight, weight_estimated, light_sensitive, untitled } = result.data;
	const { credit, edition } = result.data;
	const second = [form.title_2, form.technique_2, form.description_2, form.label_text_2, form.plain_text_2].some((text) => text !== '');
	if (second && (form.language_2 === '' || form.language_2 === form.language))
		return { ok: false, errors: { language_2: 'same-language' } };
	const own = (name: 'title' | 'technique' | 'description'): Texts =>
		ownTexts(before[name], [form.language, form[name]], [form.language_2, form[`${name}_2`]]);
	// A label text can be in a language that the form does not show. Such a text must be kept.
	const shown = languagesOf(before, form.language);
	const labelTexts = (texts: Texts, name: 'label_text' | 'plain_text'): Texts => {
		const notShown = Object.entries(texts).filter(([key]) => ![...shown, form.language, form.language_2].includes(key));
		return { ...Object.fromEntries(notShown), ...ownTexts(texts, [form.language, form[name]], [form.language_2, form[`${name}_2`]]) };
	};
	return {
		ok: true,
		facts: {
			title: own('title'),
			technique: own('technique'),
			description: own('description'),
			labelText: labelTexts(before.labelText, 'label_text'),
			plainText: labelTexts(before.plainText, 'plain_text'),
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
			edition: edition === '' ? null : edition,
			credit: credit === '' ? null : credit,
			sale: saleOf(result.data)
		}
	};
}

/** Sets the artist's own text in one language, and their translation if any. Machine translations in other languages are kept. */
export function ownTexts(before: Texts, [language, text]: [string, string], [second, translation]: [string, string] = ['', '']): Texts {
	const others = Object.entries(before).filter(([key, { by }]) => by === 'machine' && key !== language && key !== second);
	return {
		...Object.fromEntries(others),
		...(second && translation ? { [second]: { t: translation, by: 'translator' as const } } : {}),
		...(text ? { [language]: { t: text, by: 'author' as const } } : {})
	};
}

/** The language of the artist's own text, and the language of their translation ('' for none). */
function languagesOf(
	facts: Pick<Facts, 'title' | 'technique' | 'description' | 'labelText' | 'plainText'>,
	fallback: string
): [string, string] {
	const keys = (by: string) =>
		[facts.title, facts.technique, facts.description, facts.labelText, facts.plainText].flatMap((each) =>
			Object.keys(each).filter((key) => each[key]!.by === by)
		);
	return [keys('author')[0] ?? fallback, keys('translator')[0] ?? ''];
}

/** A saved work as form fields. `locale` is the language of the page, for numbers and as the default language of texts. */
export function showWorkForm(facts: Facts, locale: string): WorkForm {
	const [first, second] = languagesOf(facts, locale);
	const at = (each: Texts, key: string): string => each[key]?.t ?? '';
	return {
		language: first as WorkForm['language'],
		title: at(facts.title, first),
		technique: at(facts.technique, first),
		description: at(facts.description, first),
		label_text: at(facts.labelText, first),
		plain_text: at(facts.plainText, first),
		language_2: second as WorkForm['language_2'],
		title_2: at(facts.title, second),
		technique_2: at(facts.technique, second),
		description_2: at(facts.description, second),
		label_text_2: at(facts.labelText, second),
		plain_text_2: at(facts.plainText, second),
		untitled: facts.untitled,
		year: facts.year ? formatYear(facts.year, locale) : '',
		category: facts.category ?? '',
		framing: facts.framing ?? '',
		hardware: facts.hardware ?? '',
		hook_spacing: cmOrEmpty(facts.hookSpacingMm, locale),
		weight: facts.weightG === null ? '' : kgText(facts.weightG, locale),
		weight_estimated: facts.weightEstimated,
		light_sensitive: facts.lightSensitive,
		edition: facts.edition ?? '',
		credit: facts.credit ?? '',
		...showSale(facts.sale),
		parts: (facts.parts.length > 0 ? facts.parts : [emptyPart]).map(
			(part: Part) => Object.fromEntries(lengths.map((name) => [name, cmOrEmpty(part[name], locale)])) as WorkForm['parts'][number]
		)
	};
}

const cmOrEmpty = (mm: number | null, locale: string): string => (mm === null ? '' : cmText(mm, locale));
