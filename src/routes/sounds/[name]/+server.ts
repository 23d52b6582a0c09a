import { readPicture } from '#lib/images/files.server.ts';
import { byteRange } from '#lib/images/range.ts';
import { keptFor, publicMoment } from '#lib/shared/epoch.server.ts';
import { hasIt } from '#lib/shared/etag.ts';
import { findSound } from '#lib/sounds/files.server.ts';
import { endings, mimeTypes, type SoundFormat } from '#lib/sounds/limits.ts';
import type { RequestHandler } from './$types';

/** A sound. Kept by browsers for an hour only: a voice that is taken back shall be gone there, too. */
export const GET: RequestHandler = async ({ params, request, locals, cookies }) => {
	const [name = '', ending = ''] = params.name.split('.');
	const moment = await publicMoment();
	const signedIn = cookies.getAll().some((cookie) => cookie.name.startsWith('session'));
	const file = await findSound(name, async () => (signedIn && (await locals.account()) ? locals.db : null));
	if (!file || endings[file.format as SoundFormat] !== ending || `${name}.${ending}` !== params.name) {
		return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' } });
	}
	const etag = `"${file.name}"`;
	const headers = {
		'content-type': mimeTypes[file.format as SoundFormat],
		'cache-control': file.everybody ? 'public, max-age=3600, immutable' : 'private, no-store',
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'bytes',
		etag
	};
	if (hasIt(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	const asked = request.headers.get('if-range') ?? etag;
	const range = byteRange(asked === etag ? request.headers.get('range') : null, file.bytes);
	if (range === 'outside') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.bytes}` } });
	if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, 'content-length': String(file.bytes) } });
	const bytes = await readPicture(file);
	const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
	const about = { ...headers, 'content-length': String(part.end - part.start + 1) };
	if (range === 'whole') return new Response(bytes, { headers: { ...about, ...(file.everybody ? keptFor(moment) : {}) } });
	const where = { 'content-range': `bytes ${part.start}-${part.end}/${file.bytes}` };
	return new Response(bytes.subarray(part.start, part.end + 1), { status: 206, headers: { ...about, ...where } });
};
