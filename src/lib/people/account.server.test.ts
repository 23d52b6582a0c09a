import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@supabase/supabase-js';
import { afterEach, expect, test, vi } from 'vitest';
import { renewingFetch } from '../shared/backend/renewal.server.ts';
import type { Database } from '../shared/database.ts';
import { loadAccount } from './account.server.ts';

const nobody = 'http://127.0.0.1:9';
const session = { access_token: 'a.b.c', refresh_token: 'r', token_type: 'bearer', expires_in: 3600, expires_at: 4_000_000_000, user: {} };
const expired = { ...session, expires_at: 1 };

/** A client of the backend at `url`, with what it finds in its cookies. `removed` names the cookies that it removes. */
function clientOf(url: string, found: object | null) {
	const removed: string[] = [];
	const storage = {
		getItem: (name: string) => (name.endsWith('-token') ? found && JSON.stringify(found) : null),
		setItem: () => undefined,
		removeItem: (name: string) => void removed.push(name)
	};
	const auth = { autoRefreshToken: false, detectSessionInUrl: false, storage };
	return { db: createClient<Database>(url, 'key', { auth, global: { fetch: renewingFetch() } }), removed };
}

afterEach(() => void vi.restoreAllMocks());

test('has no account without a session, and asks nobody', async () => {
	expect(await loadAccount(clientOf(nobody, null).db)).toBeNull();
});

test('fails while the backend is unreachable, so that nobody is told to sign in again', async () => {
	await expect(loadAccount(clientOf(nobody, session).db)).rejects.toThrow('my_account');
});

/** Calls `work` with the address of a server that answers every renewal of a session with this status. */
async function withAnswers<T>(status: number, work: (url: string) => Promise<T>): Promise<T> {
	const server = createServer((_, answer) => {
		answer.writeHead(status, { 'content-type': 'application/json' });
		answer.end('{"code": "refused", "message": "refused"}');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

test.each([
	['too busy for this site', 429],
	['down', 503],
	['broken', 500]
])('a session that can’t be renewed because the backend is %s stays, and nobody waits longer than for a page', async (_, status) => {
	vi.spyOn(console, 'error').mockReturnValue();
	await withAnswers(status, async (url) => {
		const { db, removed } = clientOf(url, expired);
		const began = performance.now();
		await expect(loadAccount(db)).rejects.toThrow();
		expect(performance.now() - began).toBeLessThan(4000);
		expect(removed).toEqual([]);
	});
});

test('a session whose renewal is refused has ended', async () => {
	vi.spyOn(console, 'error').mockReturnValue();
	await withAnswers(400, async (url) => {
		const { db, removed } = clientOf(url, expired);
		expect(await loadAccount(db)).toBeNull();
		expect(removed.length).toBeGreaterThan(0);
	});
});

test('attempts to renew end after 2.5 seconds, also in the background, and may begin anew after a success', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	try {
		const fetched = renewingFetch();
		const renew = (url: string) => fetched(`${url}/auth/v1/token?grant_type=refresh_token`);
		await withAnswers(200, renew);
		vi.setSystemTime(Date.now() + 60_000);
		await withAnswers(200, renew);
		await withAnswers(503, renew);
		vi.setSystemTime(Date.now() + 2000);
		await withAnswers(503, renew);
		vi.setSystemTime(Date.now() + 600);
		await expect(withAnswers(200, renew)).rejects.toThrow('not renewed');
	} finally {
		vi.useRealTimers();
	}
});
