import { profileLink } from './info.ts';

/** Headers of all answers under /iiif, errors included: any website may read them (IIIF Image API 3.0, chapter 5.2). */
const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'link', 'x-content-type-options': 'nosniff' };

/** The answer to a CORS preflight request. */
export const preflight = (): Response =>
	new Response(null, {
		status: 204,
		headers: {
			...open,
			allow: 'GET, HEAD, OPTIONS',
			'access-control-allow-methods': 'GET, HEAD, OPTIONS',
			'access-control-allow-headers': 'accept, if-none-match, range',
			'access-control-max-age': '86400'
		}
	});

/** A refusal with its reason as text. */
export const refusalAnswer = (status: 400 | 404 | 501 | 503, why: string): Response =>
	new Response(why, {
		status,
		headers: {
			...open,
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'no-store',
			...(status === 503 && { 'retry-after': '2' })
		}
	});

/** 404, whether the picture doesn't exist or isn't public. */
export const notFound = (): Response => refusalAnswer(404, 'Not found');

/** Redirects from the address of a picture to its info.json. */
export const toInfo = (id: string): Response =>
	new Response(null, { status: 303, headers: { ...open, location: `${id}/info.json`, 'cache-control': 'no-store' } });

/** Headers of info.json. Cached for an hour; it only changes when the site supports more. */
export const infoHeaders = (type: string): Record<string, string> => ({
	...open,
	'content-type': type,
	'cache-control': 'public, max-age=3600',
	vary: 'accept',
	link: profileLink
});

/** Headers of a picture. Browsers cache it for a year, shared caches for an hour, because a consent can be withdrawn. */
export const pictureHeaders = (canonical: string, etag: string): Record<string, string> => ({
	...open,
	'content-type': 'image/jpeg',
	'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable',
	link: `${profileLink}, <${canonical}>;rel="canonical"`,
	etag
});
