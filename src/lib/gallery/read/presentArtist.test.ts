import { expect, test } from 'vitest';
import { presentArtist } from './presentArtist.ts';
import type { ArtistRow } from './rows.ts';
import { showRows, workRow } from './rows.example.ts';

const artist: ArtistRow = {
	id: 'p1',
	slug: 'leyla',
	kind: 'person',
	name: workRow(1).artist_name!,
	latin_name: 'Leyla',
	biography: {},
	statement: {},
	links: ['https://leyla.example', 'javascript:alert(1)'],
	indexable: true
};
const older = { ...showRows.show, id: 'e0', slug: 'older', opens: '2025-01-01', closes: '2025-02-01' };
const works = [{ ...workRow(5), exhibition_id: 'e0', artwork_id: 'a1' }, workRow(1), workRow(2)];

test('lists each work once, as in its latest show and without a number', () => {
	const page = presentArtist({ artist, works, shows: [showRows.show, older] }, '2026-05-10', 'de');
	expect(page.works.map(({ artworkId, number }) => [artworkId, number])).toEqual([
		['a1', null],
		['a2', null]
	]);
	expect(page.shows.map(({ slug, when }) => [slug, when])).toEqual([
		['anderswo', 'current'],
		['older', 'past']
	]);
});

test('drops invalid links and keeps valid ones', () => {
	expect(presentArtist({ artist, works, shows: [] }, '2026-05-10', 'de').links).toEqual(['https://leyla.example']);
	expect(presentArtist({ artist: { ...artist, links: 'x' }, works, shows: [] }, '2026-05-10', 'de').links).toEqual([]);
});

test('has no preview picture for an artist hidden from search engines', () => {
	expect(presentArtist({ artist, works, shows: [showRows.show] }, '2026-05-10', 'de').preview?.src).toBe('/media/jpeg-800.jpg');
	expect(presentArtist({ artist: { ...artist, indexable: false }, works, shows: [showRows.show] }, '2026-05-10', 'de').preview).toBeNull();
});
