import { openDataAnswer } from '#lib/gallery/openData/openDataAnswer.server.ts';
import { openShowWithWalls } from '#lib/gallery/openData/openData.ts';
import { findShow, readShow } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { RequestHandler } from './$types';

/** Open data: a published show with its walls. 404 as JSON if unknown; an old slug redirects to the current one (301). */
export const GET: RequestHandler = async ({ params, url }) => {
	const found = await findShow(params.slug);
	if (!found) return openDataAnswer({ error: 'not found' }, 404);
	if ('movedTo' in found) {
		const headers = { location: `/api/exhibitions/${found.movedTo}`, 'access-control-allow-origin': '*' };
		return new Response(null, { status: 301, headers });
	}
	return openDataAnswer(openShowWithWalls(await readShow(found.show), berlinToday(new Date()), url.origin));
};
