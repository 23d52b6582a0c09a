import { presentWork, wordsOf } from '#lib/gallery/read/present.ts';
import type { ArtistRow, ShowRow, WorkRow } from '#lib/gallery/read/rows.ts';
import { workColumns } from '#lib/gallery/read/publicColumns.ts';
import type { PublicWork, Words } from '#lib/gallery/read/types.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { Day } from '#lib/shared/dates.ts';
import { search, type Found } from './engine.ts';
import { currentParts } from './index.server.ts';
import { read } from './read.server.ts';

/** Maximum number of results of a kind on a page. */
const max = { artist: 12, show: 12, work: 48 } as const;

export type FoundArtist = { slug: string; name: Words; latinName: string | null };
export type FoundShow = { slug: string; title: Words; opens: Day; closes: Day };
export type Results = {
	mode: Found['mode'];
	artists: FoundArtist[];
	shows: FoundShow[];
	works: PublicWork[];
	/** How many were found, including those not listed here. */
	counts: { artists: number; shows: number; works: number };
};

/**
 * Searches, and reads the results from the public views. So an outdated index never shows what is no longer public. Artists, shows and
 * works are read in parallel.
 */
export async function findEverything(query: string, locale: string): Promise<Results> {
	const { mode, ids } = search(await currentParts(), query);
	const [artists, shows, works] = await Promise.all([
		readArtists(ids.artist.slice(0, max.artist)),
		readShows(ids.show.slice(0, max.show)),
		readWorks(ids.work.slice(0, max.work))
	]);
	const beyond = (kind: keyof typeof max): number => Math.max(0, ids[kind].length - max[kind]);
	return {
		mode: artists.length + shows.length + works.length === 0 ? 'none' : mode,
		artists: artists.map(({ slug, name, latin_name }) => ({ slug, name: wordsOf(name, locale), latinName: latin_name })),
		shows: shows.map(({ slug, title, opens, closes }) => ({ slug, title: wordsOf(title, locale), opens, closes })),
		works: works.map((work) => withoutNumber(presentWork(work, locale))),
		counts: {
			artists: artists.length + beyond('artist'),
			shows: shows.length + beyond('show'),
			works: works.length + beyond('work')
		}
	};
}

/** Removes the number of a work. It belongs to a show and would be misleading here. */
const withoutNumber = (work: PublicWork): PublicWork => ({ ...work, number: null, caption: { ...work.caption, number: null } });

type ArtistName = Pick<ArtistRow, 'slug' | 'name' | 'latin_name'>;

async function readArtists(slugs: string[]): Promise<ArtistName[]> {
	if (slugs.length === 0) return [];
	const query = publicDb().from('pub_artist').select('slug, name, latin_name').eq('indexable', true).in('slug', slugs);
	return inOrder(slugs, await read(query), ({ slug }) => slug);
}

type ShowName = Pick<ShowRow, 'slug' | 'title' | 'opens' | 'closes'>;

async function readShows(slugs: string[]): Promise<ShowName[]> {
	if (slugs.length === 0) return [];
	const query = publicDb().from('pub_exhibition').select('slug, title, opens, closes').in('slug', slugs);
	return inOrder(slugs, await read(query), ({ slug }) => slug);
}

/** The rows of works. For a work in several shows any of its rows will do. */
async function readWorks(ids: string[]): Promise<WorkRow[]> {
	if (ids.length === 0) return [];
	const rows = await read(publicDb().from('pub_work').select(workColumns).eq('shown', true).in('artwork_id', ids));
	const artists = [...new Set(rows.flatMap(({ artist_id }) => artist_id ?? []))];
	if (artists.length === 0) return [];
	const findable = new Set(
		(await read(publicDb().from('pub_artist').select('id').eq('indexable', true).in('id', artists))).map(({ id }) => id)
	);
	return inOrder(
		ids,
		rows.filter(({ artist_id }) => artist_id !== null && findable.has(artist_id)),
		({ artwork_id }) => artwork_id
	);
}

function inOrder<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
	const byKey = new Map(rows.map((row) => [keyOf(row), row]));
	return keys.flatMap((key) => byKey.get(key) ?? []);
}
