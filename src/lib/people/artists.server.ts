import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { type ArtistFacts, artistSlug } from './artist.ts';

/** An artist whose works the account may change: the account's owner, a group, or somebody they help. */
export type OwnArtist = ArtistFacts & {
	id: string;
	slug: string;
	hidden: boolean;
	/** Whether visitors can write to the artist with the form on the artist's page. */
	contact: boolean;
	safeMode: boolean;
};

/** Returns the artists of the account, oldest first. */
export async function listOwnArtists(db: Db, account: string): Promise<OwnArtist[]> {
	const { data } = await db
		.from('account_artist')
		.select('since, artist(id, slug, kind, name, latin_name, biography, hidden_at, contact_open, safe_mode)')
		.eq('account_id', account)
		.order('since')
		.throwOnError();
	return data.map(({ artist: { latin_name, hidden_at, contact_open, safe_mode, ...artist } }) => ({
		...artist,
		latinName: latin_name,
		hidden: hidden_at !== null,
		contact: contact_open && !safe_mode,
		safeMode: safe_mode
	}));
}

/** Creates an artist for the account (`id` null) or changes one. Returns its id. Refuses 404 not-found, 422 too-many-artists. */
export const saveArtist = (db: Db, id: string | null, facts: ArtistFacts): Promise<Outcome<string>> =>
	call(db, 'save_artist', {
		p_id: id,
		p_kind: facts.kind,
		p_name: facts.name,
		p_latin_name: facts.latinName,
		p_biography: facts.biography,
		p_slug: artistSlug(facts)
	});

/** Removes everything of an artist from the public pages at once (`on`), or shows it again. Refuses 404 not-found. */
export const hideArtist = (db: Db, artist: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'hide_artist', { p_artist: artist, p_on: on });

/**
 * Switches safe mode on with the name in `facts`, or off (null); switching it off keeps that name. Refuses 404 not-found, 422 invalid.
 */
export const setSafeMode = (db: Db, artist: string, facts: ArtistFacts | null): Promise<Outcome<null>> =>
	call(db, 'set_safe_mode', {
		p_artist: artist,
		p_on: facts !== null,
		p_name: facts?.name ?? null,
		p_slug: facts && artistSlug(facts)
	});

/** Switches the contact form on the artist's page on or off. Refuses 404 not-found, 409 safe-mode. */
export const openContact = (db: Db, artist: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'open_contact', { p_artist: artist, p_on: on });
