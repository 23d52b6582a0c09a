import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { functions, publicViews, tables } from './matrix.ts';

/** What is in the database is what the matrix lists: a new table, view or function without a row fails here. */
describe.each(['pglite', 'postgres'] as const)('the catalog on %s', (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());

	const names = async (query: string): Promise<string[]> => (await backend.sql(query, [])).map((row) => String(row.name));

	test('every table is in the matrix and has row-level security', async () => {
		const found = await backend.sql(
			"select relname as name, relrowsecurity as guarded from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
			[]
		);
		expect(found.map((row) => row.name)).toEqual(Object.keys(tables).sort());
		expect(found.filter((row) => !row.guarded)).toEqual([]);
	});

	test('visitors have a grant on the public views and on nothing else', async () => {
		const granted = await backend.sql(
			"select distinct table_name as name, privilege_type as what from information_schema.role_table_grants where table_schema = 'public' and grantee in ('anon', 'PUBLIC') order by 1",
			[]
		);
		expect(granted).toEqual(publicViews.map((name) => ({ name, what: 'SELECT' })));
	});

	test('nobody who signs in can write to a table', async () => {
		expect(
			await names(
				"select table_name || ' ' || privilege_type as name from information_schema.role_table_grants where table_schema = 'public' and grantee = 'authenticated' and privilege_type <> 'SELECT'"
			)
		).toEqual([]);
	});

	test('every function can be called by those the matrix names', async () => {
		const callable = (role: string) =>
			names(
				`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('${role}', oid, 'execute') order by 1`
			);
		expect(await callable('anon')).toEqual([]);
		expect(await callable('authenticated')).toEqual([...functions['signed-in']].sort());
		const all = await names("select proname as name from pg_proc where pronamespace = 'public'::regnamespace order by 1");
		expect(all).toEqual([...functions['signed-in'], ...functions.site].sort());
	});

	test('every function with its owner’s rights names where it looks things up', async () => {
		expect(
			await names(
				"select proname as name from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef and not coalesce(proconfig, '{}') @> array['search_path=\"\"']"
			)
		).toEqual([]);
	});
});
