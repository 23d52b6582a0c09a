import { profileLink } from './info.ts';

/** Answers under /iiif: whoever may see a picture may see it from any page, errors included (chapter 5.2 of the standard). */
const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'link', 'x-content-type-options': 'nosniff' };

/** To who asks whether it may ask. */
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

/** A refusal with its reason in words. */
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

export const notFound = (): Response => refusalAnswer(404, 'Not found');

/** To the description of a picture, from the picture's own address. */
export const toInfo = (id: string): Response =>
	new Response(null, { status: 303, headers: { ...open, location: `${id}/info.json`, 'cache-control': 'no-store' } });

/** The description; an hour in caches, since nothing in it changes but what the site is able to do. */
export const infoHeaders = (type: string): Record<string, string> => ({
	...open,
	'content-type': type,
	'cache-control': 'public, max-age=3600',
	vary: 'accept',
	link: profileLink
});

/** A picture: for ever in a browser, an hour in shared caches, since consents can be taken back. */
export const pictureHeaders = (canonical: string, etag: string): Record<string, string> => ({
	...open,
	'content-type': 'image/jpeg',
	'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable',
	link: `${profileLink}, <${canonical}>;rel="canonical"`,
	etag
});
