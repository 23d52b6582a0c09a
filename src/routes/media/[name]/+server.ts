import { findPicture, readPicture } from '#lib/images/files.server.ts';
import type { RequestHandler } from './$types';

const types: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg', png: 'image/png', tiff: 'image/tiff' };
const endings: Record<string, string> = { jpeg: 'jpg', tiff: 'tif' };

/** A picture: for ever in a browser, an hour in shared caches, since consents can be taken back. */
export const GET: RequestHandler = async ({ params, request, locals, cookies }) => {
	const [name = '', ending = ''] = params.name.split('.');
	const signedIn = cookies.getAll().some((cookie) => cookie.name.startsWith('session'));
	const file = await findPicture(name, async () => (signedIn && (await locals.account()) ? locals.db : null));
	if (!file || (endings[file.format] ?? file.format) !== ending || `${name}.${ending}` !== params.name) {
		return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' } });
	}
	const etag = `"${file.name}"`;
	const headers = {
		'content-type': types[file.format] ?? 'application/octet-stream',
		'cache-control': file.everybody ? 'public, max-age=31536000, s-maxage=3600, immutable' : 'private, no-store',
		'x-content-type-options': 'nosniff',
		etag
	};
	const known =
		request.headers
			.get('if-none-match')
			?.split(',')
			.map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
	if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers });
	const length = { 'content-length': String(file.bytes) };
	if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, ...length } });
	return new Response(await readPicture(file), { headers: { ...headers, ...length } });
};
