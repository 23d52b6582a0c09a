import type { RequestEvent } from '@sveltejs/kit';
import { accountOf } from '#lib/people/guard.server.ts';
import { listOwnArtists, type OwnArtist } from '#lib/people/artists.server.ts';

/** Who is at work in the studio, with the artists whose works they may change. */
export async function enterStudio({ locals }: Pick<RequestEvent, 'locals'>) {
	const account = accountOf(locals);
	return { account, artists: await listOwnArtists(locals.db, account.id) };
}

/** The artist that was asked for, if it is one of these; else the first. */
export const chosenArtist = (artists: readonly OwnArtist[], id: string | null): OwnArtist | undefined =>
	artists.find((artist) => artist.id === id) ?? artists[0];

/** The artist's name for a page: as the artist writes it. */
export const nameOf = (artist: OwnArtist): string => Object.values(artist.name)[0]?.t ?? '';
