import { error } from '@sveltejs/kit';
import { presentWork } from '#lib/gallery/read/present.ts';
import { hasTrueSize } from '#lib/gallery/read/types.ts';
import { readArtwork } from '#lib/gallery/read/works.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

/** A work as large as it is; not found where its page isn't, and without a picture or a size. */
export const load: PageServerLoad = async ({ params }) => {
	const found = await readArtwork(params.id);
	if (!found) error(404, 'not found');
	const today = berlinToday(new Date());
	const speaking = found.showings.find(({ show }) => show.opens <= today && today <= show.closes) ?? found.showings[0]!;
	const work = presentWork(speaking.work, getLocale());
	if (!hasTrueSize(work)) error(404, 'not found');
	return { work };
};
