import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes, hasVisible, pickText, putText, textDirection, textSchema, type Texts, textsSchema } from './texts.ts';

const texts: Texts = {
	de: { t: 'Brücken', by: 'translator' },
	ar: { t: 'جسور', by: 'author' },
	en: { t: 'Bridges', by: 'machine' }
};

test.each([
	['de', { text: 'Brücken', lang: 'de', dir: 'ltr', by: 'translator' }],
	['en', { text: 'Bridges', lang: 'en', dir: 'ltr', by: 'machine' }],
	['ar', { text: 'جسور', lang: 'ar', dir: 'rtl', by: 'author' }],
	['de-AT', { text: 'Brücken', lang: 'de', dir: 'ltr', by: 'translator' }],
	['fr', { text: 'جسور', lang: 'ar', dir: 'rtl', by: 'author' }]
])('gives a reader of %s %j', (locale, picked) => {
	expect(pickText(texts, locale)).toEqual(picked);
});

test('falls back to German, English, any language, null if there is no original', () => {
	const machine = (t: string) => ({ t, by: 'machine' as const });
	expect(pickText({ vi: machine('v'), en: machine('e'), de: machine('d') }, 'fr')?.lang).toBe('de');
	expect(pickText({ vi: machine('v'), en: machine('e') }, 'fr')?.lang).toBe('en');
	expect(pickText({ vi: machine('v') }, 'fr')?.lang).toBe('vi');
	expect(pickText({ de: machine('') }, 'de')).toBeNull();
	expect(pickText({}, 'de')).toBeNull();
	expect(pickText(null, 'constructor')).toBeNull();
});

test.each([
	['ar', 'rtl'],
	['fa', 'rtl'],
	['ur', 'rtl'],
	['he', 'rtl'],
	['ps', 'rtl'],
	['ckb', 'rtl'],
	['ar-SY', 'rtl'],
	['ku-Arab', 'rtl'],
	['de', 'ltr'],
	['ku', 'ltr'],
	['ru', 'ltr'],
	['az-Latn', 'ltr'],
	['ar-Latn', 'ltr'],
	['', 'ltr']
])('writes %s %s', (lang, dir) => {
	expect(textDirection(lang)).toBe(dir);
});

test.each([
	['', 0],
	['abc', 3],
	['👨‍👩‍👧‍👦', 1],
	['e\u0301', 1],
	['한국', 2],
	['🏳️‍🌈🇩🇪', 2],
	['a\r\nb', 3]
])('%j has %i characters', (text, count) => {
	expect(graphemes(text)).toBe(count);
});

test.each(['', ' ', '\u200B\u200D', '\u3164', '\u2800', '\u202E', '\u00AD', '\uFEFF', '\n\t', '\u00A0', '\uFE0F'])(
	'%j has no visible character',
	(text) => {
		expect(hasVisible(text)).toBe(false);
	}
);

test.each(['a', '.', 'ع', '👍', '\u200Bx', '0'])('%j has a visible character', (text) => {
	expect(hasVisible(text)).toBe(true);
});

test('limits count the characters that a person sees', () => {
	const problem = (text: string, max: number) =>
		textSchema(max)
			.safeParse(text)
			.error?.issues.map((issue) => issue.message);
	expect(problem('👨‍👩‍👧‍👦'.repeat(5), 5)).toBeUndefined();
	expect(problem('abcdef', 5)).toEqual(['too-long']);
	expect(problem('  ', 5)).toEqual(['empty']);
	expect(problem('a\0', 5)).toEqual(['unstorable']);
	expect(problem('a\uD800', 5)).toEqual(['unstorable']);
	expect(problem('a' + '\u0301'.repeat(1_000_000), 5)).toEqual(['too-long']);
	expect(textSchema(9).parse(' <b>a ')).toBe(' <b>a ');
});

test('accepts the same shape as the database', () => {
	const schema = textsSchema(100);
	expect(schema.parse(texts)).toEqual(texts);
	expect(schema.safeParse({ DE: { t: 'a', by: 'author' } }).success).toBe(false);
	expect(schema.safeParse({ de: { t: 'a', by: 'me' } }).success).toBe(false);
	expect(schema.safeParse({ de: { t: 'a', by: 'author', extra: 1 } }).success).toBe(false);
	expect(schema.safeParse({ de: 'a' }).success).toBe(false);
	expect(schema.parse({})).toEqual({});
});

test('adds, replaces and removes a text', () => {
	expect(putText({}, 'de', 'a')).toEqual({ de: { t: 'a', by: 'author' } });
	expect(putText(texts, 'en', 'Spans', 'translator').en).toEqual({ t: 'Spans', by: 'translator' });
	expect(putText({ de: { t: 'a', by: 'author' } }, 'de', ' ')).toEqual({});
});

test('gives a text to readers of every language if there is one', () => {
	const lang = fc.constantFrom('de', 'en', 'ar', 'vi', 'pt-BR', 'fa');
	const entry = fc.record({
		t: fc.string({ minLength: 1 }),
		by: fc.constantFrom('author' as const, 'translator' as const, 'machine' as const)
	});
	fc.assert(
		fc.property(fc.dictionary(lang, entry, { minKeys: 1 }), lang, (some, locale) => {
			const picked = pickText(some, locale);
			expect(picked && some[picked.lang]?.t).toBe(picked?.text);
			if (some[locale]) expect(picked?.lang).toBe(locale);
		})
	);
});
