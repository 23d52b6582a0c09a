import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { leadingWorks, pastPerPage, presentProgramme } from '#lib/gallery/programme/programme.ts';
import { listPastShows, listShowsOnView, readFirstWorks } from '#lib/gallery/read/shows.server.ts';
import { berlinToday, when } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

const selection = z.enum(['current', 'upcoming', 'past']).nullable().catch(null);
/** The number of a page; 1 when it makes no sense. */
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

export const load: PageServerLoad = async ({ url }) => {
	const today = berlinToday(new Date());
	const selected = selection.parse(url.searchParams.get('when'));
	/** The page of the past shows. Only the list of past shows has more than one. */
	const page = selected === 'past' ? pageNumber.parse(url.searchParams.get('page')) : 1;
	const [onView, past] = await Promise.all([
		selected === 'past' ? [] : listShowsOnView(today),
		selected === null || selected === 'past' ? listPastShows(today, page, pastPerPage) : { shows: [], more: false }
	]);
	if (page > 1 && past.shows.length === 0) error(404, 'no such page');
	const wanted = onView.filter((show) => selected === null || when(show.opens, show.closes, today) === selected);
	const shows = [...wanted, ...past.shows];
	const firstWorks = await readFirstWorks(
		shows.map(({ id }) => id),
		leadingWorks
	);
	return { selected, page, hasOlder: past.more, programme: presentProgramme(shows, firstWorks, today, getLocale()) };
};
