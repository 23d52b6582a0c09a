import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignedIn, startTestBackend, type TestBackend } from '../support/backend.ts';

/** People prove who they are by reading a mail. A password would be a second way in that nobody looks after. */
describe.each(['pglite', 'postgres'] as const)('passwords on %s', (driver) => {
	const email = 'ada@example.org';
	const password = 'correct horse battery staple';
	let backend: TestBackend;
	let me: SignedIn;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
		me = await backend.signIn(email);
	});
	afterAll(() => backend?.stop());

	/** Sends a request to the sign-in service as the person who is signed in. */
	const send = async (method: string, path: string, body: string, type = 'application/json') => {
		const headers = { apikey: backend.publishableKey, authorization: `Bearer ${me.accessToken}`, 'content-type': type };
		const answer = await fetch(`${backend.url}/auth/v1${path}`, { method, headers, body });
		return { status: answer.status, code: ((await answer.json()) as { error_code?: string }).error_code };
	};
	const kept = async () =>
		(await backend.sql('select encrypted_password from auth.users where email = $1', [email]))[0]?.encrypted_password;

	test('a new account has none', async () => expect(await kept()).toBe(''));

	test('nobody sets one or signs in with one', async () => {
		const refused = { status: 422, code: 'no_passwords' };
		const body = JSON.stringify({ email, password });
		expect(await send('PUT', '/user', JSON.stringify({ password }))).toEqual(refused);
		expect(await send('PUT', '/user', JSON.stringify({ data: { a: 1 }, password }), 'text/plain')).toEqual(refused);
		expect(await send('PUT', '/user', `{"p\\u0061ssword":"${password}"}`)).toEqual(refused);
		expect(await send('POST', '/signup', body)).toEqual(refused);
		expect(await send('POST', '/token?grant_type=password', body)).toEqual(refused);
		expect(await send('POST', '/recover', JSON.stringify({ email }))).toEqual(refused);
		expect(await kept()).toBe('');
		expect((await me.client.auth.getUser()).data.user?.email).toBe(email);
	});

	// Hosted Supabase asks the database only.
	test('the database refuses one, whoever writes it', async () => {
		const write = backend.sql('update auth.users set encrypted_password = $1 where email = $2', ['$2a$10$hash', email]);
		await expect(write).rejects.toMatchObject({ code: 'PT422', message: 'no-passwords' });
		await backend.sql("update auth.users set encrypted_password = null, recovery_token = '' where email = $1", [email]);
		expect((await backend.signIn(email)).userId).toBe(me.userId);
	});
});
