import { expect, test } from 'vitest';
import { naughtyStrings } from '../../../tests/support/naughtyStrings.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { distance } from './distance.ts';
import { artistDocument, showDocument, workDocument } from './documents.ts';
import { makeIndex, readQuery, search } from './engine.ts';

const t = (text: string, lang = 'de'): Texts => ({ [lang]: { t: text, by: 'author' } });
const work = (artworkId: string, title: string, artistName: string, more: Partial<Parameters<typeof workDocument>[0]> = {}) =>
	workDocument({
		artworkId,
		title: t(title),
		technique: t('Öl auf Leinwand'),
		description: null,
		labelText: null,
		plainText: null,
		yearFrom: 1950,
		yearTo: null,
		artistName: t(artistName),
		latinName: null,
		shows: [t('Anderswo')],
		...more
	});

const index = makeIndex([
	artistDocument({
		slug: 'malewitsch',
		name: t('Казимир Малевич', 'ru'),
		latinName: null,
		biography: t('Lebte in Vitebsk.'),
		statement: {}
	}),
	artistDocument({ slug: 'darwish', name: t('محمود درويش', 'ar'), latinName: null, biography: {}, statement: {} }),
	artistDocument({ slug: 'munch', name: t('Edvard Munch'), latinName: null, biography: t('Er malte die Nacht.'), statement: {} }),
	showDocument({
		slug: 'anderswo',
		title: t('Anderswo'),
		subtitle: {},
		introduction: t('Wer geht, malt oft die Nacht.'),
		plainIntroduction: {},
		opens: '2026-10-01',
		closes: '2027-01-10'
	}),
	work('quadrat', 'Schwarzes Quadrat', 'Казимир Малевич', { yearFrom: 1913, yearTo: 1915 }),
	work('nacht', 'Nacht', 'Edvard Munch', { description: t('Ein Zimmer am Fjord.') }),
	work('akt', 'Nackt', 'Edvard Munch'),
	work('winter', 'Winterlandschaft', 'Edvard Munch', { technique: t('Holzschnitt'), labelText: t('In der Nacht gemalt.') }),
	work('leyla', 'ليلى', 'محمود درويش', { title: t('ليلى', 'ar') })
]);
const works = (query: string): string[] => search([{ index }], query).ids.work;
const artists = (query: string): string[] => search([{ index }], query).ids.artist;

test.each(['Malewitsch', 'malevich', 'МАЛЕВИЧ', 'Malevitch', 'малев', 'Malewit', 'Malewisch', 'Maelvich'])(
	'%s finds the artist',
	(query) => {
		expect(artists(query)).toEqual(['malewitsch']);
		expect(works(query)).toEqual(['quadrat']);
	}
);

test.each(['محمود', 'محمودٌ', 'Mahmoud', 'Mahmud', 'Darwisch', 'درويش'])('%s finds an artist whose name is in Arabic script', (query) => {
	expect(artists(query)).toEqual(['darwish']);
});

test('hits in titles and names rank before hits in texts', () => {
	expect(works('Nacht')).toEqual(['nacht', 'winter']);
	const found = search([{ index }], 'nacht');
	expect(found).toMatchObject({ mode: 'all', ids: { artist: ['munch'], show: ['anderswo'] } });
});

test('a word that only sounds alike is no hit when the exact word exists', () => {
	expect(works('Nacht')).not.toContain('akt');
	expect(works('Nackd')).toContain('akt');
});

test('several words find the documents that contain all of them', () => {
	expect(works('munch holzschnitt')).toEqual(['winter']);
	expect(works('quadrat malewitsch 1914')).toEqual(['quadrat']);
	expect(search([{ index }], 'munch zeppelin')).toMatchObject({ mode: 'some', ids: { artist: ['munch'] } });
});

test.each([
	['Landschaft', ['winter']],
	['winterl', ['winter']],
	['Wnterlandschft', ['winter']],
	['holzshnitt', ['winter']],
	['ليلي', ['leyla']],
	['1914', ['quadrat']],
	['Fjord', ['nacht']]
])('%s finds %j', (query, found) => {
	expect(works(query)).toEqual(found);
});

test('an unknown word finds the nearest words, and nothing when none is near', () => {
	expect(search([{ index }], 'Quadratenkino')).toMatchObject({ mode: 'near', ids: { work: ['quadrat'] } });
	expect(search([{ index }], 'xyzzyplugh')).toEqual({ mode: 'none', ids: { artist: [], show: [], work: [] } });
	expect(search([{ index }], '').mode).toBe('none');
	expect(search([{ index }], '!?').mode).toBe('none');
});

test('search never throws, whatever is typed', () => {
	const nasty = [...naughtyStrings, '\ud800', '\0', 'a'.repeat(100_000), '\u0301'.repeat(5000), 'ﷺ'.repeat(5000)];
	for (const text of nasty) {
		expect(() => search([{ index }], text), text.slice(0, 80)).not.toThrow();
		expect(Array.from(readQuery(text)).length).toBeLessThanOrEqual(200);
	}
	expect(readQuery(null)).toBe('');
	expect(readQuery(' \u0000a\nb\t')).toBe('a b');
	for (const word of ['constructor', '__proto__', 'toString']) expect(search([{ index }], word).ids.work).toEqual([]);
});

test.each([
	['kitten', 'kitten', 2, 0],
	['kitten', 'kiten', 2, 1],
	['kitten', 'kittne', 2, 1],
	['kitten', 'sitten', 2, 1],
	['kitten', 'sittin', 2, 2],
	['kitten', 'sitting', 2, 3],
	['abc', 'xyz', 1, 2],
	['', 'ab', 2, 2]
])('the distance of %j and %j, limited to %d, is %d', (one, other, max, errors) => {
	expect(distance(one, other, max)).toBe(errors);
	expect(distance(other, one, max)).toBe(errors);
});

test('several indexes are searched as one, and a document counts as in the first that has it', () => {
	const older = makeIndex([work('1', 'Brücke', 'Ada Stein'), work('2', 'Fluss', 'Ada Stein'), work('3', 'Ufer', 'Ada Stein')]);
	const newer = makeIndex([work('2', 'Strom', 'Ada Stein'), work('4', 'Brücken', 'Ada Stein')]);
	const parts = [{ index: newer }, { index: older, without: new Set(['work 2', 'work 3']) }];
	const find = (query: string) => search(parts, query);
	expect(find('brücke')).toMatchObject({ mode: 'all', ids: { work: ['1', '4'] } });
	expect(find('strom').ids.work).toEqual(['2']);
	expect(find('fluss')).toMatchObject({ mode: 'none' });
	expect(find('stein').ids.work).toEqual(['2', '4', '1']);
	// "Brücke" is spelled like this in one index, so the other is not searched for typing errors.
	expect(search([{ index: makeIndex([work('5', 'Brükke', 'Bo')]) }, { index: older }], 'brücke').ids.work).toEqual(['1']);
});
