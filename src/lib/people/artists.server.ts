import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { type ArtistFacts, artistSlug } from './artist.ts';

/** An artist whose works the account may change: the person themselves, a group, someone they help. */
export type OwnArtist = ArtistFacts & {
	id: string;
	slug: string;
	hidden: boolean;
	/** Visitors may write by the form on the artist's page. */
	contact: boolean;
	safeMode: boolean;
};

/** The artists of the account, the first made first. */
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

/** Makes an artist of the account (`id` null) or changes one; gives the id. Refuses 404 not-found, 422 too-many-artists. */
export const saveArtist = (db: Db, id: string | null, facts: ArtistFacts): Promise<Outcome<string>> =>
	call(db, 'save_artist', {
		p_id: id,
		p_kind: facts.kind,
		p_name: facts.name,
		p_latin_name: facts.latinName,
		p_biography: facts.biography,
		p_slug: artistSlug(facts)
	});

/** Takes everything of an artist off the public pages at once, or lets it be seen again. Refuses 404 not-found. */
export const hideArtist = (db: Db, artist: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'hide_artist', { p_artist: artist, p_on: on });

/**
 * Switches safe mode on, under the name in `facts`, or off (null), which leaves that name where it is. Refuses 404 not-found, 422 invalid.
 */
export const setSafeMode = (db: Db, artist: string, facts: ArtistFacts | null): Promise<Outcome<null>> =>
	call(db, 'set_safe_mode', {
		p_artist: artist,
		p_on: facts !== null,
		p_name: facts?.name ?? null,
		p_slug: facts && artistSlug(facts)
	});

/** Lets visitors write to an artist by the form on the page, or no longer. Refuses 404 not-found, 409 safe-mode. */
export const openContact = (db: Db, artist: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'open_contact', { p_artist: artist, p_on: on });
