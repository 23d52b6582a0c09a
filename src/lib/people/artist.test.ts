import { expect, test } from 'vitest';
import { naughtyStrings } from '../../../tests/support/naughtyStrings.ts';
import { type ArtistForm, artistSlug, parseArtistForm, readArtistForm, showArtistForm } from './artist.ts';

const naughty = naughtyStrings.filter((text) => text !== '');
const form: ArtistForm = { kind: 'person', language: 'ar', name: 'ليلى', latin_name: 'Layla', biography: 'Zwei\nZeilen' };

test('parses a complete form and shows it again unchanged', () => {
	const data = new FormData();
	for (const [name, value] of Object.entries(form)) data.set(name, value.replaceAll('\n', '\r\n'));
	const parsed = parseArtistForm(readArtistForm(data), { en: { t: 'By a machine', by: 'machine' } });
	expect(parsed).toEqual({
		ok: true,
		facts: {
			kind: 'person',
			name: { ar: { t: 'ليلى', by: 'author' } },
			latinName: 'Layla',
			biography: { en: { t: 'By a machine', by: 'machine' }, ar: { t: 'Zwei\nZeilen', by: 'author' } }
		}
	});
	expect(parsed.ok && showArtistForm(parsed.facts, 'de')).toEqual(form);
});

test.each([
	[{ name: ' ' }, { name: 'empty' }],
	[{ name: 'a\0' }, { name: 'unstorable' }],
	[{ biography: 'a'.repeat(601) }, { biography: 'too-long' }],
	[{ kind: 'robot' }, { kind: 'not-a-choice' }],
	[{ language: '<b>' }, { language: 'not-a-choice' }]
])('refuses %j', (change, errors) => {
	expect(parseArtistForm({ ...form, ...change }, {})).toEqual({ ok: false, errors });
});

test('keeps unusual names exactly as typed', () => {
	const refused = naughty.filter((name) => {
		const parsed = parseArtistForm({ ...form, name }, {});
		if (parsed.ok) expect(parsed.facts.name).toEqual({ ar: { t: name, by: 'author' } });
		return !parsed.ok;
	});
	expect(refused.length).toBeLessThan(10);
});

test('makes the slug from Latin letters, or uses a neutral word', () => {
	const named = (name: string, latinName: string | null = null) =>
		artistSlug({ kind: 'person', name: { ar: { t: name, by: 'author' } }, latinName, biography: {} });
	expect(named('ليلى', 'Layla Ram')).toBe('layla-ram');
	expect(named('Jürgen Groß')).toBe('juergen-gross');
	expect(named('ليلى')).toBe('kuenstler');
});
