import { error, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { mayMiss, maySend } from './limits.server.ts';
import { type Helper, openDayLink } from './links.server.ts';

type ByLink = RequestEvent<{ token: string }>;

/** The open link of an address; ended, revoked and never given answer the same 404. Guessing is slowed down. */
export async function needDayLink(event: ByLink) {
	const link = await openDayLink(event.params.token);
	if (link) return link;
	if (!(await mayMiss(event.getClientAddress()))) {
		event.setHeaders({ 'retry-after': '900' });
		error(429, 'too many');
	}
	error(404, 'not found');
}

const name = 'device';

/**
 * The number of a device in a cookie, made on first sight: an answer that gets lost on the way mustn't make two of one phone. The
 * database hears of it only when something is sent.
 */
export function deviceOf({ cookies, url }: ByLink): string {
	const known = cookies.get(name);
	const device = known && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(known) ? known : crypto.randomUUID();
	const secure = url.protocol === 'https:';
	cookies.set(name, device, { path: localizeHref('/day'), httpOnly: true, sameSite: 'lax', secure, maxAge: 86_400 });
	return device;
}

/** Who sends something by a link: known by the number of a device, and by nothing else. */
export async function needHelper(event: ByLink): Promise<Helper> {
	const { hash } = await needDayLink(event);
	if (!(await maySend(hash))) {
		event.setHeaders({ 'retry-after': '60' });
		error(429, 'too many');
	}
	return { hash, device: deviceOf(event) };
}
