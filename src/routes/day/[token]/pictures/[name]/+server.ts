import { needDayLink } from '#lib/handling/day/helper.server.ts';
import { findDayPicture } from '#lib/handling/day/pictures.server.ts';
import { readPicture } from '#lib/images/keep/files.server.ts';
import { mimeTypes } from '#lib/images/make/variants.ts';
import type { RequestHandler } from './$types';

/** The picture of a work of this show, for whoever came by its link: works may hang before they are public. */
export const GET: RequestHandler = async (event) => {
	const link = await needDayLink(event);
	const file = await findDayPicture(link.show, event.params.name);
	if (!file) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
	const headers = { 'content-type': mimeTypes[file.format] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' };
	return new Response(await readPicture(file), { headers });
};
