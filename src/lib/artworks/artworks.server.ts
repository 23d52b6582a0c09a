import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { columnsOf, type Facts } from './artwork.ts';
import { type Missing, missingToSend } from './missing.ts';
import { labelParts, type Revision, revisionColumns, revisionOf } from './rows.ts';

/** An artist's own work: its latest revision, what is missing before it can be submitted, and whether the artist wants to keep it. */
export type OwnArtwork = { id: string; artist: string; latest: Revision; missing: Missing[]; inPortfolio: boolean };

// Select from the revision to its work. In the other direction, the embedded backend takes "one draft per work" for "one revision per work".
const selectRevisions = (db: Db) =>
	db
		.from('artwork_revision')
		.select(`${revisionColumns}, artwork!artwork_revision_artwork_id_fkey!inner(owner_artist_id, created_at, in_portfolio)`);
type Row = RowOf<typeof selectRevisions>;

/** The works of an artist, newest first. */
export async function listArtworks(db: Db, artist: string): Promise<OwnArtwork[]> {
	const { data } = await selectRevisions(db).eq('artwork.owner_artist_id', artist).order('number').throwOnError();
	const latest = new Map(data.map((row) => [row.artwork_id, row]));
	return [...latest.values()].sort((one, other) => (one.artwork.created_at < other.artwork.created_at ? 1 : -1)).map(ownArtwork);
}

/** One work of the account. Null if it does not exist or belongs to somebody else. `artists` are the artists of the account. */
export async function findArtwork(db: Db, id: string, artists: readonly string[]): Promise<OwnArtwork | null> {
	if (!isUuid(id)) return null;
	const { data } = await selectRevisions(db).eq('artwork_id', id).order('number', { ascending: false }).limit(1).throwOnError();
	const [row] = data;
	return row && artists.includes(row.artwork.owner_artist_id) ? ownArtwork(row) : null;
}

/** Creates a work (`artwork` null) or changes its draft. Returns its id. Refuses 404 not-found, 422 too-many-artworks, 422 invalid. */
export const saveArtwork = (db: Db, artwork: string | null, artist: string | null, facts: Facts): Promise<Outcome<string>> =>
	call(db, 'save_artwork', { p_artwork: artwork, p_artist: artist, p_values: columnsOf(facts) });

/** Keeps a work in the portfolio, so that nothing of it is deleted by itself, or no longer. Refuses 404 not-found. */
export const keepInPortfolio = (db: Db, artwork: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'keep_in_portfolio', { p_artwork: artwork, p_on: on });

/** Whether a text is a UUID. For other text, the backend returns an error instead of no rows. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function ownArtwork(row: Row): OwnArtwork {
	const latest = revisionOf(row);
	const { facts, photos } = latest;
	const missing = missingToSend({ ...facts, photos, parts: labelParts(facts) });
	return { id: row.artwork_id, artist: row.artwork.owner_artist_id, latest, missing, inPortfolio: row.artwork.in_portfolio };
}
