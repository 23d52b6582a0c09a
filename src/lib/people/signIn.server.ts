import { setTimeout as pause } from 'node:timers/promises';
import type { AuthError } from '@supabase/supabase-js';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { isEmbedded, publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';
import { unhurried } from '#lib/shared/backend/patience.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { loadAccount } from './account.server.ts';
import { isCurator } from './account.ts';
import { readTooMany, type TooMany } from './tooMany.ts';

/** The result of requesting a code. */
export type Asked = 'asked' | 'failed' | TooMany;

/** An answer to a request for a code takes a multiple of this time, in ms. It is longer than the work for an address usually is. */
const stepMs = 700;
/** The longest wait for the work, in steps. */
const maxSteps = 3;

/**
 * Sends a code and a link to an address, in the language of the page. Creates the account the first time. Answers at fixed moments, so that
 * nobody learns from the time whether an address is known. Work that takes longer than the last of them continues in the background.
 */
export async function askForCode(email: string, language: string): Promise<Asked> {
	let asked: Asked | undefined;
	void unhurried(() => requestCode(email, language)).then(
		(result) => (asked = result),
		() => (asked = 'failed')
	);
	for (let step = 0; step < maxSteps && !asked; step++) await pause(stepMs);
	return asked ?? 'asked';
}

/** The same without the fixed moments, for addresses that are not secret. */
export async function requestCode(email: string, language: string): Promise<Asked> {
	// Uses the secret key, because the caller isn't signed in yet.
	await siteDb().rpc('remember_sign_in_language', { p_email: email, p_language: language }).throwOnError();
	const { error } = await publicDb().auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
	return error ? (readTooMany(error) ?? 'failed') : 'asked';
}

/** Proof that somebody can read the mail of an address: the code from a mail, or the hash from its link. */
export type Proof = { email: string; token: string } | { token_hash: string };

/**
 * Starts a new session with new tokens in the cookies of `db`, replacing any existing session. Returns `wrong` when the proof is
 * wrong, used or expired; it may be right when there were too many requests.
 */
export async function beginSession(db: Db, proof: Proof, language: string): Promise<'begun' | 'wrong' | TooMany> {
	// The embedded backend calls every sign-in by mail a magic link.
	const { data, error } = await db.auth.verifyOtp({ ...proof, type: isEmbedded() ? 'magiclink' : 'email' });
	const refused = error && readTooMany(error);
	if (refused) return refused;
	if (error && !isWrongProof(error)) throw error;
	if (error || !data.session) return 'wrong';
	// This fails for a suspended account, which can't change anything. It may still sign in to read.
	await call(db, 'set_language', { p_language: language });
	return 'begun';
}

/** Whether the proof is wrong, used, expired or unknown. Our own wrong key (401) is another error. */
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
