import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import { localPath } from './localPath.ts';

const name = 'sign-in';
const hourSeconds = 3600;

/** Between asking for a code and entering it: who asked, where to go then, when (ms since 1970). */
export type PendingSignIn = { email: string; next: string | null; askedAt: number };

const schema = z.object({ email: z.string().max(254), next: z.string().nullable(), askedAt: z.number() });

/** Keeps it in a cookie for as long as a code is valid, so that the address needn't stand in the page's own. */
export function keepPending(cookies: Cookies, pending: PendingSignIn, secure: boolean): void {
	cookies.set(name, JSON.stringify(pending), { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hourSeconds });
}

/** What was kept, or null. The cookie is the browser's word: `next` is checked anew. */
export function readPending(cookies: Cookies): PendingSignIn | null {
	try {
		const pending = schema.parse(JSON.parse(cookies.get(name) ?? 'null'));
		return { ...pending, next: localPath(pending.next) };
	} catch {
		return null;
	}
}

export const forgetPending = (cookies: Cookies): void => cookies.delete(name, { path: '/' });
