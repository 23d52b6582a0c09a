import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import { localPath } from './localPath.ts';

const name = 'sign-in';
const hourSeconds = 3600;

/** A sign-in between requesting a code and entering it: who asked, where to go afterwards, and when (ms since 1970). */
export type PendingSignIn = { email: string; next: string | null; askedAt: number };

const schema = z.object({ email: z.string().max(254), next: z.string().nullable(), askedAt: z.number() });

/** Stores it in a cookie for as long as a code is valid, so that the page's URL need not contain the e-mail address. */
export function keepPending(cookies: Cookies, pending: PendingSignIn, secure: boolean): void {
	cookies.set(name, JSON.stringify(pending), { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hourSeconds });
}

/** Returns the stored sign-in, or null. Checks `next` again, because a cookie can't be trusted. */
export function readPending(cookies: Cookies): PendingSignIn | null {
	try {
		const pending = schema.parse(JSON.parse(cookies.get(name) ?? 'null'));
		return { ...pending, next: localPath(pending.next) };
	} catch {
		return null;
	}
}

export const forgetPending = (cookies: Cookies): void => cookies.delete(name, { path: '/' });
