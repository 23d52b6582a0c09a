import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { presentCredits, presentPreview, presentWalls, presentWork } from '#lib/gallery/read/present.ts';
import { artistsOf, countWorks, presentEvents, presentShow } from '#lib/gallery/read/presentShow.ts';
import { readEvents, readNeighbours, readShow } from '#lib/gallery/read/shows.server.ts';
import { readWallPhotos } from '#lib/gallery/read/wallPhotos.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const now = new Date();
	const today = berlinToday(now);
	const show = await needShow(params.slug);
	const [rows, events, photos, { previous, next }] = await Promise.all([
		readShow(show),
		readEvents(show.id),
		readWallPhotos(show.id, locale),
		readNeighbours(show)
	]);
	const works = rows.works.map((work) => presentWork(work, locale));
	return {
		show: presentShow(show, today, locale),
		introduction: pickText(show.introduction, locale),
		plain: pickText(show.plain_introduction, locale),
		visiting: pickText(show.visiting_notes, locale),
		access: pickText(show.access_notes, locale),
		funders: show.funders,
		works,
		count: countWorks(works),
		artists: artistsOf(works),
		walls: presentWalls(rows, locale),
		photos,
		events: presentEvents(events, now, locale),
		credits: presentCredits(rows.works),
		preview: presentPreview(rows.works, locale),
		previous: previous && presentShow(previous, today, locale),
		next: next && presentShow(next, today, locale)
	};
};
