import { error } from '@sveltejs/kit';
import { findHandlingFile } from '#lib/handling/readHandling.server.ts';
import { readPicture } from '#lib/images/keep/files.server.ts';
import { mimeTypes } from '#lib/images/make/variants.ts';
import type { RequestHandler } from './$types';

/** A photograph of the day or of a work's condition: for the desk; to everybody else there is none. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const file = await findHandlingFile(locals.db, params.id, params.name);
	if (!file) error(404, 'not found');
	const headers = { 'content-type': mimeTypes[file.format] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' };
	return new Response(await readPicture(file), { headers });
};
