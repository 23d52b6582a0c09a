import { error } from '@sveltejs/kit';
import { readArtist } from '#lib/gallery/artists.server.ts';
import { presentArtist } from '#lib/gallery/present-artist.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const found = await readArtist(params.slug);
	if (!found) error(404, 'not found');
	return presentArtist(found, berlinToday(new Date()), getLocale());
};
