import { z } from 'zod';

/** One text in one language, as the database stores it (checked by `app.is_texts`). `t` is the text, `by` who wrote it. */
export type Text = { t: string; by: 'author' | 'translator' | 'machine'; checked?: string | undefined };
/** One field in several languages, by language tag. */
export type Texts = Record<string, Text>;
export type Direction = 'ltr' | 'rtl';
export type PickedText = { text: string; lang: string; dir: Direction; by: Text['by'] };

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The number of characters that a person sees (grapheme clusters): a family emoji or a letter with accents counts as one. */
export function graphemes(text: string): number {
	let count = 0;
	for (const _ of segmenter.segment(text)) count += 1;
	return count;
}

/** Whether a text has any visible character: not only spaces, control or zero-width characters, or fillers. */
export const hasVisible = (text: string): boolean =>
	/[^\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/**
 * A typed text of at most `maxGraphemes` visible characters. The message of an issue is 'empty', 'too-long' or
 * 'unstorable' (a NUL or half a surrogate pair, which PostgreSQL text cannot hold).
 */
export const textSchema = (maxGraphemes: number) =>
	z
		.string()
		.refine(hasVisible, { message: 'empty', abort: true })
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		// Check the length in code units first: counting the graphemes of a megabyte takes seconds.
		.refine((text) => text.length <= maxGraphemes * 20 && graphemes(text) <= maxGraphemes, { message: 'too-long' });

export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** The texts of one field, each at most `maxGraphemes` characters long. */
export const textsSchema = (maxGraphemes: number) =>
	z.record(
		languageSchema,
		z.strictObject({ t: textSchema(maxGraphemes), by: z.enum(['author', 'translator', 'machine']), checked: z.uuid().optional() })
	);

const rtlLanguages = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'prs', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
const rtlScripts = new Set(['adlm', 'arab', 'hebr', 'nkoo', 'rohg', 'syrc', 'thaa']);

/** The writing direction of a language. A script in the tag takes precedence ("ku-Arab", "az-Latn"). */
export function textDirection(lang: string): Direction {
	const [language = '', ...subtags] = lang.toLowerCase().split('-');
	const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
	return (script ? rtlScripts.has(script) : rtlLanguages.has(language)) ? 'rtl' : 'ltr';
}

/**
 * The best text for a reader: in `locale` (or a variant of it), else the author's original,
 * else German, English, or any language. Null if there is none.
 */
export function pickText(texts: Texts | null | undefined, locale: string): PickedText | null {
	const entries = Object.entries(texts ?? {}).filter(([, entry]) => entry.t !== '');
	const primary = (lang: string) => lang.split('-')[0];
	const found =
		entries.find(([lang]) => lang === locale) ??
		entries.find(([lang]) => primary(lang) === primary(locale)) ??
		entries.find(([, entry]) => entry.by === 'author') ??
		entries.find(([lang]) => lang === 'de') ??
		entries.find(([lang]) => lang === 'en') ??
		entries[0];
	if (!found) return null;
	const [lang, { t, by }] = found;
	return { text: t, lang, dir: textDirection(lang), by };
}

/** Returns the texts with one language replaced. A text without visible characters removes that language. */
export function putText(texts: Texts, lang: string, text: string, by: Text['by'] = 'author'): Texts {
	const { [lang]: _, ...others } = texts;
	return hasVisible(text) ? { ...others, [lang]: { t: text, by } } : others;
}
