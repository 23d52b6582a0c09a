-- What every later migration stands on: a schema for rules that no client can call, the check of
-- texts in languages, refusals with a code, and the default that nobody may do anything.

create schema app;
revoke all on schema app from public;
grant usage on schema app to anon, authenticated, service_role;

-- Hosted Supabase grants everything in `public` to everybody unless told otherwise.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
-- That PUBLIC may execute every function is a default that only the form without a schema takes away.
alter default privileges revoke execute on functions from public;

-- Texts of one field in several languages:
-- {"ar": {"t": "…", "by": "author|translator|machine", "checked": "<account>"}}.
-- The limit counts bytes and is coarse on purpose: forms count what a person sees.
create function app.is_texts(value jsonb, max_bytes int) returns boolean
language sql immutable set search_path = '' as $$
	select jsonb_typeof(value) = 'object' and coalesce((
		-- What is missing makes a comparison null, and bool_and passes over nulls: hence the inner coalesce.
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
grant execute on function app.is_texts(jsonb, int) to service_role;

-- A refusal that PostgREST turns into HTTP `status`: `code` is what the site makes a sentence of,
-- `detail` carries the facts for that sentence.
create function app.refuse(status int, code text, detail jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'PT' || status, message = code, detail = detail::text, hint = code;
end $$;

create function app.berlin_today() returns date
language sql stable set search_path = '' as $$ select (now() at time zone 'Europe/Berlin')::date $$;
grant execute on function app.berlin_today() to anon, authenticated, service_role;

-- The moment at which a day begins in Leipzig.
create function app.berlin_midnight(day date) returns timestamptz
language sql stable set search_path = '' as $$ select day::timestamp at time zone 'Europe/Berlin' $$;

-- Raised whenever something changes that the public pages show; the site drops its pages then. Its only row is the
-- one that everybody writes to: the triggers wait for the end of the transaction, so that nobody holds it while
-- waiting for another row.
create table public.public_epoch (
	only_row boolean primary key default true check (only_row),
	epoch bigint not null default 0
);
insert into public.public_epoch default values;
alter table public.public_epoch enable row level security;

create function app.raise_epoch() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update public.public_epoch set epoch = epoch + 1;
	return null;
end $$;

-- Ids and verbs only, never names or texts. Written by triggers, by nobody else.
create table public.action_log (
	id bigint generated always as identity primary key,
	at timestamptz not null default now(),
	account_id uuid,
	verb text not null,
	subject_id text not null
);
create index on public.action_log (at);
alter table public.action_log enable row level security;

-- Trigger arguments: the verb for an insert, an update, a delete; the columns that are the id.
create function app.log_action() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
	verb text := tg_table_name || '.' || lower(tg_op);
begin
	if row_now ? 'state' then verb := verb || '.' || (row_now ->> 'state'); end if;
	insert into public.action_log (account_id, verb, subject_id)
	values (auth.uid(), verb, coalesce(row_now ->> 'id', row_now ->> 'account_id', row_now ->> 'resource_id', '-'));
	return null;
end $$;
