import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { functions, innerFunctions, innerViews, publicViews, tables, unboundedTexts } from './matrix.ts';

/** The database contains exactly what the matrix lists. A new table, view or function without a row in the matrix fails here. */
describe.each(['pglite', 'postgres'] as const)('the catalog on %s', (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());

	const names = async (query: string): Promise<string[]> => (await backend.sql(query, [])).map((row) => String(row.name));

	test('lists every table in the matrix, with row-level security on', async () => {
		const found = await backend.sql(
			"select relname as name, relrowsecurity as guarded from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
			[]
		);
		expect(found.map((row) => row.name)).toEqual(Object.keys(tables).sort());
		expect(found.filter((row) => !row.guarded)).toEqual([]);
	});

	test('grants visitors the public views and nothing else', async () => {
		const granted = await backend.sql(
			"select distinct table_name as name, privilege_type as what from information_schema.role_table_grants where table_schema = 'public' and grantee in ('anon', 'PUBLIC') order by 1",
			[]
		);
		expect(granted).toEqual(publicViews.map((name) => ({ name, what: 'SELECT' })));
	});

	test('grants no signed-in account write access to a table', async () => {
		expect(
			await names(
				"select table_name || ' ' || privilege_type as name from information_schema.role_table_grants where table_schema = 'public' and grantee = 'authenticated' and privilege_type <> 'SELECT'"
			)
		).toEqual([]);
	});

	test('lets only those listed in the matrix call each function', async () => {
		const callable = (role: string) =>
			names(
				`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('${role}', oid, 'execute') order by 1`
			);
		expect(await callable('anon')).toEqual([]);
		expect(await callable('authenticated')).toEqual([...functions['signed-in']].sort());
		const all = await names("select proname as name from pg_proc where pronamespace = 'public'::regnamespace order by 1");
		expect(all).toEqual([...functions['signed-in'], ...functions.site].sort());
	});

	test('opens only the internal functions that policies and views use, and lets no client call them directly', async () => {
		const callable = (role: string) =>
			names(
				`select proname as name from pg_proc where pronamespace = 'app'::regnamespace and has_function_privilege('${role}', oid, 'execute') order by 1`
			);
		expect(await callable('anon')).toEqual(innerFunctions.visitor);
		expect(await callable('authenticated')).toEqual([...innerFunctions.visitor, ...innerFunctions['signed-in']].sort());
		for (const schema of ['app', 'auth', 'storage']) {
			const client: SupabaseClient = backend.client();
			const { error } = await client.schema(schema).rpc('visible');
			expect(error?.code).toBe('PGRST106');
		}
	});

	test('lets no client role create objects, use a sequence or read accounts', async () => {
		for (const role of ['anon', 'authenticated']) {
			expect(
				await names(
					`select nspname as name from pg_namespace where nspname in ('public', 'app', 'auth', 'storage') and has_schema_privilege('${role}', oid, 'create')`
				)
			).toEqual([]);
			expect(
				await names(
					`select relname as name from pg_class where relnamespace = 'public'::regnamespace and case when relkind = 'S' then has_sequence_privilege('${role}', oid, 'usage, select, update') end`
				)
			).toEqual([]);
			expect(
				await names(
					`select relname as name from pg_class where relkind in ('r', 'v') and relnamespace in ('auth'::regnamespace, 'app'::regnamespace) and has_table_privilege('${role}', oid, 'select, insert, update, delete') order by 1`
				)
			).toEqual(role === 'anon' ? [] : innerViews);
		}
	});

	test('limits the length of every text that users can write', async () => {
		const unbounded = await names(
			`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
			and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]') and not exists (
				select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
				and pg_get_constraintdef(k.oid) ~ '(octet_length|is_texts|is_retouch|= ANY|~)')`
		);
		expect(unbounded.sort()).toEqual(unboundedTexts);
	});

	test('sets an empty search_path on every security definer function', async () => {
		expect(
			await names(
				"select proname as name from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef and not coalesce(proconfig, '{}') @> array['search_path=\"\"']"
			)
		).toEqual([]);
	});

	test('asks who is calling in one place, which looks whether the session lives', async () => {
		const asks = "~* 'auth\\s*\\.\\s*\"?(uid|jwt|role|email)|request\\.jwt'";
		expect(
			await names(
				`select oid::regproc::text as name from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosrc ${asks}
				union all select tablename || ': ' || policyname from pg_policies where concat(qual, with_check) ${asks}
				union all select viewname from pg_views where schemaname in ('public', 'app') and definition ${asks}
				union all select adrelid::regclass::text from pg_attrdef where pg_get_expr(adbin, adrelid) ${asks}
				union all select tgrelid::regclass::text from pg_trigger where pg_get_triggerdef(oid) ${asks} order by 1`
			)
		).toEqual(['app.me', 'app.my_session']);
	});
});
