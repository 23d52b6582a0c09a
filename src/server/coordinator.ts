/** `npm run coordinator -- mail@example.org` makes the first coordinator of a house. The person must have signed in once before. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import { loadKeys } from './backend/keys.ts';

/** The URL of a backend and the key that bypasses its policies. */
export type SecretAddress = { url: string; secretKey: string };

/**
 * Makes the account of an e-mail address the first coordinator. Further ones are appointed at /desk/people.
 * @throws Error with one line of text when there already is a coordinator, no such account, or no answer.
 */
export async function makeFirstCoordinator({ url, secretKey }: SecretAddress, email: string): Promise<void> {
	const db = createClient<Database>(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
	const { error } = await db.rpc('make_first_coordinator', { p_email: email });
	if (!error) return;
	const sentences: Record<string, string> = {
		'has-coordinator': 'There already is a coordinator. Coordinators appoint further ones at /desk/people.',
		'no-such-account': `${email} has no account yet. Sign in once at /sign-in with this address, then run this command again.`
	};
	throw new Error(sentences[error.message] ?? `The backend at ${url} refused: ${error.message}`);
}

/**
 * The backend named by the environment, or the embedded one running on `DATA_DIR`.
 * @throws Error with one line of text when there is none.
 */
export async function findBackend(env: Record<string, string | undefined>): Promise<SecretAddress> {
	if (env.SUPABASE_URL && env.SUPABASE_SECRET_KEY) return { url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY };
	if (env.SUPABASE_URL) throw new Error('SUPABASE_SECRET_KEY is missing: it belongs to SUPABASE_URL.');
	const dataDir = resolve(env.DATA_DIR || '.data');
	const url = await readFile(join(dataDir, 'backend.url'), 'utf8').catch(() => null);
	if (!url)
		throw new Error(`No backend is running on ${dataDir}. Start the site first (npm start), or set SUPABASE_URL and SUPABASE_SECRET_KEY.`);
	return { url: url.trim(), secretKey: (await loadKeys(dataDir)).secretKey };
}

if (import.meta.main) {
	try {
		const [email] = process.argv.slice(2);
		if (!email?.includes('@')) throw new Error('An e-mail address is missing. Usage: npm run coordinator -- mail@example.org');
		await makeFirstCoordinator(await findBackend(process.env), email);
		console.log(`${email} is now a coordinator.`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
