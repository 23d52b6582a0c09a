import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { startBackend, type Backend } from '#backend/app.ts';
import { makeKeys } from '#backend/keys.ts';
import type { Database } from '../../src/lib/shared/database.ts';
import { quietConsole } from '#backend/quiet.ts';
import { askLikeHosted, migrateLikeHosted } from './hosted.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';
import { copyMigratedDatabase, startMigratedPostgres } from './template.ts';

/** A person who has signed in with a code from a mail. */
export type SignedIn<Client = SupabaseClient<Database>> = { client: Client; userId: string; accessToken: string };

/** A running backend for tests. `Client`: another client type, for a backend with other migrations than the project's. */
export type TestBackend<Client = SupabaseClient<Database>> = {
	url: string;
	publishableKey: string;
	secretKey: string;
	/** The connection string of the `postgres` server, for tests that need their own connections. */
	connectionString: string | null;
	/** Runs one statement as the owner of the database, bypassing all policies. `$1`, `$2` … are `params`. */
	sql: Backend['sql'];
	/** Returns a client for a visitor, or for the owner of `accessToken`. */
	client: (accessToken?: string) => Client;
	/** Returns a client with the secret key, which bypasses all policies. */
	admin: () => Client;
	/** Signs in with a code from a mail, as a person would. Creates the account the first time. */
	signIn: (email: string) => Promise<SignedIn<Client>>;
	stop: () => Promise<void>;
};

/**
 * Starts the embedded backend with the project's migrations, in a temporary folder that `stop` removes. `migrationsDir`
 * replaces the project's migrations, for tests of the backend itself.
 */
export async function startTestBackend(driver: 'pglite' | 'postgres', options: { migrationsDir?: string } = {}): Promise<TestBackend> {
	quietConsole();
	const folder = await mkdtemp(join(tmpdir(), 'waende-backend-'));
	let server: PostgresServer | null = null;
	const remove = async () => {
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		if (driver === 'postgres') server = await startServer(options.migrationsDir, folder);
		if (!server && !options.migrationsDir) await copyMigratedDatabase(join(folder, 'database'));
		const keys = await makeKeys();
		const codes = new Map<string, string>();
		const backend = await startBackend({
			...options,
			database: server
				? { driver: 'postgres', connectionString: server.connectionString, adapt: askLikeHosted }
				: { driver: 'pglite', dataDir: join(folder, 'database') },
			storageDir: join(folder, 'storage'),
			keys,
			onSignInMail: async ({ email, token }) => void codes.set(email, token)
		});
		return {
			...clients(backend, keys, codes),
			connectionString: server?.connectionString ?? null,
			stop: async () => {
				await backend.close();
				await remove();
			}
		};
	} catch (error) {
		await remove();
		throw error;
	}
}

async function startServer(migrationsDir: string | undefined, storageDir: string): Promise<PostgresServer> {
	if (!migrationsDir) return startMigratedPostgres();
	const server = await startPostgres();
	try {
		await migrateLikeHosted(server, migrationsDir, storageDir);
		return server;
	} catch (error) {
		await server.stop();
		throw error;
	}
}

type Keys = { publishableKey: string; secretKey: string };

function clients(backend: Backend, { publishableKey, secretKey }: Keys, codes: Map<string, string>) {
	const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };
	const client = (accessToken?: string) =>
		createClient(backend.url, publishableKey, {
			auth,
			...(accessToken ? { global: { headers: { Authorization: `Bearer ${accessToken}` } } } : {})
		});
	const admin = () => createClient(backend.url, secretKey, { auth });
	async function signIn(email: string): Promise<SignedIn> {
		const mine = client();
		const asked = await mine.auth.signInWithOtp({ email });
		if (asked.error) throw asked.error;
		const token = codes.get(email.toLowerCase()) ?? '';
		const { data, error } = await mine.auth.verifyOtp({ email, token, type: 'magiclink' });
		if (error) throw error;
		if (!data.session || !data.user) throw new Error(`${email} got no session`);
		return { client: mine, userId: data.user.id, accessToken: data.session.access_token };
	}
	return { url: backend.url, publishableKey, secretKey, sql: backend.sql, client, admin, signIn };
}
