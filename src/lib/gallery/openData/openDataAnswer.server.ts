import { createHash } from 'node:crypto';
import { turnsInMs } from '#lib/shared/backend/epoch.server.ts';

/**
 * The response with open data, readable from any site (CORS). Cached for a minute, so that a withdrawn consent takes effect soon, or until the
 * next hang takes effect; then revalidated by its ETag, which Kit answers with 304.
 */
export function openDataAnswer(value: unknown, status = 200): Response {
	const body = JSON.stringify(value);
	const seconds = Math.min(60, Math.floor(turnsInMs() / 1000));
	return new Response(body, {
		status,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'access-control-allow-origin': '*',
			...(status === 200
				? { 'cache-control': `public, max-age=${seconds}`, etag: `"${createHash('sha1').update(body).digest('base64url')}"` }
				: {})
		}
	});
}
