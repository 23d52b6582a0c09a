import { createHash } from 'node:crypto';
import { turnsInMs } from '#lib/shared/backend/epoch.server.ts';

/**
 * Open data as anybody may fetch it, from any site: kept for a minute (a consent that is taken back
 * is gone soon) or until a hang takes effect, then asked for again by its ETag, which Kit answers with 304.
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
