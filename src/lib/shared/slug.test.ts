import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugify } from './slug.ts';

test.each([
	['Über Brücken', 'ueber-bruecken'],
	['Straße & Größe', 'strasse-groesse'],
	['U\u0308ber', 'ueber'],
	['L’été à Łódź', 'lete-a-lodz'],
	['Nguyễn Thị Hương', 'nguyen-thi-huong'],
	['İstanbul', 'istanbul'],
	['ẞ', 'ss'],
	['  --1984-- ', '1984'],
	['جسور', 'show'],
	['Ночь 2026', 'show'],
	['展览', 'show'],
	['', 'show'],
	['!!!', 'show'],
	['../../etc/passwd', 'etc-passwd']
])('%j becomes %s', (text, slug) => {
	expect(slugify(text, 'show')).toBe(slug);
});

test('cuts long titles after a whole word', () => {
	expect(slugify('wort '.repeat(40), 'x')).toBe('wort-'.repeat(14).slice(0, -1));
	expect(slugify('a'.repeat(200), 'x')).toBe('a'.repeat(70));
});

test('gives a slug that the database accepts, for any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (text, fallback) => {
			expect(slugify(text, fallback)).toMatch(/^(?=.{1,70}$)[a-z0-9]+(-[a-z0-9]+)*$/);
		})
	);
});
