import type { RequestEvent } from '@sveltejs/kit';
import { needAccount } from '#lib/people/account.server.ts';
import { listOwnArtists, type OwnArtist } from '#lib/people/artists.server.ts';

/** The account in the studio, and its artists. Redirects visitors to /sign-in. */
export async function enterStudio(event: Pick<RequestEvent, 'locals' | 'url'>) {
	const account = await needAccount(event);
	return { account, artists: await listOwnArtists(event.locals.db, account.id) };
}

/** The artist with this id, or else the first one. */
export const chosenArtist = (artists: readonly OwnArtist[], id: string | null): OwnArtist | undefined =>
	artists.find((artist) => artist.id === id) ?? artists[0];

/** The artist's name, as the artist writes it. */
export const nameOf = (artist: OwnArtist): string => Object.values(artist.name)[0]?.t ?? '';
