import { openDataAnswer } from '#lib/gallery/openData/openDataAnswer.server.ts';
import { openShow } from '#lib/gallery/openData/openData.ts';
import { listShows } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { RequestHandler } from './$types';

/** Open data: all published shows, the latest opening first. */
export const GET: RequestHandler = async () => {
	const today = berlinToday(new Date());
	const shows = await listShows();
	return openDataAnswer(shows.map((show) => openShow(show, today)));
};
