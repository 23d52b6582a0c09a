import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';

/** An open link at the desk; its token is known only to whoever was shown it. `people` came by it so far. */
export type DayLink = { id: string; createdAt: string; expiresAt: string; people: number };
/** Who comes by a link: the hash of its token, and the device, which has a number there. */
export type Helper = { hash: string; device: string };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a link for this show that ends at midnight; its token is nowhere but in the answer. Refuses 404 not-found, 429 quota. */
export async function makeDayLink(db: Db, show: string): Promise<Outcome<string>> {
	const token = randomBytes(24).toString('base64url');
	const made = await call(db, 'make_day_link', { p_exhibition: show, p_token_hash: hashOf(token) });
	return made.ok ? { ok: true, value: token } : made;
}

export async function listDayLinks(db: Db, show: string): Promise<DayLink[]> {
	const { data } = await db.rpc('list_day_links', { p_exhibition: show }).throwOnError();
	return data.map((row) => ({ id: row.id, createdAt: row.created_at, expiresAt: row.expires_at, people: row.helpers }));
}

/** Ends a link now. Refuses 404 not-found. */
export const revokeDayLink = (db: Db, link: string): Promise<Outcome<null>> => call(db, 'revoke_day_link', { p_link: link });

/**
 * The show that a token opens; null when the link has ended, was revoked, or never was. The secret key: whoever comes by a link
 * has no account.
 */
export async function openDayLink(token: string): Promise<{ hash: string; show: string; expiresAt: string } | null> {
	if (!/^[\w-]{32}$/.test(token)) return null;
	const hash = hashOf(token);
	const opened = await call(siteDb(), 'read_day_link', { p_token_hash: hash });
	const [row] = opened.ok ? opened.value : [];
	return row ? { hash, show: row.exhibition, expiresAt: row.expires_at } : null;
}
