import { createHash } from 'node:crypto';

/**
 * Open data as anybody may fetch it, from any site: kept for a minute (a consent that is taken back
 * is gone soon), then asked for again by its ETag, which Kit answers with 304.
 */
export function openDataAnswer(value: unknown, status = 200): Response {
	const body = JSON.stringify(value);
	return new Response(body, {
		status,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'access-control-allow-origin': '*',
			...(status === 200 ? { 'cache-control': 'public, max-age=60', etag: `"${createHash('sha1').update(body).digest('base64url')}"` } : {})
		}
	});
}
