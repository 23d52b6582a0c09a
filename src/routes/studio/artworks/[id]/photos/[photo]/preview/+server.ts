import { findArtwork } from '#lib/artworks/artworks.server.ts';
import { findMaster } from '#lib/artworks/retouch.server.ts';
import { previewOf } from '#lib/images/make/preview.server.ts';
import { listOwnArtists } from '#lib/people/artists.server.ts';
import { accountOf } from '#lib/people/guard.server.ts';
import type { RequestHandler } from './$types';

/** A preview of the whole photo as it was uploaded, for the editor. Only for its artists; everybody else gets a 404. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const artists = await listOwnArtists(locals.db, accountOf(locals).id);
	const ids = artists.map(({ id }) => id);
	const work = ids.length > 0 ? await findArtwork(locals.db, params.id, ids) : null;
	const photo = work?.latest.photos.find(({ id }) => id === params.photo);
	const master = photo && (await findMaster(locals.db, photo.id));
	const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
	if (!master) return new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });
	return new Response(new Uint8Array(await previewOf(master)), { headers: { ...headers, 'content-type': 'image/jpeg' } });
};
