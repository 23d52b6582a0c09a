import { expect, test } from 'vitest';
import type { Texts } from '#lib/shared/texts.ts';
import { collect, latestOf } from './collect.ts';
import { makeIndex, search } from './engine.ts';
import type { ArtistWords, ShowWords, WorkWords } from './rows.ts';

const t = (text: string): Texts => ({ de: { t: text, by: 'author' } });
const artist = (id: string, name: string): ArtistWords => ({
	id,
	slug: id,
	name: t(name),
	latin_name: null,
	biography: {},
	statement: {},
	indexable: true
});
const show = (id: string, title: string, opens: string): ShowWords => ({
	id,
	slug: id,
	title: t(title),
	subtitle: {},
	introduction: {},
	plain_introduction: {},
	opens,
	closes: opens
});
const work = (exhibition_id: string, artwork_id: string, artist_id: string, title: string): WorkWords => ({
	exhibition_id,
	artwork_id,
	artist_id,
	title: t(title),
	technique: null,
	description: null,
	label_text: null,
	plain_text: null,
	year_from: null,
	year_to: null
});

const shows = [show('spring', 'Frühling', '2027-03-01'), show('autumn', 'Herbst', '2026-10-01')];
const artists = [artist('ada', 'Ada Stein')];
// Bo is not in the list of artists, because Bo is in safe mode. Neither Bo nor Bo's works may be found.
const rows = [
	work('autumn', 'hill', 'ada', 'Hügel'),
	work('spring', 'hill', 'ada', 'Der Hügel'),
	work('autumn', 'sea', 'ada', 'Meer'),
	work('autumn', 'hidden', 'bo', 'Verborgenes')
];
const find = (query: string) => search([{ index: makeIndex(collect(rows, artists, shows)) }], query).ids.work;

test('latestOf lists every work once, as in its latest show, latest first', () => {
	expect(latestOf(rows, artists, shows).map(({ title }) => title)).toEqual([t('Der Hügel'), t('Meer')]);
	expect(find('stein')).toEqual(['hill', 'sea']);
	expect(find('hügel')).toEqual(['hill']);
});

test('a work is found by the title of each of its shows', () => {
	expect(find('herbst')).toEqual(['hill', 'sea']);
	expect(find('frühling')).toEqual(['hill']);
});

test('works of an artist in safe mode are never found', () => {
	expect(find('verborgenes')).toEqual([]);
	expect(find('bo')).toEqual([]);
});
