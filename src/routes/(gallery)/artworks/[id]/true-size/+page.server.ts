import { error } from '@sveltejs/kit';
import { presentWork } from '#lib/gallery/read/present.ts';
import { hasTrueSize } from '#lib/gallery/read/types.ts';
import { readArtwork } from '#lib/gallery/read/works.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

/** A work in true size. 404 where the page of the work is 404, and for a work without a picture or a size. */
export const load: PageServerLoad = async ({ params }) => {
	const found = await readArtwork(params.id);
	if (!found) error(404, 'not found');
	const today = berlinToday(new Date());
	const showing = found.showings.find(({ show }) => show.opens <= today && today <= show.closes) ?? found.showings[0]!;
	const work = presentWork(showing.work, getLocale());
	if (!hasTrueSize(work)) error(404, 'not found');
	return { work };
};
