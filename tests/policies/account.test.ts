import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedIn, startTestBackend, type TestBackend } from '../support/backend.ts';
import { run } from '../support/world.ts';

let backend: TestBackend;
let me: SignedIn;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	me = await backend.signIn('ada@example.org');
	await run(backend.admin(), 'make_first_coordinator', { p_email: 'ada@example.org' });
});
afterAll(() => backend?.stop());

const account = () => ({ id: me.userId, email: 'ada@example.org', language: 'de', suspended: false, roles: ['coordinator'] });

test('an account reads its address, language, state and roles, and nobody else’s', async () => {
	expect((await me.client.rpc('my_account')).data).toEqual([account()]);
	const other = await backend.signIn('basma@example.org');
	await run(me.client, 'suspend_account', { p_account: other.userId, p_on: true });
	expect((await other.client.rpc('my_account')).data).toEqual([
		{ id: other.userId, email: 'basma@example.org', language: 'de', suspended: true, roles: [] }
	]);
	expect((await backend.client().rpc('my_account')).status).toBe(401);
});

// The embedded backend refuses such a token itself. Hosted Supabase accepts it until it expires, so this asks the database directly.
test('a token gives no account once its session has ended', async () => {
	const payload = JSON.parse(Buffer.from(me.accessToken.split('.')[1]!, 'base64url').toString()) as { session_id: string };
	const client = new pg.Client({ connectionString: backend.connectionString! });
	await client.connect();
	const read = async (claims: object) => {
		await client.query('begin');
		await client.query("select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)", [
			JSON.stringify(claims),
			me.userId
		]);
		await client.query('set local role authenticated');
		const { rows } = await client.query('select * from public.my_account()');
		await client.query('rollback');
		return rows as unknown[];
	};
	expect(await read({ ...payload })).toEqual([account()]);
	const other = await backend.signIn('basma@example.org');
	const [foreign] = await backend.sql('select id from auth.sessions where user_id = $1 limit 1', [other.userId]);
	expect(await read({ ...payload, session_id: foreign!.id }), 'the session of somebody else').toEqual([]);
	expect(await read({ sub: me.userId }), 'no session').toEqual([]);
	await backend.sql('delete from auth.sessions where id = $1', [payload.session_id]);
	expect(await read({ ...payload }), 'an ended session').toEqual([]);
	await client.end();
});
