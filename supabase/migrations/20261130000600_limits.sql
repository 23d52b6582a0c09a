-- Limits hold across all processes of the site.

-- Events counted against limits, such as requests for a sign-in code by one caller. `hash` says who and what, and cannot be read. It lies
-- in the database, so that a limit holds across all processes of the site.
create table public.rate_limit (
	hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
	used int not null,
	ends_at timestamptz not null
);
create index on public.rate_limit (ends_at);

alter table public.rate_limit enable row level security;
grant select, insert, update, delete on public.rate_limit to service_role;

-- Counts an event against each limit {"hash", "points", "seconds"}. Returns the seconds until none is exceeded; 0 when none is.
create function public.take_limits(p_limits jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare
	taken jsonb;
	waits int := 0;
	counted public.rate_limit;
begin
	-- In one order, so that two events never wait for each other.
	for taken in select value from jsonb_array_elements(p_limits) as each(value) order by value ->> 'hash' loop
		insert into public.rate_limit as existing (hash, used, ends_at)
		values (taken ->> 'hash', 1, now() + make_interval(secs => (taken ->> 'seconds')::int))
		on conflict (hash) do update set
			used = case when existing.ends_at > now() then existing.used + 1 else 1 end,
			ends_at = case when existing.ends_at > now() then existing.ends_at else excluded.ends_at end
		returning * into counted;
		if counted.used > (taken ->> 'points')::int then
			waits := greatest(waits, ceil(extract(epoch from counted.ends_at - now()))::int, 1);
		end if;
	end loop;
	-- At the end, when this waits for nothing any more: otherwise two events could wait for each other.
	delete from public.rate_limit where hash in (select old.hash from public.rate_limit old where old.ends_at < now() limit 20 for update skip locked);
	return waits;
end $$;

grant execute on function public.take_limits(jsonb) to service_role;
