import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { readByIds } from '#lib/shared/backend/pages.server.ts';
import { artistColumns, workColumns } from './publicColumns.ts';
import type { ArtistRow, ShowRow, WorkRow } from './rows.ts';
import { isSlug, readShowsById } from './shows.server.ts';

const artistsPerPage = 60;

/** A page of a list of artists. `before` and `after`: where the pages before and after it begin; null where there is none. */
export type ArtistPage = { artists: ArtistRow[]; before: string | null; after: string | null };

/**
 * The artists with at least one shown work, by slug, which follows the Latin form of the name: a page that begins with the slug `from`, or
 * where that would be. Two parallel calls, one without `from`.
 */
export async function listArtists(from: string | null): Promise<ArtistPage> {
	const artists = () => publicDb().from('pub_artist').select(artistColumns);
	const [rows, earlier] = await Promise.all([
		publicRows(
			artists()
				.gte('slug', from ?? '')
				.order('slug')
				.limit(artistsPerPage + 1)
		),
		from === null ? [] : publicRows(artists().lt('slug', from).order('slug', { ascending: false }).limit(artistsPerPage))
	]);
	return { artists: rows.slice(0, artistsPerPage), before: earlier.at(-1)?.slug ?? null, after: rows[artistsPerPage]?.slug ?? null };
}

/** The artist with this slug or id; null if unknown or without a shown work. One call. */
export async function findArtist(by: 'slug' | 'id', value: string): Promise<ArtistRow | null> {
	return publicRows(publicDb().from('pub_artist').select(artistColumns).eq(by, value).maybeSingle());
}

/**
 * An artist with the shown works and their shows, the latest opening first. Null if the artist is unknown or has no shown work. Four
 * calls, one after the other: each needs the answer of the one before.
 */
export async function readArtist(slug: string): Promise<{ artist: ArtistRow; works: WorkRow[]; shows: ShowRow[] } | null> {
	const artist = isSlug(slug) ? await findArtist('slug', slug) : null;
	if (!artist) return null;
	const own = await publicRows(publicDb().from('pub_artist_work').select('artwork_id').eq('artist_id', artist.id));
	const works = await readByIds(
		own.map(({ artwork_id }) => artwork_id),
		(some) => publicRows(publicDb().from('pub_work').select(workColumns).in('artwork_id', some).eq('shown', true).order('number'))
	);
	const shows = await readShowsById([...new Set(works.map((work) => work.exhibition_id))]);
	return { artist, works, shows };
}
