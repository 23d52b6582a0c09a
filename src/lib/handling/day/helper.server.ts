import { error, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { mayMiss, maySend } from './limits.server.ts';
import { type Helper, openDayLink } from './links.server.ts';

type ByLink = RequestEvent<{ token: string }>;

/** The active link of an address. Ended, revoked and unknown links all give the same 404. Rate limits guessing (429). */
export async function needDayLink(event: ByLink) {
	const link = await openDayLink(event.params.token);
	if (link) {
		event.platform?.req.letIn?.();
		return link;
	}
	if (!(await mayMiss(event.getClientAddress()))) {
		event.setHeaders({ 'retry-after': '900' });
		error(429, 'too many');
	}
	error(404, 'not found');
}

const name = 'device';

/**
 * The id of a device, from a cookie that is set on the first visit, before anything is sent. A lost response to a later request
 * then does not create a second id for the same phone. The database gets the id only when the device sends something.
 */
export function deviceOf({ cookies, url }: ByLink): string {
	const known = cookies.get(name);
	const device = known && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(known) ? known : crypto.randomUUID();
	const secure = url.protocol === 'https:';
	cookies.set(name, device, { path: localizeHref('/day'), httpOnly: true, sameSite: 'lax', secure, maxAge: 86_400 });
	return device;
}

/** The helper who sends something with a link. Only the id of the device is known. Rate limited (429). */
export async function needHelper(event: ByLink): Promise<Helper> {
	const { hash } = await needDayLink(event);
	if (!(await maySend(hash))) {
		event.setHeaders({ 'retry-after': '60' });
		error(429, 'too many');
	}
	return { hash, device: deviceOf(event) };
}
