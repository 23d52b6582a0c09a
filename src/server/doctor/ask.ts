import type { BackendAddress } from '../start/environment.ts';
import type { Answer, BackendAnswers } from './answer.ts';

type Request = { method?: string; key?: string; timeoutMs: number };

/** Asks the backend the five questions of the doctor, all at once. Changes nothing there. */
export async function askBackend(backend: BackendAddress, timeoutMs: number): Promise<BackendAnswers> {
	const asked = (path: string, key: string, method = 'GET') => ask(backend.url + path, { method, key, timeoutMs });
	const [signIn, visitor, accounts, migrations, buckets] = await Promise.all([
		asked('/auth/v1/health', backend.publishableKey),
		asked('/rest/v1/pub_epoch?select=epoch', backend.publishableKey),
		asked('/rest/v1/account?select=id&limit=0', backend.publishableKey),
		asked('/rest/v1/rpc/list_migrations', backend.secretKey, 'POST'),
		asked('/storage/v1/bucket', backend.secretKey)
	]);
	const clockAheadMs = [signIn, visitor].map((each) => each.clockAheadMs).find((each) => each !== null) ?? null;
	return { signIn, visitor, accounts, migrations, buckets, clockAheadMs };
}

/** Sends one request. Never throws. `clockAheadMs`: how far the other clock is ahead, by the `Date` of the answer. */
export async function ask(url: string, { method = 'GET', key, timeoutMs }: Request): Promise<Answer & { clockAheadMs: number | null }> {
	const began = Date.now();
	try {
		const response = await fetch(url, {
			method,
			headers: {
				...(key ? { apikey: key, authorization: `Bearer ${key}` } : {}),
				...(method === 'POST' ? { 'content-type': 'application/json' } : {})
			},
			body: method === 'POST' ? '{}' : null,
			// A key must not travel on to another server.
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs)
		});
		const date = Date.parse(response.headers.get('date') ?? '');
		const clockAheadMs = Number.isNaN(date) ? null : date - (began + Date.now()) / 2;
		return { status: response.status, body: parse(await response.text()), clockAheadMs };
	} catch (error) {
		return { status: null, reason: reason(error, timeoutMs), clockAheadMs: null };
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Why there was no answer, in a few words. Addresses may hold passwords, so no message of an error is used. */
function reason(error: unknown, timeoutMs: number): string {
	const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
	if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
	return typeof cause?.code === 'string' ? cause.code : 'the connection failed';
}
