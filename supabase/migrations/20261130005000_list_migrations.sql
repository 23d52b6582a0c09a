-- Which migrations the database has. `npm run doctor` compares them with those of the site.

-- The versions of the applied migrations, as the Supabase CLI and the embedded backend note them. Empty when nobody noted any.
create function public.list_migrations() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
	if to_regclass('supabase_migrations.schema_migrations') is null then return; end if;
	return query select m.version::text from supabase_migrations.schema_migrations m order by 1;
end $$;

grant execute on function public.list_migrations() to service_role;
