import { z } from 'zod';
import { leadingWorks, maxPosters, presentProgramme } from '#lib/gallery/programme/programme.ts';
import { listShows, readFirstWorks } from '#lib/gallery/read/shows.server.ts';
import { berlinToday, when } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

const selection = z.enum(['current', 'upcoming', 'past']).nullable().catch(null);

export const load: PageServerLoad = async ({ url }) => {
	const today = berlinToday(new Date());
	const selected = selection.parse(url.searchParams.get('when'));
	const all = await listShows();
	const shows = all.filter((show) => selected === null || when(show.opens, show.closes, today) === selected);
	const firstWorks = await readFirstWorks(
		shows.slice(0, maxPosters).map(({ id }) => id),
		leadingWorks
	);
	return { selected, programme: presentProgramme(shows, firstWorks, today, getLocale()) };
};
