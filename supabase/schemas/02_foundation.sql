-- Foundations that all other files use: texts in languages, refusals, codes, days in Leipzig, the public epoch, the action log, and
-- limits.

-- Checks the texts of one field in several languages: {"ar": {"t": "…", "by": "author|translator|machine", "checked":
-- "<account>"}}. The limit counts bytes and is generous, because forms count the characters that a person sees.
create function app.is_texts(value jsonb, max_bytes int) returns boolean
language sql immutable set search_path = '' as $$
	select jsonb_typeof(value) = 'object' and coalesce((
		-- A missing key makes a comparison null, and bool_and skips nulls, hence the inner coalesce.
		select count(*) <= 40 and bool_and(coalesce(
			key ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'
			and jsonb_typeof(entry) = 'object'
			and jsonb_typeof(entry -> 't') = 'string'
			and octet_length(entry ->> 't') between 1 and max_bytes
			and (entry ->> 'by') in ('author', 'translator', 'machine')
			and octet_length(coalesce(entry ->> 'checked', '')) <= 36
			and entry - array['t', 'by', 'checked'] = '{}'::jsonb, false))
		from jsonb_each(value) as texts(key, entry)
	), true)
$$;

-- The words of texts in all their languages, and of one more text, for searching.
create function app.words_of(texts jsonb, more text default null) returns tsvector
language sql immutable set search_path = '' as $$
	select to_tsvector('pg_catalog.simple', concat_ws(' ', (select string_agg(entry ->> 't', ' ') from jsonb_each(texts) as entries(key, entry)), more))
$$;

-- Raises an error that PostgREST turns into HTTP `status`. The site makes a sentence of `code`; `detail` carries the facts for
-- that sentence.
create function app.refuse(status int, code text, detail jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'PT' || status, message = code, detail = detail::text, hint = code;
end $$;

-- Makes a code of eight characters that cannot be misread. It is random and unused among works.
create function app.new_code() returns text
language plpgsql security definer set search_path = '' as $$
declare
	alphabet constant text := '23456789ABCDEFGHJKMNPQRSTVWXYZ';
	bytes bytea;
	result text;
begin
	loop
		bytes := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
		select string_agg(substr(alphabet, (get_byte(bytes, i) % 30) + 1, 1), '' order by i) into result
		from unnest(array[0, 1, 2, 3, 4, 5, 16, 17]) as chosen(i);
		exit when not exists (select from public.exhibition_work where code = result);
	end loop;
	return result;
end $$;

create function app.berlin_today() returns date
language sql stable set search_path = '' as $$ select (now() at time zone 'Europe/Berlin')::date $$;

-- The moment at which a day begins in Leipzig.
create function app.berlin_midnight(day date) returns timestamptz
language sql stable set search_path = '' as $$ select day::timestamp at time zone 'Europe/Berlin' $$;

create function app.is_today(moment timestamptz) returns boolean
language sql stable set search_path = '' as $$ select (moment at time zone 'Europe/Berlin')::date = app.berlin_today() $$;

-- A counter that rises whenever something changes that the public pages show; the site then drops its cached pages. Everybody
-- writes to its only row, so the triggers wait for the end of the transaction and nobody holds the row while waiting for another
-- one.
create table public.public_epoch (
	only_row boolean primary key default true check (only_row),
	epoch bigint not null default 0
);

create function app.raise_epoch() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Hosted Supabase refuses an update without a condition.
	update public.public_epoch set epoch = epoch + 1 where only_row;
	return null;
end $$;

-- Holds ids and verbs only, never names or texts. Only triggers write here, and app.log_ended_sessions.
create table public.action_log (
	id bigint generated always as identity primary key,
	at timestamptz not null default now(),
	account_id uuid,
	verb text not null,
	subject_id text not null
);
create index on public.action_log (at);

-- Events counted against limits, such as requests for a sign-in code by one caller. `hash` says who and what, and cannot be read. It lies
-- in the database, so that a limit holds across all processes of the site.
create table public.rate_limit (
	hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
	used int not null,
	ends_at timestamptz not null
);
create index on public.rate_limit (ends_at);

alter table public.public_epoch enable row level security;
alter table public.rate_limit enable row level security;
alter table public.action_log enable row level security;

grant select on public.action_log to authenticated;
grant select, insert, update, delete on public.public_epoch, public.action_log, public.rate_limit to service_role;

create policy "the desk reads the log" on public.action_log for select to authenticated
	using ((select app.is_curator()));

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

-- The verb is the table, the operation and the state if there is one. The subject is the id of the row.
create function app.log_action() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
	verb text := tg_table_name || '.' || lower(tg_op);
begin
	if row_now ? 'state' then verb := verb || '.' || (row_now ->> 'state'); end if;
	insert into public.action_log (account_id, verb, subject_id)
	values (app.me(), verb, coalesce(row_now ->> 'id', row_now ->> 'account_id', row_now ->> 'resource_id', '-'));
	return null;
end $$;

-- Fifty entries of the log before `p_before`, the newest first. Coordinators also read the address of whoever has a role. Artists
-- stay unnamed, as in a blind call. `found`: the desk has a page for the subject. Refuses 404 not-found.
create function public.list_actions(p_before bigint default null)
returns table (id bigint, at timestamptz, verb text, subject_id text, by_account boolean, email text, found boolean)
language plpgsql stable security definer set search_path = '' as $$
declare named boolean := app.is_coordinator();
begin
	perform app.need_curator();
	return query select l.id, l.at, l.verb, l.subject_id, l.account_id is not null, case when named and r.account_id is not null then u.email::text end,
		case split_part(l.verb, '.', 1)
			when 'submission' then exists (select from public.submission s where s.id::text = l.subject_id and s.state not in ('draft', 'withdrawn'))
			when 'exhibition' then exists (select from public.exhibition e where e.id::text = l.subject_id)
			when 'request' then exists (select from public.request q where q.id::text = l.subject_id)
			else false end
	from (select * from public.action_log g where p_before is null or g.id < p_before order by g.id desc limit 50) l
	left join (select distinct o.account_id from public.account_role o) r on r.account_id = l.account_id
	left join auth.users u on u.id = r.account_id
	order by l.id desc;
end $$;

grant execute on function public.list_actions(bigint) to authenticated;
grant execute on function app.is_texts(jsonb, int), app.words_of(jsonb, text), public.take_limits(jsonb) to service_role;
grant execute on function app.berlin_today() to anon, authenticated, service_role;

insert into public.public_epoch default values;
