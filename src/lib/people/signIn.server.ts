import { setTimeout as pause } from 'node:timers/promises';
import type { AuthError } from '@supabase/supabase-js';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { isEmbedded, publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { loadAccount } from './account.server.ts';
import { isCurator } from './account.ts';

/** The result of requesting a code. `later`: the backend's own rate limit was reached. */
export type Asked = 'asked' | 'later' | 'failed';

/** Time that every answer to a request for a code takes, in ms. Longer than the work for a known or a new address needs. */
const answerMs = 700;

/**
 * Sends a code and a link to an address, in the language of the page. Creates the account the first time. Always takes
 * the same time, so that nobody learns whether an address is known. Work that takes longer continues in the background.
 */
export async function askForCode(email: string, language: string): Promise<Asked> {
	const work = requestCode(email, language).catch(() => 'failed' as const);
	await pause(answerMs);
	return Promise.race([work, Promise.resolve('asked' as const)]);
}

/** The same without the fixed delay, for addresses that are not secret. */
export async function requestCode(email: string, language: string): Promise<Asked> {
	// Uses the secret key, because the caller isn't signed in yet.
	await siteDb().rpc('remember_sign_in_language', { p_email: email, p_language: language }).throwOnError();
	const { error } = await publicDb().auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
	if (!error) return 'asked';
	return error.status === 429 ? 'later' : 'failed';
}

/** Proof that somebody reads an address's mails: the code from a mail, or the hash from its link. */
export type Proof = { email: string; token: string } | { token_hash: string };

/**
 * Begins a new session in the cookies of `db`, with new tokens, whatever session was there. False when the proof is wrong,
 * used or too old.
 */
export async function beginSession(db: Db, proof: Proof, language: string): Promise<boolean> {
	// The embedded backend calls every sign-in by mail a magic link.
	const { data, error } = await db.auth.verifyOtp({ ...proof, type: isEmbedded() ? 'magiclink' : 'email' });
	if (error && !isWrongProof(error)) throw error;
	if (error || !data.session) return false;
	// A suspended account can't set anything: that is no reason not to let it in to read.
	await call(db, 'set_language', { p_language: language });
	return true;
}

/** Wrong, used, too old or unknown: not a wrong key of ours (401), not too many requests (429). */
const isWrongProof = ({ status }: AuthError): boolean => [400, 403, 404, 422].includes(status ?? 0);

/** Where somebody who has just signed in works, without a language in front: '/desk' or '/studio'. */
export async function homePath(db: Db): Promise<'/desk' | '/studio'> {
	const account = await loadAccount(db);
	return account && isCurator(account) ? '/desk' : '/studio';
}

/** Ends the session of the cookies of `db`, here and at the backend; other devices stay signed in. */
export async function endSession(db: Db): Promise<void> {
	const { error } = await db.auth.signOut({ scope: 'local' });
	// A session that the backend no longer knows has ended as well.
	if (error && error.status !== 401 && !isWrongProof(error)) throw error;
}
