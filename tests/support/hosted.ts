import type { PostgresConnection } from '@supabase/lite/postgres';
import { CompiledQuery, type Kysely } from 'kysely';
import { startBackend } from '#backend/app.ts';
import { openDatabase, runScript } from '#backend/database.ts';
import { makeKeys } from '#backend/keys.ts';
import { applyMigrations } from '#backend/migrations.ts';
import type { PostgresServer } from './postgres.ts';

/**
 * The PostgreSQL of the tests is laid out as hosted Supabase lays out its own. What can't be had here is `safeupdate`, which refuses
 * statements without a condition: `tests/architecture/conditions.test.ts` looks for these.
 */

/** The role that applies migrations. It owns what they make, and is no superuser. */
export const migratingRole = 'postgres';

/**
 * Roles, owners and rights of a new project. Nothing in `public` is granted to anybody by itself. Only an extension of hosted Supabase lets
 * `postgres` make policies on `storage.objects`. Here `postgres` owns that table while it migrates, and a trigger refuses everything else.
 */
const layout = `
create role supabase_auth_admin noinherit;
create role supabase_storage_admin noinherit;
create role owner_of_objects;
create role authenticator login noinherit;
create role ${migratingRole} login createdb createrole replication bypassrls;
grant anon, authenticated, service_role to authenticator, ${migratingRole};
grant owner_of_objects to ${migratingRole};
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role authenticated set statement_timeout = '8s';
alter role anon set statement_timeout = '3s';

do $$ declare statement text; begin
	for statement in
		select format('alter schema %I owner to supabase_%s_admin', nspname, nspname) from pg_namespace where nspname in ('auth', 'storage')
		union all select format('alter table %s owner to %s', oid::regclass, case when oid = 'storage.objects'::regclass then 'owner_of_objects'
				else 'supabase_' || relnamespace::regnamespace || '_admin' end)
			from pg_class where relnamespace in ('auth'::regnamespace, 'storage'::regnamespace) and relkind in ('r', 'v')
		union all select format('alter routine %s owner to supabase_%s_admin', oid::regprocedure, pronamespace::regnamespace)
			from pg_proc where pronamespace in ('auth'::regnamespace, 'storage'::regnamespace)
	loop
		execute statement;
	end loop;
end $$;
alter database postgres owner to ${migratingRole};
alter schema extensions owner to ${migratingRole};
grant usage on schema auth, storage to ${migratingRole}, owner_of_objects;
grant all on all tables in schema auth, storage to ${migratingRole};
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;

-- The migrating role makes it anew.
drop schema supabase_migrations cascade;

create schema guard;
create function guard.refuse() returns event_trigger language plpgsql as $$
declare command record;
begin
	for command in select * from pg_event_trigger_ddl_commands() loop
		if command.object_identity ~ '^(auth|storage)\\.' and command.command_tag <> 'CREATE POLICY' and session_user = '${migratingRole}' then
			raise exception 'must be owner of %: %', command.object_identity, command.command_tag using errcode = '42501';
		end if;
	end loop;
end $$;
create event trigger refuse_what_hosted_refuses on ddl_command_end when tag in ('ALTER TABLE', 'CREATE TABLE', 'CREATE INDEX', 'CREATE FUNCTION')
	execute function guard.refuse();`;

const afterwards = `revoke owner_of_objects from ${migratingRole}; drop event trigger refuse_what_hosted_refuses; drop schema guard cascade;`;

/** Lays out an empty PostgreSQL like a new project and applies the migrations of `migrationsDir`, as the Supabase CLI does. */
export async function migrateLikeHosted({ connectionString }: PostgresServer, migrationsDir: string, storageDir: string): Promise<void> {
	const database = { driver: 'postgres', connectionString } as const;
	// The backend makes the schemas auth and storage.
	await (await startBackend({ database, storageDir, keys: await makeKeys(), migrationsDir: 'none' })).close();
	await runAs(connectionString, layout);
	const migrating = new URL(connectionString);
	migrating.username = migratingRole;
	const connection = await openDatabase({ driver: 'postgres', connectionString: migrating.href });
	await applyMigrations(connection, migrationsDir, () => undefined).finally(() => connection.close());
	await runAs(connectionString, afterwards);
}

async function runAs(connectionString: string, script: string): Promise<void> {
	const connection = await openDatabase({ driver: 'postgres', connectionString });
	await runScript(connection, script).finally(() => connection.close());
}

/** How long a statement of each role may take. Hosted Supabase sets it at the role, and PostgREST applies it. */
const timeouts: Record<string, string> = { anon: '3s', authenticated: '8s' };

/** Lets a backend ask its database as PostgREST does on hosted Supabase: as `authenticator`, with the timeouts of the role. */
export function askLikeHosted(connection: PostgresConnection): void {
	const hidden = connection as unknown as { applyJwtSessionContext: ApplyContext };
	const apply = hidden.applyJwtSessionContext.bind(connection);
	hidden.applyJwtSessionContext = async (transaction, context, ...rest) => {
		await transaction.executeQuery(CompiledQuery.raw(`set local session authorization authenticator`));
		await apply(transaction, context, ...rest);
		const timeout = timeouts[context.auth?.role ?? 'anon'] ?? '8s';
		await transaction.executeQuery(CompiledQuery.raw(`set local statement_timeout = '${timeout}'`));
	};
}

type ApplyContext = (transaction: Kysely<unknown>, context: { auth?: { role?: string } }, ...rest: unknown[]) => Promise<void>;
