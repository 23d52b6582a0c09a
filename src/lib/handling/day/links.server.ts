import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';

/** An active link, as the desk sees it, without its token. `people` is the number of helpers who have used it. */
export type DayLink = { id: string; createdAt: string; expiresAt: string; people: number };
/** A helper with a link: the hash of the token, and the id of the device. */
export type Helper = { hash: string; device: string };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Creates a link for an exhibition that ends at midnight. Returns the token, which is not stored. Refuses 404 not-found, 429 quota. */
export async function makeDayLink(db: Db, show: string): Promise<Outcome<string>> {
	const token = randomBytes(24).toString('base64url');
	const made = await call(db, 'make_day_link', { p_exhibition: show, p_token_hash: hashOf(token) });
	return made.ok ? { ok: true, value: token } : made;
}

/** The active links of an exhibition. */
export async function listDayLinks(db: Db, show: string): Promise<DayLink[]> {
	const { data } = await db.rpc('list_day_links', { p_exhibition: show }).throwOnError();
	return data.map((row) => ({ id: row.id, createdAt: row.created_at, expiresAt: row.expires_at, people: row.helpers }));
}

/** Ends a link now. Refuses 404 not-found. */
export const revokeDayLink = (db: Db, link: string): Promise<Outcome<null>> => call(db, 'revoke_day_link', { p_link: link });

/**
 * The exhibition of a token. Null if the link has ended, was revoked or never existed. Uses the secret key, because helpers
 * have no account.
 */
export async function openDayLink(token: string): Promise<{ hash: string; show: string; expiresAt: string } | null> {
	if (!/^[\w-]{32}$/.test(token)) return null;
	const hash = hashOf(token);
	const opened = await call(siteDb(), 'read_day_link', { p_token_hash: hash });
	const [row] = opened.ok ? opened.value : [];
	return row ? { hash, show: row.exhibition, expiresAt: row.expires_at } : null;
}
