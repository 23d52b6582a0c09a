import type { RequestEvent } from '@sveltejs/kit';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { keepAnswer, publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { matchesEtag } from '#lib/shared/backend/etag.ts';
import { readPicture, type PictureFile } from './files.server.ts';
import { byteRange } from './range.ts';

type FileSource = {
	/** Finds a file by its public name. Calls `askSession` only when the file is not public. */
	find: (name: string, askSession: () => Promise<Db | null>) => Promise<PictureFile | null>;
	endings: Readonly<Record<string, string>>;
	mimeTypes: Readonly<Record<string, string>>;
	/** Headers for public files, including how long they may be cached. */
	forEverybody: Record<string, string>;
};

/**
 * Answers GET and HEAD for a picture or a sound: the whole file, a byte range (206, 416), or 304. Answers 404 both when there is no such
 * file and when the caller may not have it. A name always stands for the same bytes, so it serves as ETag.
 */
export async function answerFile(
	event: RequestEvent<{ name: string }>,
	{ find, endings, mimeTypes, forEverybody }: FileSource
): Promise<Response> {
	const { params, request, locals, cookies } = event;
	const [name = '', ending = ''] = params.name.split('.');
	const moment = await publicMoment();
	const signedIn = cookies.getAll().some((cookie) => cookie.name.startsWith('session'));
	const file = await find(name, async () => (signedIn && (await locals.account()) ? locals.db : null));
	if (!file || endings[file.format] !== ending || `${name}.${ending}` !== params.name) {
		return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' } });
	}
	const etag = `"${file.name}"`;
	const headers = {
		'content-type': mimeTypes[file.format] ?? 'application/octet-stream',
		...(file.everybody ? forEverybody : { 'cache-control': 'private, no-store' }),
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'bytes',
		etag
	};
	if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	const ifRange = request.headers.get('if-range') ?? etag;
	const range = byteRange(ifRange === etag ? request.headers.get('range') : null, file.bytes);
	if (range === 'outside') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.bytes}` } });
	if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, 'content-length': String(file.bytes) } });
	const bytes = await readPicture(file);
	const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
	const lengthHeaders = { ...headers, 'content-length': String(part.end - part.start + 1) };
	if (range === 'whole') {
		if (file.everybody) keepAnswer(event, moment);
		return new Response(bytes, { headers: lengthHeaders });
	}
	const rangeHeader = { 'content-range': `bytes ${part.start}-${part.end}/${file.bytes}` };
	return new Response(bytes.subarray(part.start, part.end + 1), { status: 206, headers: { ...lengthHeaders, ...rangeHeader } });
}
