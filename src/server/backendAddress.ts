import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import { loadKeys } from './backend/keys.ts';

/** The URL of a backend and the key that bypasses its policies. */
export type SecretAddress = { url: string; secretKey: string };

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

/** A client with the secret key, for commands. */
export const secretClient = ({ url, secretKey }: SecretAddress): SupabaseClient<Database> =>
	createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
