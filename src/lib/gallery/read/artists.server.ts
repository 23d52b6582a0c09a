import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import type { ArtistRow, ShowRow, WorkRow } from './rows.ts';
import { isSlug, readShowsById, workColumns } from './shows.server.ts';

const artistColumns = 'id, slug, kind, name, latin_name, biography, statement, links, indexable';

/** Everybody of whom at least one work is shown. One call. */
export async function listArtists(): Promise<ArtistRow[]> {
	return publicRows(publicDb().from('pub_artist').select(artistColumns).order('slug'));
}

export async function findArtist(by: 'slug' | 'id', value: string): Promise<ArtistRow | null> {
	return publicRows(publicDb().from('pub_artist').select(artistColumns).eq(by, value).maybeSingle());
}

/**
 * An artist with the works that are shown and their shows, the latest opening first; null when unknown
 * or nothing of theirs is shown. Three calls in three rounds: each asks for what the one before gave.
 */
export async function readArtist(slug: string): Promise<{ artist: ArtistRow; works: WorkRow[]; shows: ShowRow[] } | null> {
	const artist = isSlug(slug) ? await findArtist('slug', slug) : null;
	if (!artist) return null;
	const works = await publicRows(publicDb().from('pub_work').select(workColumns).eq('artist_id', artist.id).order('number'));
	const shows = await readShowsById([...new Set(works.map((work) => work.exhibition_id))]);
	return { artist, works, shows };
}
