import type { SupabaseClient } from '@supabase/supabase-js';
import type { Outcome } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import { columnsOf, type Facts } from './artwork.ts';
import { type Missing, missingToSend } from './missing.ts';
import { labelParts, type Revision, revisionColumns, revisionOf, type RevisionRow } from './rows.ts';

/** A work of the artist's own: its latest revision, and what that one lacks to be sent. */
export type OwnArtwork = { id: string; artist: string; latest: Revision; missing: Missing[] };

const columns = `id, owner_artist_id, artwork_revision(${revisionColumns})`;
type ArtworkRow = { id: string; owner_artist_id: string; artwork_revision: RevisionRow[] };

/** The works of an artist, the newest first. */
export async function listArtworks(db: SupabaseClient, artist: string): Promise<OwnArtwork[]> {
	const { data } = await db.from('artwork').select(columns).eq('owner_artist_id', artist).order('created_at', { ascending: false }).throwOnError();
	return (data as unknown as ArtworkRow[]).flatMap(ownArtwork);
}

/** One work of somebody's own; null when there is none or it belongs to others. `artists` are those of the account. */
export async function findArtwork(db: SupabaseClient, id: string, artists: readonly string[]): Promise<OwnArtwork | null> {
	if (!isUuid(id)) return null;
	const { data } = await db.from('artwork').select(columns).eq('id', id).in('owner_artist_id', artists).maybeSingle().throwOnError();
	return data ? (ownArtwork(data as unknown as ArtworkRow)[0] ?? null) : null;
}

/** Makes a work (`artwork` null) or changes its draft; gives its id. Refuses 404 not-found, 422 too-many-artworks, 422 invalid. */
export const saveArtwork = (db: SupabaseClient, artwork: string | null, artist: string | null, facts: Facts): Promise<Outcome<string>> =>
	call(db, 'save_artwork', { p_artwork: artwork, p_artist: artist, p_values: columnsOf(facts) });

/** Whether a text is an id at all; the backend fails on others instead of finding nothing. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function ownArtwork({ id, owner_artist_id, artwork_revision }: ArtworkRow): OwnArtwork[] {
	const row = artwork_revision.reduce<RevisionRow | null>((last, next) => (last && last.number > next.number ? last : next), null);
	if (!row) return [];
	const latest = revisionOf(row);
	const { facts, photos } = latest;
	return [{ id, artist: owner_artist_id, latest, missing: missingToSend({ ...facts, photos, parts: labelParts(facts) }) }];
}
