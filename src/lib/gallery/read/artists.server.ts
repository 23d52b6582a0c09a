import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { readAll } from '#lib/shared/backend/pages.server.ts';
import { artistColumns, workColumns } from './publicColumns.ts';
import type { ArtistRow, ShowRow, WorkRow } from './rows.ts';
import { isSlug, readShowsById } from './shows.server.ts';

/** All artists with at least one shown work. One call. */
export async function listArtists(): Promise<ArtistRow[]> {
	return readAll(() => publicDb().from('pub_artist').select(artistColumns).order('slug'), publicRows);
}

/** The artist with this slug or id; null if unknown or without a shown work. One call. */
export async function findArtist(by: 'slug' | 'id', value: string): Promise<ArtistRow | null> {
	return publicRows(publicDb().from('pub_artist').select(artistColumns).eq(by, value).maybeSingle());
}

/**
 * An artist with the shown works and their shows, the latest opening first. Null if the artist is unknown or has no shown work. Three
 * calls, one after the other: each needs the answer of the one before.
 */
export async function readArtist(slug: string): Promise<{ artist: ArtistRow; works: WorkRow[]; shows: ShowRow[] } | null> {
	const artist = isSlug(slug) ? await findArtist('slug', slug) : null;
	if (!artist) return null;
	const works = await publicRows(publicDb().from('pub_work').select(workColumns).eq('artist_id', artist.id).order('number'));
	const shows = await readShowsById([...new Set(works.map((work) => work.exhibition_id))]);
	return { artist, works, shows };
}
