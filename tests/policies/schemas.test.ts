import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '#backend/app.ts';
import type { Row } from '#backend/database.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { differences, readCatalogue, type Catalogue } from '../support/catalogue.ts';
import { withSchemasAsMigration } from '../support/schemas.ts';

/** `supabase/schemas` describes the current schema, `supabase/migrations` the steps to it. Both must produce the same database. */
describe.each(['pglite', 'postgres'] as const)('the schema on %s', (driver) => {
	let migrated: TestBackend;
	let declared: TestBackend;
	let before: Catalogue;
	beforeAll(async () => {
		declared = await withSchemasAsMigration((migrationsDir) => startTestBackend(driver, { migrationsDir }));
		migrated = await startTestBackend(driver);
		before = await readCatalogue(migrated.sql);
	});
	afterAll(async () => {
		await declared?.stop();
		await migrated?.stop();
	});

	test('is the same from schemas/ and from migrations/', async () => {
		const schemas = await readCatalogue(declared.sql);
		expect(differences({ schemas, migrations: before })).toEqual([]);
		expect(Object.keys(schemas).length).toBeGreaterThan(1500);
	});

	test('has functions whose bodies are valid', async () => {
		await declared.sql(`do $check$ declare definition text; begin
			perform set_config('check_function_bodies', 'on', true);
			for definition in select pg_get_functiondef(oid) from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) loop
				execute definition;
			end loop;
		end $check$`);
		const [setting] = await declared.sql("select current_setting('check_function_bodies') as value");
		expect(setting).toEqual({ value: 'on' });
	});

	/** One change of each kind, which the comparison must detect. */
	const changes: [string, string, string][] = [
		['a column', 'alter table public.room add column colour text', 'column: room.colour'],
		['the type of a column', 'alter table public.organisation alter column website type varchar', 'column: organisation.website'],
		['a default', "alter table public.room alter column floor set default ''", 'column: room.floor'],
		['a null', 'alter table public.room alter column name drop not null', 'column: room.name'],
		['a constraint', 'alter table public.stock drop constraint stock_bounds', 'constraint: stock.stock_bounds'],
		['an index', 'drop index public.one_permanent_call', 'index: one_permanent_call'],
		[
			'a view',
			'create or replace view public.pub_press as select null::uuid as exhibition_id, 1 as number, null::uuid as artwork_id',
			'view: pub_press'
		],
		['the rights of a view', 'alter view public.pub_press set (security_invoker = true)', 'relation: pub_press'],
		['a grant', 'grant select on public.room to anon', 'relation: room'],
		['row level security', 'alter table public.room disable row level security', 'relation: room'],
		[
			'the body of a function',
			"create or replace function app.berlin_today() returns date language sql stable set search_path = '' as $$ select current_date $$",
			'function: app.berlin_today()'
		],
		['the volatility of a function', 'alter function app.berlin_today() immutable', 'function: app.berlin_today()'],
		['the search path of a function', 'alter function app.berlin_today() reset search_path', 'function: app.berlin_today()'],
		['the owner’s rights of a function', 'alter function app.is_curator() security invoker', 'function: app.is_curator()'],
		['a right to call', 'grant execute on function public.send_request(jsonb) to anon', 'function: send_request(jsonb)'],
		['a policy', 'alter policy "the desk" on public.room using (true)', 'policy: public.room: the desk'],
		['a policy of storage', 'create policy "all" on storage.objects for select using (true)', 'policy: storage.objects: all'],
		['a trigger', 'alter table public.room disable trigger keep_room_code', 'trigger: room.keep_room_code'],
		['a trigger of accounts', 'drop trigger account_of_new_user on auth.users', 'trigger: auth.users.account_of_new_user'],
		['a type', "create type public.mood as enum ('good')", 'type: mood'],
		['a sequence', 'alter table public.consent alter column id set increment 2', 'sequence: consent_id_seq'],
		['a comment', "comment on table public.room is 'a room'", 'relation: room'],
		[
			'the rights of later functions',
			'alter default privileges for role postgres grant execute on functions to public',
			'default privileges: everywhere f'
		],
		['a bucket', "update storage.buckets set public = true where id = 'masters'", 'bucket: masters'],
		['a row', "delete from app.submission_move where from_state = 'draft'", 'rows: app.submission_move'],
		['a schema', 'grant create on schema app to anon', 'schema: app']
	];
	test.each(changes)('the catalogue detects a change of %s', async (_, change, key) => {
		const after = await inOneTransaction(migrated, async (sql) => {
			await sql(change);
			return readCatalogue(sql);
		});
		expect(differences({ before, after }).map(({ name }) => name)).toContain(key);
	});
});

/** Runs `work` in the database and rolls it back. PGlite has a single connection; PostgreSQL gets a separate one. */
async function inOneTransaction<T>(backend: TestBackend, work: (sql: Backend['sql']) => Promise<T>): Promise<T> {
	const client = backend.connectionString ? new Client(backend.connectionString) : null;
	await client?.connect();
	const sql: Backend['sql'] = async (text, params) => (client ? (await client.query<Row>(text, params)).rows : backend.sql(text, params));
	try {
		await sql('begin');
		return await work(sql);
	} finally {
		await sql('rollback');
		await client?.end();
	}
}
