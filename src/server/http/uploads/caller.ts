import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

/**
 * Who says to send a request: a session or a link. `key` names it without giving its secret away. `isLink`: a link of a hanging day.
 * `usableUntil`: when the site would renew the session, in milliseconds; renewing it changes the person's cookies.
 */
export type Caller = { key: string; isLink: boolean; usableUntil: number };

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
const renewalMs = 5 * 60_000;
const session = z.object({ access_token: z.string(), expires_at: z.number() });
const claims = z.object({ session_id: z.string().min(16), exp: z.number() });

/** The session or link that a request names, or null. Nothing is checked here: anybody can write a cookie. */
export function callerOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): Caller | null {
	const token = /^(?:\/[a-z]{2})?\/day\/([\w-]{20,})(?=[/?]|$)/.exec(url)?.[1];
	if (token) return { key: `link ${hashed(token)}`, isLink: true, usableUntil: Infinity };
	try {
		const { access_token, expires_at } = session.parse(readSession(headers.cookie ?? ''));
		const { session_id, exp } = claims.parse(JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()));
		return { key: `session ${hashed(session_id)}`, isLink: false, usableUntil: Math.min(exp, expires_at) * 1000 - renewalMs };
	} catch {
		return null;
	}
}

/** The value of the cookie `session`, as @supabase/ssr writes it: JSON in base64, in pieces when it is long. */
function readSession(cookie: string): unknown {
	const pieces = cookie.split(';').flatMap((each) => {
		const [, piece = '', value = ''] = /^\s*session(?:\.(\d+))?=(.*)$/.exec(each) ?? [];
		return value ? [{ piece: Number(piece), value }] : [];
	});
	const whole = pieces
		.sort((a, b) => a.piece - b.piece)
		.map(({ value }) => decodeURIComponent(value))
		.join('');
	return JSON.parse(whole.startsWith('base64-') ? Buffer.from(whole.slice(7), 'base64url').toString() : whole);
}
