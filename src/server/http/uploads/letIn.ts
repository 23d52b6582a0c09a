import type { IncomingMessage } from 'node:http';
import type { GuardedRequest } from '#lib/people/guardedRequest.ts';
import { bounds } from './bounds.ts';
import { type Caller, callerOf } from './caller.ts';

/** Sessions and links that the site has let in, the latest last. Their cookie or address alone proves nothing. */
const known = new Set<string>();

/** Lets the site say that it has let the caller of this request in. */
export function rememberLetIn(request: IncomingMessage): void {
	(request as GuardedRequest).letIn = (): void => {
		const caller = callerOf(request);
		if (!caller) return;
		known.delete(caller.key);
		known.add(caller.key);
		const [oldest] = known;
		if (known.size > bounds.remembered && oldest) known.delete(oldest);
	};
}

/**
 * Whether the site lets the caller in. Asks the site at `origin` if this process has not seen them yet, which is so after a restart. A
 * session that would be renewed is not asked for, because the new cookies could not reach the person. Null: the site can't say now.
 */
export async function isLetIn({ key, usableUntil, isLink }: Caller, { url = '', headers }: IncomingMessage, origin: string) {
	if (known.has(key)) return true;
	if (Date.now() > usableUntil) return false;
	const path = isLink ? (url.split('?')[0] ?? '') : '/account';
	const { cookie = '', 'x-forwarded-for': forwarded } = headers;
	const asked = await fetch(origin + path, {
		headers: { cookie, ...(forwarded ? { 'x-forwarded-for': String(forwarded) } : {}) },
		redirect: 'manual',
		signal: AbortSignal.timeout(5000)
	}).catch(() => null);
	await asked?.body?.cancel();
	return known.has(key) || (asked && asked.status < 500 ? false : null);
}
