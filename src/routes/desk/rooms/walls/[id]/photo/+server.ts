import { readFile } from '#lib/images/keep/store.server.ts';
import { findPhotoFile } from '#lib/walls/photos.server.ts';
import type { RequestHandler } from './$types';

/** The photograph of an empty wall, for the desk; to everybody else it doesn't exist. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const file = /^\d{1,9}$/.test(params.id) ? await findPhotoFile(locals.db, Number(params.id)) : null;
	const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
	if (!file) return new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });
	return new Response(await readFile(file), { headers: { ...headers, 'content-type': 'image/jpeg' } });
};
