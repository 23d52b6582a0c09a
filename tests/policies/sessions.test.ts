import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, type World } from '../support/world.ts';

describe.each(drivers)('sessions on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
	});
	afterAll(() => world?.stop());

	const signIn = (name: string) => world.backend.signIn(`${name}@example.org`);
	const listed = async ({ client }: Awaited<ReturnType<typeof signIn>>, account?: string) =>
		(await client.rpc('list_sessions', account ? { p_account: account } : {}).throwOnError()).data;
	const alive = async ({ client }: Awaited<ReturnType<typeof signIn>>) => ((await client.rpc('my_account')).data ?? []).length > 0;

	test('everybody reads their own, with the device, and none that nobody has the tokens of', async () => {
		const [first, second] = [await signIn('dora'), await signIn('dora')];
		const sessions = await listed(second);
		expect(sessions.map(({ here, user_agent }) => [here, user_agent])).toEqual([
			[true, 'node'],
			[false, 'node']
		]);
		expect((await listed(first)).map(({ id }) => id).sort()).toEqual(sessions.map(({ id }) => id).sort());
	});

	test('one is ended by its account, with its refresh token', async () => {
		const [first, second] = [await signIn('elif'), await signIn('elif')];
		const mine = (await listed(first)).find(({ here }) => here)!;
		await second.client.rpc('end_session', { p_session: mine.id }).throwOnError();
		expect([await alive(first), await alive(second)]).toEqual([false, true]);
		expect((await first.client.auth.refreshSession()).error).not.toBeNull();
		expect(await sql('select from auth.refresh_tokens where session_id = $1', [mine.id])).toEqual([]);
		expect((await second.client.rpc('end_session', { p_session: mine.id })).error?.code).toBe('PT404');
	});

	test('all others are ended at once', async () => {
		const [first, second, third] = [await signIn('fatma'), await signIn('fatma'), await signIn('fatma')];
		await second.client.rpc('end_sessions').throwOnError();
		expect([await alive(first), await alive(second), await alive(third)]).toEqual([false, true, false]);
	});

	test('a suspended account ends its own', async () => {
		const [first, second] = [await signIn('suspended'), await signIn('suspended')];
		await second.client.rpc('end_sessions').throwOnError();
		expect(await alive(first)).toBe(false);
	});

	test('those of others are read and ended by coordinators only, and that is logged', async () => {
		const [gül, coordinator] = [await signIn('gul'), await signIn('coordinator')];
		const [session] = await listed(coordinator, gül.userId);
		for (const who of ['other', 'curator', 'former'] as const) {
			const refused = [
				await world.db[who].rpc('list_sessions', { p_account: gül.userId }),
				await world.db[who].rpc('end_sessions', { p_account: gül.userId }),
				await world.db[who].rpc('end_session', { p_session: session!.id }),
				await world.db[who].rpc('find_account', { p_email: 'gul@example.org' })
			];
			expect([who, ...refused.map(({ error }) => error?.code)]).toEqual([who, 'PT404', 'PT404', 'PT404', 'PT404']);
		}
		expect(await alive(gül)).toBe(true);
		expect((await coordinator.client.rpc('find_account', { p_email: ' GUL@example.org' })).data).toBe(gül.userId);
		expect((await coordinator.client.rpc('find_account', { p_email: 'x@example.org' })).error?.message).toBe('no-such-account');
		await coordinator.client.rpc('end_session', { p_session: session!.id }).throwOnError();
		expect(await alive(gül)).toBe(false);
		const entries = await sql("select account_id, subject_id from public.action_log where verb = 'session.delete'");
		expect(entries).toEqual([{ account_id: coordinator.userId, subject_id: gül.userId }]);
		expect((await coordinator.client.rpc('list_sessions', { p_account: crypto.randomUUID() })).error?.code).toBe('PT404');
	});

	/** Makes the sessions of an account look as if they had not been used for so long. */
	const leave = async (account: string, hours: number) => {
		const since = `now() - interval '${hours} hours'`;
		await sql(`update auth.sessions set created_at = ${since}, refreshed_at = null where user_id = $1`, [account]);
		await sql(`update app.session_use set used_at = ${since} where session_id in (select id from auth.sessions where user_id = $1)`, [
			account
		]);
	};
	const readsDesk = async (client: World['db']['curator']) => ((await client.from('exhibition').select('id')).data?.length ?? 0) > 0;

	test('whoever has a role must sign in again after twelve idle hours', async () => {
		const curator = await signIn('curator');
		await curator.client.rpc('my_account');
		await leave(curator.userId, 11.9);
		expect(await readsDesk(curator.client)).toBe(true);
		await leave(curator.userId, 12.1);
		expect(await readsDesk(curator.client)).toBe(false);
		expect((await curator.client.rpc('open_hang', { p_exhibition: world.exhibition })).error?.code).toBe('PT404');
		// A new access token doesn't help.
		expect((await curator.client.auth.refreshSession()).error).toBeNull();
		expect(await readsDesk(curator.client)).toBe(false);
		expect(await alive(curator)).toBe(false);
		expect((await curator.client.auth.refreshSession()).error).not.toBeNull();
		expect(await readsDesk((await signIn('curator')).client)).toBe(true);
	});

	test('a session that was never used counts from its beginning', async () => {
		const curator = await signIn('curator');
		await leave(curator.userId, 12.1);
		expect([await readsDesk(curator.client), await alive(curator)]).toEqual([false, false]);
	});

	test('an artist stays signed in', async () => {
		const artist = await signIn('artist');
		await leave(artist.userId, 240);
		expect(await alive(artist)).toBe(true);
		expect((await artist.client.from('artwork').select('id')).data?.length).toBeGreaterThan(0);
	});

	test('use is written down at most every ten minutes', async () => {
		const curator = await signIn('curator');
		const used = async () => {
			await curator.client.rpc('my_account').throwOnError();
			const id = (await listed(curator)).find(({ here }) => here)!.id;
			return (
				await sql('select xmin::text as version, used_at > now() - $2::interval as now from app.session_use where session_id = $1', [
					id,
					'1 minute'
				])
			)[0]!;
		};
		const first = await used();
		expect(await used()).toEqual(first);
		await sql("update app.session_use set used_at = now() - interval '9 minutes'");
		expect((await used()).now).toBe(false);
		await sql("update app.session_use set used_at = now() - interval '11 minutes'");
		expect((await used()).now).toBe(true);
	});
});
