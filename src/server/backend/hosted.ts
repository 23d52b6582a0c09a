import { runScript, type BackendConnection } from './database.ts';

/**
 * What hosted Supabase prepares in every new project and migrations count on: the three roles of clients, the
 * `extensions` schema, and default privileges for everybody in `public`. Migrations take those away again
 * where they don't want them, on both kinds of backend.
 */
const prepared = `
do $$ begin
	if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
	if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
	if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
end $$;
create schema if not exists extensions;
grant usage on schema public, auth, storage, extensions to anon, authenticated, service_role;
grant all on all tables in schema storage to anon, authenticated, service_role;
do $$ begin
	if to_regclass('supabase_migrations.schema_migrations') is null then
		alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
		alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
		alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
	end if;
end $$;`;

/** Makes a database look like a new project of hosted Supabase; can run again on one that is in use. */
export async function prepareLikeHosted(connection: BackendConnection): Promise<void> {
	await runScript(connection, prepared);
	keepGrants(connection);
}

/**
 * On its first request of every start, lite would grant everything on all tables and views of `public` to
 * everybody, and so undo what the migrations revoked. It doesn't, where it believes that it has done so.
 */
function keepGrants(connection: BackendConnection): void {
	const state = connection as unknown as { rlsState?: string };
	if (state.rlsState !== 'unknown') throw new Error('@supabase/lite has changed: prove the grants again.');
	state.rlsState = 'active';
}
