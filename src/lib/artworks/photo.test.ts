import { expect, test } from 'vitest';
import { parsePhotoForm, readPhotoForm, showPhotoForm } from './photo.ts';

const form = { role: 'front', language: 'uk', alt: 'Міст', language_2: 'de', alt_2: 'Eine Brücke' };

test('parses two languages and shows them again', () => {
	const data = new FormData();
	for (const [name, value] of Object.entries(form)) data.set(name, value);
	const parsed = parsePhotoForm(readPhotoForm(data), {});
	expect(parsed).toEqual({ ok: true, role: 'front', alt: { uk: { t: 'Міст', by: 'author' }, de: { t: 'Eine Brücke', by: 'translator' } } });
	expect(parsed.ok && showPhotoForm(parsed, 'de')).toEqual(form);
	expect(showPhotoForm({ role: 'back', alt: {} }, 'ar')).toEqual({ role: 'back', language: 'ar', alt: '', language_2: '', alt_2: '' });
});

test.each([
	[{ role: 'side' }, { role: 'not-a-choice' }],
	[{ alt: '\0' }, { alt: 'unstorable' }],
	[{ language: '' }, { language: 'not-a-choice' }],
	[{ language_2: 'uk' }, { language_2: 'same-language' }],
	[{ alt_2: 'a'.repeat(1001) }, { alt_2: 'too-long' }]
])('refuses %j', (change, errors) => {
	expect(parsePhotoForm({ ...form, ...change }, {})).toEqual({ ok: false, errors });
});
