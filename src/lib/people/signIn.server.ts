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

/** Proof that somebody can read the mail of an address: the code from a mail, or the hash from its link. */
export type Proof = { email: string; token: string } | { token_hash: string };

/**
 * Starts a new session with new tokens in the cookies of `db`, replacing any existing session. Returns false when the proof is
 * wrong, used or expired.
 */
export async function beginSession(db: Db, proof: Proof, language: string): Promise<boolean> {
	// The embedded backend calls every sign-in by mail a magic link.
	const { data, error } = await db.auth.verifyOtp({ ...proof, type: isEmbedded() ? 'magiclink' : 'email' });
	if (error && !isWrongProof(error)) throw error;
	if (error || !data.session) return false;
	// This fails for a suspended account, which can't change anything. It may still sign in to read.
	await call(db, 'set_language', { p_language: language });
	return true;
}

/** Whether the proof is wrong, used, expired or unknown. Our own wrong key (401) and too many requests (429) are other errors. */
const isWrongProof = ({ status }: AuthError): boolean => [400, 403, 404, 422].includes(status ?? 0);

/** Returns the home path of the signed-in account, without a language prefix: '/desk' or '/studio'. */
export async function homePath(db: Db): Promise<'/desk' | '/studio'> {
	const account = await loadAccount(db);
	return account && isCurator(account) ? '/desk' : '/studio';
}

/** Ends the session in the cookies of `db`, here and in the backend. Other devices stay signed in. */
export async function endSession(db: Db): Promise<void> {
	const { error } = await db.auth.signOut({ scope: 'local' });
	// A session that the backend no longer knows has already ended.
	if (error && error.status !== 401 && !isWrongProof(error)) throw error;
}
