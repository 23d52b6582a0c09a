import { calendarAnswer } from '#lib/gallery/programme/calendarAnswer.server.ts';
import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { readEvents } from '#lib/gallery/read/shows.server.ts';
import type { RequestHandler } from './$types';

/** A calendar file with the running time of a show and its events. */
export const GET: RequestHandler = async ({ params, url }) => {
	const show = await needShow(params.slug, '/calendar.ics');
	return calendarAnswer(show, await readEvents(show.id), url.origin, show.slug);
};
