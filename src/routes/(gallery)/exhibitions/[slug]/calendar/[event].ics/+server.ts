import { error } from '@sveltejs/kit';
import { calendarAnswer } from '#lib/gallery/programme/calendarAnswer.server.ts';
import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { readEvents } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { RequestHandler } from './$types';

/** A calendar file with one event of a show. */
export const GET: RequestHandler = async ({ params, url }) => {
	const show = await needShow(params.slug, `/calendar/${params.event}.ics`);
	const event = (await readEvents(show.id)).find(({ id }) => id === params.event);
	if (!event) error(404, 'not found');
	return calendarAnswer(show, [], url.origin, `${show.slug}-${berlinToday(new Date(event.starts_at))}`, event);
};
