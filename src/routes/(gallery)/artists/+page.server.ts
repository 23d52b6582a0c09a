import { byLetter } from '#lib/gallery/artists/alphabet.ts';
import { listArtists } from '#lib/gallery/read/artists.server.ts';
import { wordsOf } from '#lib/gallery/read/present.ts';
import { isSlug } from '#lib/gallery/read/shows.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url }) => {
	const locale = getLocale();
	const asked = url.searchParams.get('from');
	const from = asked !== null && isSlug(asked) ? asked : null;
	const { artists, before, after } = await listArtists(from);
	const names = artists.map(({ slug, name, latin_name }) => ({ slug, name: wordsOf(name, locale), latinName: latin_name }));
	return { from, before, after, letters: byLetter(names, ({ name, latinName }) => latinName ?? name.text, locale) };
};
