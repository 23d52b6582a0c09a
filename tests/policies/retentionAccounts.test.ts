import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { drivers } from '../support/drivers.ts';
import { run } from '../support/world.ts';

/** Accounts of people who asked for a code and never used one. */
describe.each(drivers)('accounts that were never confirmed on %s', (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());

	const ask = (email: string) => backend.client().auth.signInWithOtp({ email });
	/** Makes an account, and the last code that it got, older. */
	const age = (email: string, span: string, sent = span) =>
		backend.sql(`update auth.users set created_at = now() - $2::interval, recovery_sent_at = now() - $3::interval where email = $1`, [
			email,
			span,
			sent
		]);
	const emails = async (): Promise<string[]> =>
		(await backend.sql('select email from auth.users order by 1')).map(({ email }) => String(email).split('@')[0]!);
	const tidy = (term = 'accounts') => run<{ count: number }>(backend.admin(), 'tidy', { p_term: term });
	/** As Supabase makes it: confirmed and signed in only when the code is used. */
	const hosted = (name: string, confirmed: boolean) =>
		backend.sql(
			`insert into auth.users (id, email, created_at, email_confirmed_at, last_sign_in_at, recovery_token)
			values (gen_random_uuid(), $1, now() - interval '25 hours', case when $2 then now() - interval '25 hours' + interval '40 seconds' end,
			case when $2 then now() - interval '25 hours' + interval '40 seconds' end, '') returning id`,
			[`${name}@example.org`, confirmed]
		);

	test('are deleted after a day, with everything that hangs on them; whoever signed in stays', async () => {
		for (const name of ['never', 'young', 'pending', 'role', 'artist', 'barred']) await ask(`${name}@example.org`);
		await backend.signIn('once@example.org');
		const left = await backend.signIn('left@example.org');
		await left.client.auth.signOut();
		await ask('left@example.org');
		for (const name of ['never', 'role', 'artist', 'barred', 'once', 'left']) await age(`${name}@example.org`, '25 hours');
		await age('young@example.org', '23 hours');
		await age('pending@example.org', '25 hours', '30 minutes');
		// These two signed in a while after they first asked; the test was faster.
		await backend.sql(
			"update auth.users set last_sign_in_at = now() + interval '1 minute' where email like 'once@%' or email like 'left@%'"
		);
		await backend.sql(
			"insert into public.account_role (account_id, role) select id, 'curator' from auth.users where email = 'role@example.org'"
		);
		await backend.sql(
			`with made as (insert into public.artist (slug, name) values ('a', '{"de": {"t": "A", "by": "author"}}') returning id)
			insert into public.account_artist (account_id, artist_id, relation) select u.id, made.id, 'helper' from auth.users u, made where u.email = 'artist@example.org'`
		);
		await backend.sql(
			"update public.account set suspended_at = now() where id = (select id from auth.users where email = 'barred@example.org')"
		);
		await backend.sql(
			"insert into public.mail (to_account, template) select id, 'decision' from auth.users where email = 'never@example.org'"
		);
		await hosted('hosted-never', false);
		await hosted('hosted-once', true);
		expect(await tidy()).toMatchObject({ count: 2, more: false });
		expect(await emails()).toEqual(['artist', 'barred', 'hosted-once', 'left', 'once', 'pending', 'role', 'young']);
		const left_over = await backend.sql(
			`select (select count(*)::int from public.account) as accounts, (select count(*)::int from auth.sessions s where not exists (select from auth.users u where u.id = s.user_id)) as sessions,
			(select count(*)::int from public.mail where to_account is not null) as mails`
		);
		expect(left_over).toEqual([{ accounts: 8, sessions: 0, mails: 0 }]);
		// Whoever comes back later gets an account again.
		const again = await backend.signIn('never@example.org');
		expect((await again.client.rpc('my_account')).data).toMatchObject([{ email: 'never@example.org' }]);
	});

	test('forgets hashes of unused codes after a day, but not of accounts that are about to be deleted', async () => {
		const token = async (name: string) =>
			(await backend.sql('select recovery_token as token from auth.users where email = $1', [`${name}@example.org`]))[0]!.token;
		await age('left@example.org', '25 hours');
		await age('young@example.org', '23 hours', '25 hours');
		const of = await backend.signIn('once@example.org');
		await ask('once@example.org');
		expect([await token('left'), await token('young'), await token('once')]).toEqual(
			Array(3).fill(expect.stringMatching(/^[0-9a-f]{64}$/))
		);
		await tidy('codes');
		expect([await token('left'), await token('young'), await token('once')]).toEqual([
			'',
			expect.stringMatching(/^[0-9a-f]{64}$/),
			expect.stringMatching(/^[0-9a-f]{64}$/)
		]);
		// The session of whoever has one goes on, and a new code works.
		expect((await of.client.rpc('my_account')).data).toMatchObject([{ email: 'once@example.org' }]);
		expect((await backend.signIn('left@example.org')).userId).toBeTruthy();
	});

	test('deletes the log of sign-ins, which names addresses, after 30 days', async () => {
		await backend.sql("update auth.audit_log_entries set created_at = now() - interval '29 days'");
		expect(await tidy('sign-ins')).toMatchObject({ count: 0 });
		await backend.sql("update auth.audit_log_entries set created_at = now() - interval '31 days'");
		expect((await tidy('sign-ins')).count).toBeGreaterThan(3);
		expect(await backend.sql('select from auth.audit_log_entries')).toEqual([]);
	});
});
