import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '#backend/app.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';

/**
 * The errors of Supabase's linter (splinter), each asked in our own words. Row-level security on every table (0007, 0013, 0023) and
 * policies that read nothing from a token (0015) are in catalog.test.ts.
 */
const decision = join(import.meta.dirname, '../../docs/decisions/database/owner-views.md');

/** Clients reach what they have a right on, in every schema: which schemas are exposed is a setting of the project. */
const readable = "(has_table_privilege('anon', c.oid, 'select') or has_table_privilege('authenticated', c.oid, 'select'))";
const ours = "c.relnamespace in (select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')";

const lints = {
	/** 0010, 0016: views that read with the rights of their owner. */
	ownerViews: `select c.relname as name from pg_class c where c.relkind in ('v', 'm') and ${ours} and ${readable}
		and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'] order by 1`,
	/** 0002: views of what the sign-in service keeps. */
	accountViews: `select distinct c.oid::regclass::text as name from pg_depend d join pg_rewrite r on r.oid = d.objid
		join pg_class c on c.oid = r.ev_class join pg_class of on of.oid = d.refobjid
		where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
		and of.relnamespace = 'auth'::regnamespace and c.relnamespace <> 'auth'::regnamespace and ${readable}`,
	/** 0011: functions that look up names wherever their caller wants. */
	openSearchPaths: `select p.oid::regprocedure::text as name from pg_proc p
		where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
		and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')`,
	/** 0021: foreign keys into the sign-in service that don't name a primary key. Supabase may drop what they rest on. */
	looseForeignKeys: `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.confrelid
		where k.contype = 'f' and c.relnamespace = 'auth'::regnamespace and k.connamespace <> 'auth'::regnamespace
		and not exists (select from pg_constraint p where p.conrelid = c.oid and p.contype = 'p' and p.conkey = k.confkey)`
};

const namesOf = async (sql: Backend['sql'], query: string) => (await sql(query)).map(({ name }) => String(name));

describe.each(['pglite', 'postgres'] as const)("Supabase's linter on %s", (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());
	const found = (lint: keyof typeof lints) => namesOf(backend.sql, lints[lint]);

	test('every view with the rights of its owner has a reason in docs/decisions/database/owner-views.md', async () => {
		const reasons = [...(await readFile(decision, 'utf8')).matchAll(/^\| `(\w+)` \| .+ \| .+ \|$/gm)].map(([, name]) => name!);
		expect(await found('ownerViews')).toEqual(reasons.sort());
	});

	test('no view shows what the sign-in service keeps', async () => expect(await found('accountViews')).toEqual([]));
	test('every function has a search path', async () => expect(await found('openSearchPaths')).toEqual([]));
	test('foreign keys to accounts name one', async () => expect(await found('looseForeignKeys')).toEqual([]));

	const mistakes: [keyof typeof lints, string, string, string][] = [
		[
			'ownerViews',
			'create view public.wrong as select id from public.artist; grant select on public.wrong to anon',
			'drop view public.wrong',
			'wrong'
		],
		[
			'accountViews',
			'create view public.wrong with (security_invoker = true) as select email from auth.users; grant select on public.wrong to authenticated',
			'drop view public.wrong',
			'wrong'
		],
		[
			'openSearchPaths',
			'create function public.wrong() returns int language sql as $$ select 1 $$',
			'drop function public.wrong()',
			'wrong()'
		],
		[
			'looseForeignKeys',
			'create unique index wrong_key on auth.sessions (id, user_id); create table public.wrong (a uuid, b uuid, constraint wrong foreign key (a, b) references auth.sessions (id, user_id))',
			'drop table public.wrong',
			'wrong'
		]
	];
	test.each(mistakes)('the lint %s finds a mistake', async (lint, mistake, undo, name) => {
		for (const statement of mistake.split('; ')) await backend.sql(statement);
		try {
			expect(await found(lint)).toContain(name);
		} finally {
			await backend.sql(undo);
		}
	});
});
