import { byLetter } from '#lib/gallery/artists/alphabet.ts';
import { listArtists } from '#lib/gallery/read/artists.server.ts';
import { wordsOf } from '#lib/gallery/read/present.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async () => {
	const locale = getLocale();
	const artists = (await listArtists()).map(({ slug, name, latin_name }) => ({ slug, name: wordsOf(name, locale), latinName: latin_name }));
	return { letters: byLetter(artists, ({ name, latinName }) => latinName ?? name.text, locale) };
};
