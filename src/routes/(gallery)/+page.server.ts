import { presentWalls } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { leadingWorks, presentProgramme } from '#lib/gallery/programme/programme.ts';
import { listPastShows, listShowsOnView, readFirstWorks, readShow } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async () => {
	const locale = getLocale();
	const today = berlinToday(new Date());
	const [onView, past] = await Promise.all([listShowsOnView(today), listPastShows(today, 1, 1)]);
	// Shows are sorted latest opening first: the walls of the newest current show open the page.
	const opening = onView.find((show) => show.opens <= today && show.hang_version_id !== null);
	const others = onView.filter((show) => show !== opening);
	const [rows, firstWorks] = await Promise.all([
		opening ? readShow(opening) : null,
		readFirstWorks(
			others.map(({ id }) => id),
			leadingWorks
		)
	]);
	const { current, upcoming } = presentProgramme(others, firstWorks, today, locale);
	return {
		hanging: rows && { show: presentShow(rows.show, today, locale), walls: presentWalls(rows, locale) },
		also: current,
		upcoming,
		hasPast: past.shows.length > 0
	};
};
