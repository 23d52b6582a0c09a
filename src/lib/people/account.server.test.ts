import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import type { Database } from '../shared/database.ts';
import { loadAccount } from './account.server.ts';

/** A client of a backend that nobody can reach, with what it finds in its cookies. */
const lonely = (found: object | null) =>
	createClient<Database>('http://127.0.0.1:9', 'key', {
		auth: {
			autoRefreshToken: false,
			detectSessionInUrl: false,
			storage: { getItem: () => found && JSON.stringify(found), setItem: () => undefined, removeItem: () => undefined }
		}
	});

test('has no account without a session, and asks nobody', async () => {
	expect(await loadAccount(lonely(null))).toBeNull();
});

test('fails while the backend is unreachable, so that nobody is told to sign in again', async () => {
	const session = {
		access_token: 'a.b.c',
		refresh_token: 'r',
		token_type: 'bearer',
		expires_in: 3600,
		expires_at: 4_000_000_000,
		user: {}
	};
	await expect(loadAccount(lonely(session))).rejects.toThrow('my_account');
});
