import { expect, test } from 'vitest';
import type { Texts } from '#lib/shared/texts.ts';
import { collect, latestOf } from './collect.ts';
import { makeIndex, search } from './engine.ts';
import type { ArtistWords, Shown, ShowWords, WorkWords } from './rows.ts';

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
const shown = (exhibition_id: string, artwork_id: string, revision_id: string, artist_id: string): Shown => ({
	exhibition_id,
	artwork_id,
	revision_id,
	artist_id,
	shown: true
});
const says = (revision_id: string, title: string): [string, WorkWords] => [
	revision_id,
	{
		revision_id,
		title: t(title),
		technique: null,
		description: null,
		label_text: null,
		plain_text: null,
		year_from: null,
		year_to: null
	}
];

const shows = [show('spring', 'Frühling', '2027-03-01'), show('autumn', 'Herbst', '2026-10-01')];
const artists = [artist('ada', 'Ada Stein')];
// Bo is not in the list of artists, because Bo is in safe mode. Neither Bo nor Bo's works may be found.
const rows = [
	shown('autumn', 'hill', 'hill-1', 'ada'),
	shown('spring', 'hill', 'hill-2', 'ada'),
	shown('autumn', 'sea', 'sea-1', 'ada'),
	shown('autumn', 'hidden', 'hidden-1', 'bo')
];
const words = new Map([says('hill-1', 'Hügel'), says('hill-2', 'Der Hügel'), says('sea-1', 'Meer'), says('hidden-1', 'Verborgenes')]);
const find = (query: string) => search(makeIndex(collect(latestOf(rows, artists, shows), words, rows, artists, shows)), query).ids.work;

test('latestOf lists every work once, as in its latest show, latest first', () => {
	expect(latestOf(rows, artists, shows).map(({ revision_id }) => revision_id)).toEqual(['hill-2', 'sea-1']);
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
