import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#backend/database.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { migratingRole } from '../support/hosted.ts';

/** The database of these tests is as strict as a new project of hosted Supabase. Otherwise the other tests would prove less than they say. */
let backend: TestBackend;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	await backend.sql(`create function public.probe(seconds float) returns jsonb language sql as $$
		select jsonb_build_object('session', session_user, 'role', current_user, 'timeout', current_setting('statement_timeout'), 'slept', pg_sleep(seconds)) $$`);
	await backend.sql('grant execute on function public.probe(float) to anon, authenticated, service_role');
});
afterAll(() => backend?.stop());

const probe = (client: ReturnType<TestBackend['client']>, seconds: number) => client.rpc('probe' as never, { seconds } as never);

test('every request comes as authenticator, with the timeout of its role', async () => {
	const { client } = await backend.signIn('ada@example.org');
	const found = await Promise.all(
		[backend.client(), client, backend.admin()].map(async (who) => (await probe(who, 0)).data as unknown as Row)
	);
	expect(found).toMatchObject([
		{ session: 'authenticator', role: 'anon', timeout: '3s' },
		{ session: 'authenticator', role: 'authenticated', timeout: '8s' },
		{ session: 'authenticator', role: 'service_role', timeout: '8s' }
	]);
});

test('a statement of a visitor that takes longer than three seconds is ended', async () => {
	const { error } = await probe(backend.client(), 4);
	expect(error?.message).toContain('statement timeout');
});

test('the migrations were applied by a role that is no superuser and owns neither auth nor storage', async () => {
	const [role] = await backend.sql(`select rolsuper from pg_roles where rolname = 'postgres'`);
	expect(role).toEqual({ rolsuper: false });
	const owners = await backend.sql(`select n.nspname as schema, array_agg(distinct c.relowner::regrole::text) as owners from pg_class c
		join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'app', 'auth', 'storage') and c.relkind in ('r', 'v') group by 1 order by 1`);
	expect(owners).toEqual([
		{ schema: 'app', owners: ['postgres'] },
		{ schema: 'auth', owners: ['supabase_auth_admin'] },
		{ schema: 'public', owners: ['postgres'] },
		{ schema: 'storage', owners: ['owner_of_objects', 'supabase_storage_admin'] }
	]);
	const [member] = await backend.sql(
		`select pg_has_role('postgres', 'owner_of_objects', 'member') as is, pg_has_role('postgres', 'supabase_storage_admin', 'member') as too`
	);
	expect(member).toEqual({ is: false, too: false });
});

test('a new table or function in public is granted to nobody by itself', async () => {
	const migrating = new URL(backend.connectionString!);
	migrating.username = migratingRole;
	const sql = postgres(migrating.href);
	await sql`create table public.fresh ()`;
	await sql`create function public.fresh() returns int language sql as 'select 1'`;
	await sql.end();
	const granted = await backend.sql(`select rolname from pg_roles where rolname in ('anon', 'authenticated', 'service_role')
		and (has_table_privilege(oid, 'public.fresh', 'select') or has_function_privilege(oid, 'public.fresh()', 'execute'))`);
	expect(granted).toEqual([]);
});
