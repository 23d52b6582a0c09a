-- The whole schema as it was on 2026-11-30, in place of the 32 migrations before it. Never change this file: it has been applied.
-- It is supabase/schemas of that day, joined in order. To change the schema, change supabase/schemas and add a migration beside this one.

-- Who may do what: the schema `app` for rules that no client can call, the rights that everybody has from the start (none), and
-- the questions that policies and functions ask. Policies themselves are beside their tables.

-- The files of this folder are applied in the order of their numbers, in one go. Function bodies may name tables and functions of
-- later files, because PostgreSQL checks bodies only when they run; 26_public_work.sql turns the check on again. Everything else
-- (columns, constraints, views, policies, triggers, argument types) names only what is above it.
set check_function_bodies = off;

create schema app;
revoke all on schema app from public;
grant usage on schema app to anon, authenticated, service_role;

-- Hosted Supabase grants everything in `public` to everybody unless told otherwise.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
-- Only this form, without a schema, takes away that PUBLIC may execute every new function.
alter default privileges revoke execute on functions from public;

-- Policies and functions ask the tables for roles in every statement, so a role that is taken away stops working at once.
create function app.is_active() returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.account where id = auth.uid() and suspended_at is null)
$$;

create function app.is_curator() returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = auth.uid() and a.suspended_at is null)
$$;

create function app.is_coordinator() returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = auth.uid() and a.suspended_at is null and r.role = 'coordinator')
$$;

-- The artist belongs to the account. A suspended account can still read its own artists.
create function app.is_mine(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.account_artist where artist_id = asked_artist and account_id = auth.uid())
$$;

create function app.entered_by_me(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and exists (select from public.artist where id = asked_artist and entered_by = auth.uid())
$$;

-- The account may change things of this artist: it is active and the artist is its own, or a curator entered the artist.
create function app.may_edit(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select (app.is_active() and app.is_mine(asked_artist)) or app.entered_by_me(asked_artist)
$$;

-- The artist to whom a work belongs; null when there is no such work.
create function app.owner_of(asked_artwork uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select owner_artist_id from public.artwork where id = asked_artwork
$$;

-- One of the artists of the work is an artist of this account.
create function app.my_artwork(asked_artwork uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.artwork_artist aa join public.account_artist t on t.artist_id = aa.artist_id
		where aa.artwork_id = asked_artwork and t.account_id = auth.uid())
$$;

-- The desk reads revisions that were submitted, never a later draft, and works that it entered itself.
create function app.desk_reads_revision(revision uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.revision_id = revision and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_revision r join public.artwork a on a.id = r.artwork_id
			where r.id = revision and app.entered_by_me(a.owner_artist_id)))
$$;

create function app.desk_reads_artwork(asked_artwork uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.artwork_id = asked_artwork and s.state not in ('draft', 'withdrawn'))
		or app.entered_by_me(app.owner_of(asked_artwork)))
$$;

create function app.desk_reads_photo(asked_photo uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and exists (select from public.revision_photo rp
		where rp.photo_id = asked_photo and app.desk_reads_revision(rp.revision_id))
$$;

create function app.desk_reads_artist(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (app.entered_by_me(asked_artist)
		or exists (select from public.submission s where s.artist_id = asked_artist and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_artist aa where aa.artist_id = asked_artist and app.desk_reads_artwork(aa.artwork_id)))
$$;

create function app.artwork_of_revision(revision uuid) returns uuid
language sql stable security definer set search_path = '' as $$ select artwork_id from public.artwork_revision where id = revision $$;

-- Functions call one of these first. A private thing answers like one that does not exist.
create function app.need_account() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_active() then perform app.refuse(403, 'not-allowed'); end if;
	return auth.uid();
end $$;

create function app.need_curator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_curator() then perform app.refuse(404, 'not-found'); end if;
	return auth.uid();
end $$;

create function app.need_coordinator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	return auth.uid();
end $$;

grant execute on function app.is_curator(), app.is_coordinator(), app.is_mine(uuid), app.my_artwork(uuid),
	app.desk_reads_revision(uuid), app.desk_reads_artwork(uuid), app.desk_reads_photo(uuid), app.desk_reads_artist(uuid),
	app.artwork_of_revision(uuid) to authenticated;

-- Foundations that all other files use: texts in languages, refusals, codes, days in Leipzig, the public epoch, and the action
-- log.

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
	update public.public_epoch set epoch = epoch + 1;
	return null;
end $$;

-- Holds ids and verbs only, never names or texts. Only triggers write here.
create table public.action_log (
	id bigint generated always as identity primary key,
	at timestamptz not null default now(),
	account_id uuid,
	verb text not null,
	subject_id text not null
);
create index on public.action_log (at);

alter table public.public_epoch enable row level security;
alter table public.action_log enable row level security;

grant select on public.action_log to authenticated;
grant select, insert, update, delete on public.public_epoch, public.action_log to service_role;

create policy "the desk reads the log" on public.action_log for select to authenticated
	using ((select app.is_curator()));

-- The verb is the table, the operation and the state if there is one. The subject is the id of the row.
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

grant execute on function app.is_texts(jsonb, int) to service_role;
grant execute on function app.berlin_today() to anon, authenticated, service_role;

insert into public.public_epoch default values;

-- Accounts, which sign in, and their roles.

create table public.account (
	id uuid primary key references auth.users (id) on delete cascade,
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	suspended_at timestamptz,
	created_at timestamptz not null default now()
);

create table public.account_role (
	account_id uuid not null references public.account on delete cascade,
	role text not null check (role in ('curator', 'coordinator')),
	granted_by uuid references public.account on delete set null,
	granted_at timestamptz not null default now(),
	primary key (account_id, role)
);

alter table public.account enable row level security;
alter table public.account_role enable row level security;

grant select on public.account, public.account_role to authenticated;
grant select, insert, update, delete on public.account, public.account_role to service_role;

create policy "own account, or coordinator" on public.account for select to authenticated
	using (id = (select auth.uid()) or (select app.is_coordinator()));
create policy "own roles, or coordinator" on public.account_role for select to authenticated
	using (account_id = (select auth.uid()) or (select app.is_coordinator()));

create function app.account_of_new_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.account (id) values (new.id) on conflict do nothing;
	return new;
end $$;

-- Sets the language of one's mails. Refuses 403 not-allowed, 422 invalid.
create function public.set_language(p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.account set language = p_language where id = app.need_account();
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Gives or takes a role. The last coordinator who can sign in stays. Refuses 404 not-found (not a coordinator),
-- 422 no-such-account, 422 invalid, 409 last-coordinator.
create function public.set_role(p_email text, p_role text, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_coordinator();
	target uuid;
begin
	select id into target from auth.users where lower(email) = lower(trim(p_email));
	if target is null then perform app.refuse(422, 'no-such-account'); end if;
	-- Two coordinators who remove each other wait here in turn; the second one is no coordinator any more.
	perform from public.account_role where role = 'coordinator' order by account_id for update;
	perform app.need_coordinator();
	if p_on then
		insert into public.account_role (account_id, role, granted_by) values (target, p_role, me) on conflict do nothing;
	else
		if p_role = 'coordinator' and not exists (select from public.account_role r join public.account a on a.id = r.account_id
			where r.role = 'coordinator' and r.account_id <> target and a.suspended_at is null) then
			perform app.refuse(409, 'last-coordinator');
		end if;
		delete from public.account_role where account_id = target and role = p_role;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Lists who has a role, with email addresses, for the coordinators' page only.
create function public.list_roles() returns table (account_id uuid, email text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select u.id, u.email::text, array_agg(r.role order by r.role)
		from public.account_role r join auth.users u on u.id = r.account_id group by u.id, u.email order by u.email;
end $$;

-- Suspends an account or allows it again, for a coordinator. Refuses 404 not-found, 409 not-oneself.
create function public.suspend_account(p_account uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.need_coordinator() = p_account then perform app.refuse(409, 'not-oneself'); end if;
	perform from public.account_role where role = 'coordinator' order by account_id for update;
	perform app.need_coordinator();
	update public.account set suspended_at = case when p_on then now() end where id = p_account;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Makes the first coordinator, for `npm run coordinator`. Refuses 409 has-coordinator, 422 no-such-account.
create function public.make_first_coordinator(p_email text) returns void
language plpgsql security definer set search_path = '' as $$
declare target uuid;
begin
	if exists (select from public.account_role where role = 'coordinator') then
		perform app.refuse(409, 'has-coordinator');
	end if;
	select id into target from auth.users where lower(email) = lower(trim(p_email));
	if target is null then perform app.refuse(422, 'no-such-account'); end if;
	insert into public.account_role (account_id, role) values (target, 'coordinator');
end $$;

grant execute on function public.set_language(text), public.set_role(text, text, boolean), public.list_roles(),
	public.suspend_account(uuid, boolean) to authenticated;
grant execute on function public.make_first_coordinator(text) to service_role;

create trigger account_of_new_user after insert on auth.users for each row execute function app.account_of_new_user();

create trigger log_action after insert or delete on public.account_role for each row execute function app.log_action();
create trigger log_action after update of suspended_at on public.account for each row execute function app.log_action();

create constraint trigger raise_epoch after update of suspended_at on public.account deferrable initially deferred for each row execute function app.raise_epoch();

-- Jobs that are done later and once, and the outbox that every mail goes through.

create table public.job (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind ~ '^[a-z-]{1,40}$'),
	dedupe_key text,
	payload jsonb not null default '{}',
	state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
	run_after timestamptz not null default now(),
	lease uuid,
	lease_until timestamptz,
	attempts int not null default 0,
	last_error text,
	created_at timestamptz not null default now(),
	check ((state = 'running') = (lease is not null))
);
create unique index one_open_job_per_key on public.job (dedupe_key) where state in ('queued', 'running');
create index on public.job (state, run_after);

-- Takes the oldest open job of the given kinds. A job whose lease ran out is taken again, at most five times, because a job that
-- ends the process each time would block all others.
create function public.claim_job(p_kinds text[], p_lease_seconds int) returns table (id uuid, lease uuid, kind text, payload jsonb, attempts int)
language plpgsql security definer set search_path = '' as $$
declare mine uuid := gen_random_uuid();
begin
	update public.job j set state = 'failed', lease = null, lease_until = null, last_error = coalesce(j.last_error, 'ended the process')
	where j.kind = any (p_kinds) and j.state = 'running' and j.lease_until < now() and j.attempts >= 5;
	return query update public.job j
		set state = 'running', lease = mine, lease_until = now() + make_interval(secs => p_lease_seconds), attempts = j.attempts + 1
		where j.id = (select next.id from public.job next where next.kind = any (p_kinds)
			and ((next.state = 'queued' and next.run_after <= now()) or (next.state = 'running' and next.lease_until < now()))
			order by next.run_after limit 1 for update skip locked)
		returning j.id, mine, j.kind, j.payload, j.attempts;
end $$;

-- Extends the lease of a job that takes longer. Returns false when somebody else has the job.
create function public.extend_job(p_id uuid, p_lease uuid, p_lease_seconds int) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	update public.job set lease_until = now() + make_interval(secs => p_lease_seconds)
	where id = p_id and lease = p_lease and state = 'running';
	return found;
end $$;

-- Records that a job is done, or why not. It is tried again later, five times in all. Returns false when somebody else has the
-- job.
create function public.finish_job(p_id uuid, p_lease uuid, p_error text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	update public.job set
		state = case when p_error is null then 'done' when attempts < 5 then 'queued' else 'failed' end,
		run_after = case when p_error is null then run_after else now() + make_interval(secs => 10 * attempts * attempts) end,
		lease = null, lease_until = null, last_error = p_error
	where id = p_id and lease = p_lease and state = 'running';
	return found;
end $$;

-- Frees all running jobs of these kinds, at the start of the only process. Returns how many.
create function public.release_jobs(p_kinds text[]) returns int
language sql security definer set search_path = '' as $$
	with released as (update public.job set state = 'queued', lease = null, lease_until = null
		where kind = any (p_kinds) and state = 'running' returning 1)
	select count(*)::int from released
$$;

create table public.mail (
	id uuid primary key default gen_random_uuid(),
	to_account uuid references public.account on delete cascade,
	to_address text check (octet_length(to_address) <= 320),
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	template text not null check (template ~ '^[a-z-]{1,40}$'),
	values jsonb not null default '{}',
	state text not null default 'released' check (state in ('draft', 'released', 'sending', 'sent', 'failed', 'perhaps_sent')),
	dedupe_key text unique,
	lease uuid,
	lease_until timestamptz,
	attempts int not null default 0,
	last_error text,
	created_at timestamptz not null default now(),
	sent_at timestamptz,
	check (num_nonnulls(to_account, to_address) >= 1)
);
create index on public.mail (state, created_at);

-- The language of the page on which somebody asked for a code. The address is stored as a hash only.
create table public.sign_in_language (
	address_hash text primary key,
	language text not null check (language ~ '^[a-z]{2}$'),
	at timestamptz not null default now()
);

alter table public.job enable row level security;
alter table public.mail enable row level security;
alter table public.sign_in_language enable row level security;

grant select, insert, update, delete on public.job, public.mail, public.sign_in_language to service_role;

-- Puts a mail to an account into the outbox, once per `dedupe`.
create function app.queue_mail(account uuid, template text, facts jsonb, language text, dedupe text) returns void
language sql security definer set search_path = '' as $$
	insert into public.mail (to_account, language, template, values, dedupe_key)
	values (account, language, template, facts, dedupe) on conflict (dedupe_key) do nothing
$$;

-- Remembers the language in which somebody asks for a code, for a day.
create function public.remember_sign_in_language(p_email text, p_language text) returns void
language sql security definer set search_path = '' as $$
	delete from public.sign_in_language where at < now() - interval '1 day';
	insert into public.sign_in_language (address_hash, language)
	values (encode(sha256(convert_to(lower(trim(p_email)), 'UTF8')), 'hex'), p_language)
	on conflict (address_hash) do update set language = excluded.language, at = now();
$$;

-- Called by the embedded backend with the code that it made for an address.
create function public.queue_sign_in_mail(p_email text, p_token text, p_token_hash text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	-- An older code no longer works, so its mail need not go out.
	delete from public.mail where template = 'sign-in' and to_address = lower(trim(p_email)) and state = 'released';
	insert into public.mail (to_address, language, template, values)
	values (lower(trim(p_email)), coalesce((select language from public.sign_in_language
		where address_hash = encode(sha256(convert_to(lower(trim(p_email)), 'UTF8')), 'hex')), 'de'),
		'sign-in', jsonb_build_object('token', p_token, 'tokenHash', p_token_hash));
end $$;

-- Leases the next mail to send; whoever holds the lease finishes it. When a lease runs out, nobody knows whether the mail left,
-- so it is marked perhaps_sent and not sent again. A sign-in code that waited for an hour has expired. Nobody has an address
-- under .invalid (RFC 2606), so those mails are for /dev/mail only.
create function public.claim_mail(p_lease_seconds int) returns table (id uuid, lease uuid, address text, language text, template text, "values" jsonb)
language plpgsql security definer set search_path = '' as $$
declare mine uuid := gen_random_uuid();
begin
	update public.mail m set state = 'perhaps_sent', lease = null, lease_until = null,
		values = case when m.template = 'sign-in' then '{}' else m.values end
	where m.state = 'sending' and m.lease_until < now();
	delete from public.mail m where m.template = 'sign-in' and m.state = 'released' and m.created_at < now() - interval '1 hour';
	return query update public.mail m
		set state = 'sending', lease = mine, lease_until = now() + make_interval(secs => p_lease_seconds), attempts = m.attempts + 1
		where m.id = (select next.id from public.mail next where next.state = 'released'
				and (next.lease_until is null or next.lease_until < now())
				and coalesce(next.to_address, (select u.email::text from auth.users u where u.id = next.to_account), '') not like '%.invalid'
			order by next.created_at limit 1 for update skip locked)
		returning m.id, mine, coalesce(m.to_address, (select u.email::text from auth.users u where u.id = m.to_account)), m.language, m.template, m.values;
end $$;

-- Records that a mail was sent, or why not. After an error the mail waits, longer each time up to an hour, and fails after about
-- a day. Once a mail is sent, its code or the words that people wrote are deleted.
create function public.finish_mail(p_id uuid, p_lease uuid, p_error text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.mail set
		state = case when p_error is null then 'sent' when attempts < 40 then 'released' else 'failed' end,
		sent_at = case when p_error is null then now() end, lease = null,
		lease_until = case when p_error is not null then now() + make_interval(secs => least(3600, 10 * attempts * attempts)) end,
		last_error = p_error,
		values = case when p_error is null and template in ('sign-in', 'contact', 'request-answer') then '{}' else values end
	where id = p_id and lease = p_lease and state = 'sending';
end $$;

-- The mails that /dev/mail shows in demo mode.
create function public.list_mail() returns table (id uuid, address text, language text, template text, "values" jsonb, state text, created_at timestamptz)
language sql stable security definer set search_path = '' as $$
	select m.id, coalesce(m.to_address, u.email::text), m.language, m.template, m.values, m.state, m.created_at
	from public.mail m left join auth.users u on u.id = m.to_account order by m.created_at desc limit 100
$$;

grant execute on function public.remember_sign_in_language(text, text), public.queue_sign_in_mail(text, text, text),
	public.claim_mail(int), public.finish_mail(uuid, uuid, text), public.list_mail(), public.claim_job(text[], int),
	public.finish_job(uuid, uuid, text), public.extend_job(uuid, uuid, int), public.release_jobs(text[]) to service_role;

-- Artists, who made the works; the accounts that act for them; safe mode and the contact form.

create table public.artist (
	id uuid primary key default gen_random_uuid(),
	kind text not null default 'person' check (kind in ('person', 'group', 'late')),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	-- In safe mode this is the pseudonym, and the former name is in artist_private.
	name jsonb not null check (app.is_texts(name, 800) and name <> '{}'),
	latin_name text check (octet_length(latin_name) between 1 and 800),
	biography jsonb not null default '{}' check (app.is_texts(biography, 10000)),
	statement jsonb not null default '{}' check (app.is_texts(statement, 16000)),
	links jsonb not null default '[]' check (jsonb_typeof(links) = 'array'),
	safe_mode boolean not null default false,
	hidden_at timestamptz,
	-- The curator who entered this artist on their behalf; null when they registered themselves.
	entered_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	contact_open boolean not null default false
);

create table public.account_artist (
	account_id uuid not null references public.account on delete cascade,
	artist_id uuid not null references public.artist on delete cascade,
	relation text not null check (relation in ('self', 'helper', 'representative', 'guardian', 'heir')),
	since timestamptz not null default now(),
	primary key (account_id, artist_id)
);
create index on public.account_artist (artist_id);

-- A table of its own, because policies cannot restrict columns.
create table public.artist_private (
	artist_id uuid primary key references public.artist on delete cascade,
	former_name jsonb check (app.is_texts(former_name, 800)),
	legal_name text check (octet_length(legal_name) <= 800),
	address text check (octet_length(address) <= 2000),
	email text check (octet_length(email) <= 320),
	phone text check (octet_length(phone) <= 80),
	support_needs text check (octet_length(support_needs) <= 2000)
);

create table public.organisation (
	id uuid primary key default gen_random_uuid(),
	name jsonb not null check (app.is_texts(name, 800) and name <> '{}'),
	website text check (octet_length(website) <= 500)
);

alter table public.artist enable row level security;
alter table public.account_artist enable row level security;
alter table public.artist_private enable row level security;
alter table public.organisation enable row level security;

grant select on public.artist, public.account_artist, public.artist_private, public.organisation to authenticated;
grant select, insert, update, delete on public.artist, public.account_artist, public.artist_private,
	public.organisation to service_role;

create policy "own artists, or those the desk has to do with" on public.artist for select to authenticated
	using (app.is_mine(id) or app.desk_reads_artist(id));
create policy "own ties" on public.account_artist for select to authenticated
	using (account_id = (select auth.uid()));
create policy "own private facts" on public.artist_private for select to authenticated
	using (app.is_mine(artist_id));
create policy "organisations are known to who is signed in" on public.organisation for select to authenticated
	using (true);

-- Makes an artist for the account, or changes one of its own. When the slug `p_slug` is taken, a number is added. Refuses
-- 404 not-found, 403 not-allowed, 422 too-many-artists, 422 invalid.
create function public.save_artist(p_id uuid, p_kind text, p_name jsonb, p_latin_name text, p_biography jsonb, p_slug text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	found_slug text := p_slug;
	n int := 1;
	result uuid;
begin
	if p_id is not null then
		if not app.may_edit(p_id) then perform app.refuse(404, 'not-found'); end if;
		update public.artist set kind = p_kind, name = p_name, latin_name = p_latin_name, biography = p_biography
		where id = p_id;
		return p_id;
	end if;
	if (select count(*) from public.account_artist where account_id = me) >= 50 then
		perform app.refuse(422, 'too-many-artists');
	end if;
	perform pg_advisory_xact_lock(hashtext('artist.slug'));
	while exists (select from public.artist where slug = found_slug) loop
		n := n + 1;
		found_slug := rtrim(left(p_slug, 70), '-') || '-' || n;
	end loop;
	insert into public.artist (kind, slug, name, latin_name, biography)
	values (p_kind, found_slug, p_name, p_latin_name, p_biography) returning id into result;
	insert into public.account_artist (account_id, artist_id, relation)
	values (me, result, case when p_kind = 'late' then 'representative' else 'self' end);
	return result;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Switches safe mode: a public name of the artist's choice, and nothing for machines. On: the name so far moves to
-- artist_private, `p_name` becomes the public name, the slug is made of it, the contact form closes and picture credits are
-- hidden. What was published stays visible, but its addresses under the former name stop working. Off: the public name stays
-- until the artist changes it, and nothing else is published. Only the artist's own accounts may call it. Refuses 404 not-found,
-- 422 invalid.
create function public.set_safe_mode(p_artist uuid, p_on boolean, p_name jsonb, p_slug text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	found_slug text := p_slug;
	n int := 1;
begin
	perform app.need_account();
	if not app.is_mine(p_artist) then perform app.refuse(404, 'not-found'); end if;
	if not p_on then
		update public.artist set safe_mode = false where id = p_artist and safe_mode;
		return;
	end if;
	perform pg_advisory_xact_lock(hashtext('artist.slug'));
	while exists (select from public.artist where slug = found_slug and id <> p_artist) loop
		n := n + 1;
		found_slug := rtrim(left(p_slug, 70), '-') || '-' || n;
	end loop;
	insert into public.artist_private (artist_id, former_name) select id, name from public.artist where id = p_artist and not safe_mode
	on conflict (artist_id) do update set former_name = excluded.former_name;
	update public.artist set safe_mode = true, contact_open = false, name = p_name, latin_name = null, slug = found_slug where id = p_artist;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Opens or closes the contact form. Only the artist's own accounts may call it. Refuses 404 not-found, 409 safe-mode.
create function public.open_contact(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not app.is_mine(p_artist) then perform app.refuse(404, 'not-found'); end if;
	if p_on and exists (select from public.artist where id = p_artist and safe_mode) then perform app.refuse(409, 'safe-mode'); end if;
	update public.artist set contact_open = p_on where id = p_artist and contact_open <> p_on;
end $$;

-- Puts a message into the outbox, once for each account of the artist. The site calls this and limits how often somebody writes.
-- `p_values`: name, address, message. The same message from the same address is one mail. Refuses 404 not-found.
create function public.send_contact(p_artist uuid, p_values jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform from public.pub_contact where artist_id = p_artist;
	if not found then perform app.refuse(404, 'not-found'); end if;
	insert into public.mail (to_account, language, template, values, dedupe_key)
	select c.id, c.language, 'contact', p_values || jsonb_build_object('artist', a.name),
		'contact/' || c.id || '/' || encode(sha256(convert_to(p_artist || (p_values ->> 'address') || (p_values ->> 'message'), 'UTF8')), 'hex')
	from public.account_artist t join public.account c on c.id = t.account_id join public.artist a on a.id = t.artist_id
	where t.artist_id = p_artist and c.suspended_at is null
	on conflict (dedupe_key) do nothing;
end $$;

grant execute on function public.save_artist(uuid, text, jsonb, text, jsonb, text), public.open_contact(uuid, boolean),
	public.set_safe_mode(uuid, boolean, jsonb, text) to authenticated;
grant execute on function public.send_contact(uuid, jsonb) to service_role;

create constraint trigger raise_epoch after insert or update or delete on public.artist deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or delete on public.account_artist deferrable initially deferred for each row execute function app.raise_epoch();

-- Works, their revisions and parts, and what the house measured of them.

create table public.artwork (
	id uuid primary key default gen_random_uuid(),
	owner_artist_id uuid not null references public.artist on delete restrict,
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now()
);
create index on public.artwork (owner_artist_id);

create table public.artwork_artist (
	artwork_id uuid not null references public.artwork on delete cascade,
	artist_id uuid not null references public.artist on delete restrict,
	position int not null default 1,
	primary key (artwork_id, artist_id)
);
create index on public.artwork_artist (artist_id);

create table public.artwork_revision (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	number int not null check (number >= 1),
	title jsonb not null default '{}' check (app.is_texts(title, 1200)),
	untitled boolean not null default false,
	year_from int check (year_from between -10000 and 3000),
	year_to int check (year_to between -10000 and 3000),
	year_circa boolean not null default false,
	category text check (category in ('painting', 'drawing', 'photograph', 'print', 'textile', 'relief', 'mixed', 'digital', 'free-standing')),
	technique jsonb not null default '{}' check (app.is_texts(technique, 1200)),
	framing text check (framing in ('none', 'frame', 'glass', 'acrylic', 'stretcher')),
	hardware text check (hardware in ('wire', 'two-eyes', 'stretcher-bar', 'plate', 'sleeve-rod', 'hook-and-loop', 'clips', 'sawtooth', 'none')),
	hook_spacing_mm int check (hook_spacing_mm between 1 and 100000),
	weight_g int check (weight_g between 1 and 2000000),
	weight_estimated boolean not null default false,
	light_sensitive boolean not null default false,
	edition text check (octet_length(edition) <= 400),
	description jsonb not null default '{}' check (app.is_texts(description, 40000)),
	label_text jsonb not null default '{}' check (app.is_texts(label_text, 8000)),
	plain_text jsonb not null default '{}' check (app.is_texts(plain_text, 8000)),
	content_note jsonb not null default '{}' check (app.is_texts(content_note, 4000)),
	credit text check (octet_length(credit) <= 2000),
	for_sale boolean not null default false,
	price_cents int check (price_cents >= 0),
	insurance_cents int check (insurance_cents >= 0),
	afterwards text check (afterwards in ('back', 'sale', 'donation')),
	updated_at timestamptz not null default now(),
	frozen_at timestamptz,
	owner_name text check (octet_length(owner_name) <= 800),
	unique (artwork_id, number),
	check (year_to is null or year_from is not null and year_to >= year_from)
);
-- One draft per work. Frozen revisions never change.
create unique index one_draft_per_artwork on public.artwork_revision (artwork_id) where frozen_at is null;

create table public.artwork_part (
	revision_id uuid not null references public.artwork_revision on delete cascade,
	part_no int not null check (part_no between 1 and 50),
	height_mm int check (height_mm between 1 and 100000),
	width_mm int check (width_mm between 1 and 100000),
	depth_mm int check (depth_mm between 1 and 100000),
	outer_height_mm int check (outer_height_mm between 1 and 100000),
	outer_width_mm int check (outer_width_mm between 1 and 100000),
	outer_depth_mm int check (outer_depth_mm between 1 and 100000),
	drop_mm int check (drop_mm between 0 and 100000),
	gap_mm int check (gap_mm between 0 and 100000),
	primary key (revision_id, part_no)
);

-- What the house measured of a work. The latest value of a part and `what` holds.
create table public.measurement (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	part_no int not null,
	what text not null check (what in
		('height', 'width', 'depth', 'outer-height', 'outer-width', 'outer-depth', 'drop', 'weight', 'hook-spacing')),
	value int not null check (value between 0 and 2000000),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.measurement (artwork_id);

alter table public.artwork enable row level security;
alter table public.artwork_artist enable row level security;
alter table public.artwork_revision enable row level security;
alter table public.artwork_part enable row level security;
alter table public.measurement enable row level security;

grant select on public.artwork, public.artwork_artist, public.artwork_revision, public.artwork_part,
	public.measurement to authenticated;
grant select, insert, update, delete on public.artwork, public.artwork_artist, public.artwork_revision, public.artwork_part,
	public.measurement to service_role;

create policy "own works, or sent ones" on public.artwork for select to authenticated
	using (app.my_artwork(id) or app.desk_reads_artwork(id));
create policy "own works, or sent ones" on public.artwork_artist for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));
create policy "own revisions, or sent ones" on public.artwork_revision for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_revision(id));
create policy "own revisions, or sent ones" on public.artwork_part for select to authenticated
	using (app.my_artwork(app.artwork_of_revision(revision_id)) or app.desk_reads_revision(revision_id));
create policy "own works, or sent ones" on public.measurement for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));

create function app.keep_frozen() returns trigger
language plpgsql set search_path = '' as $$
declare frozen boolean;
begin
	if tg_table_name = 'artwork_revision' then
		if old.frozen_at is not null then perform app.refuse(409, 'frozen'); end if;
	else
		select frozen_at is not null into frozen from public.artwork_revision
		where id = coalesce(new.revision_id, old.revision_id);
		if frozen then perform app.refuse(409, 'frozen'); end if;
	end if;
	return coalesce(new, old);
end $$;

-- Makes a work or changes its draft. `p_values` has columns of artwork_revision and `parts`: [{height_mm, width_mm, …}]. After a
-- submission the frozen revision stays and a new draft begins. Refuses 404 not-found, 422 too-many-artworks, 422 invalid.
create function public.save_artwork(p_artwork uuid, p_artist uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	target uuid := p_artwork;
	draft uuid;
	latest public.artwork_revision;
	next_values public.artwork_revision;
begin
	perform app.need_account();
	if target is null then
		if not app.may_edit(p_artist) then perform app.refuse(404, 'not-found'); end if;
		if (select count(*) from public.artwork where owner_artist_id = p_artist) >= 500 then
			perform app.refuse(422, 'too-many-artworks');
		end if;
		insert into public.artwork (owner_artist_id, created_by) values (p_artist, auth.uid()) returning id into target;
		insert into public.artwork_artist (artwork_id, artist_id) values (target, p_artist);
	elsif app.owner_of(target) is null or not app.may_edit(app.owner_of(target)) then
		perform app.refuse(404, 'not-found');
	end if;
	draft := app.draft_of(target);
	select * into latest from public.artwork_revision where id = draft;
	next_values := jsonb_populate_record(latest, p_values
		- array['id', 'artwork_id', 'number', 'frozen_at', 'updated_at', 'parts']);
	update public.artwork_revision set
		title = next_values.title, untitled = next_values.untitled,
		year_from = next_values.year_from, year_to = next_values.year_to, year_circa = next_values.year_circa,
		category = next_values.category, technique = next_values.technique,
		framing = next_values.framing, hardware = next_values.hardware, hook_spacing_mm = next_values.hook_spacing_mm,
		weight_g = next_values.weight_g, weight_estimated = next_values.weight_estimated,
		light_sensitive = next_values.light_sensitive, edition = next_values.edition,
		description = next_values.description, label_text = next_values.label_text, plain_text = next_values.plain_text,
		content_note = next_values.content_note, credit = next_values.credit,
		for_sale = next_values.for_sale, price_cents = next_values.price_cents, insurance_cents = next_values.insurance_cents,
		afterwards = next_values.afterwards, owner_name = next_values.owner_name, updated_at = now()
	where id = draft;
	if p_values ? 'parts' then
		delete from public.artwork_part where revision_id = draft;
		insert into public.artwork_part (revision_id, part_no, height_mm, width_mm, depth_mm,
			outer_height_mm, outer_width_mm, outer_depth_mm, drop_mm, gap_mm)
		select draft, n, (p ->> 'height_mm')::int, (p ->> 'width_mm')::int, (p ->> 'depth_mm')::int,
			(p ->> 'outer_height_mm')::int, (p ->> 'outer_width_mm')::int, (p ->> 'outer_depth_mm')::int,
			(p ->> 'drop_mm')::int, (p ->> 'gap_mm')::int
		from jsonb_array_elements(p_values -> 'parts') with ordinality as parts(p, n);
	end if;
	return target;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- The draft of a work; without one, a copy of the latest frozen revision becomes the draft.
create function app.draft_of(asked_artwork uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.artwork_revision;
	source uuid;
begin
	perform from public.artwork where id = asked_artwork for update;
	select * into draft from public.artwork_revision where artwork_id = asked_artwork and frozen_at is null;
	if found then return draft.id; end if;
	select * into draft from public.artwork_revision where artwork_id = asked_artwork order by number desc limit 1;
	source := draft.id;
	if source is null then
		insert into public.artwork_revision (artwork_id, number) values (asked_artwork, 1) returning id into source;
		insert into public.artwork_part (revision_id, part_no) values (source, 1);
		return source;
	end if;
	draft.id := gen_random_uuid();
	draft.number := draft.number + 1;
	draft.frozen_at := null;
	draft.updated_at := now();
	insert into public.artwork_revision select (draft).*;
	insert into public.artwork_part select draft.id, part_no, height_mm, width_mm, depth_mm,
		outer_height_mm, outer_width_mm, outer_depth_mm, drop_mm, gap_mm
		from public.artwork_part where revision_id = source;
	insert into public.revision_photo select draft.id, photo_id, position from public.revision_photo where revision_id = source;
	return draft.id;
end $$;

-- Deletes a work that was never submitted. Returns its files in storage, pictures and sounds, for the caller to remove. Refuses
-- 404 not-found, 409 frozen.
create function public.delete_artwork(p_artwork uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	if exists (select from public.artwork_revision r where r.artwork_id = p_artwork and r.frozen_at is not null) then
		perform app.refuse(409, 'frozen');
	end if;
	return query select f.bucket, f.path from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = p_artwork
		union all select 'sounds', s.path from public.sound s where s.artwork_id = p_artwork and s.path is not null;
	delete from public.artwork where id = p_artwork;
end $$;

-- Records what the house measured of a part of a work in a show: `p_what` as in `measurement.what`, in mm or g. From now on it
-- overrides what the artist stated. Refuses 404 not-found, 422 invalid.
create function public.measure_work(p_exhibition_work uuid, p_part int, p_what text, p_value int) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	insert into public.measurement (artwork_id, part_no, what, value, by_account, at)
	select ew.artwork_id, p.part_no, p_what, p_value, auth.uid(), clock_timestamp()
	from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
	where ew.id = p_exhibition_work and p.part_no = p_part
	-- Only a drop can be zero.
	and (p_value >= 1 or p_what = 'drop');
	if not found then
		perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
		where ew.id = p_exhibition_work and p.part_no = p_part;
		if found then perform app.refuse(422, 'invalid'); else perform app.refuse(404, 'not-found'); end if;
	end if;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- What the house measured last of a part of a work; null if it never did.
create function app.measured(asked_artwork uuid, asked_part int, asked_what text) returns int
language sql stable security definer set search_path = '' as $$
	select value from public.measurement where artwork_id = asked_artwork and part_no = asked_part and what = asked_what order by at desc limit 1
$$;

-- The framed outer size of a part: as measured, otherwise as stated (hangParts.ts).
create function app.size_of_part(asked_revision uuid, asked_part int) returns table (width_mm int, height_mm int)
language sql stable security definer set search_path = '' as $$
	select coalesce(app.measured(r.artwork_id, p.part_no, 'outer-width'), p.outer_width_mm, app.measured(r.artwork_id, p.part_no, 'width'), p.width_mm, 1),
		coalesce(app.measured(r.artwork_id, p.part_no, 'outer-height'), p.outer_height_mm, app.measured(r.artwork_id, p.part_no, 'height'), p.height_mm, 1)
	from public.artwork_part p join public.artwork_revision r on r.id = p.revision_id
	where p.revision_id = asked_revision and p.part_no = asked_part
$$;

grant execute on function public.save_artwork(uuid, uuid, jsonb), public.delete_artwork(uuid),
	public.measure_work(uuid, int, text, int) to authenticated;

create trigger keep_frozen before update or delete on public.artwork_revision for each row execute function app.keep_frozen();
create trigger keep_frozen before insert or update or delete on public.artwork_part for each row execute function app.keep_frozen();

create trigger log_action after insert or delete on public.artwork for each row execute function app.log_action();

-- Photographs of works: uploads, files, roles and edits. 08_derived_picture.sql makes the sizes and tiles.

-- A rectangle in ten-thousandths of the picture after it is turned and straightened.
create function app.is_part_of_picture(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(value) = 'object' and value - array['x', 'y', 'width', 'height'] = '{}'::jsonb
		and (select count(*) = 4 and bool_and(jsonb_typeof(side) = 'number' and side::text ~ '^[0-9]{1,5}$')
			from jsonb_each(value) as sides(name, side))
		and (value ->> 'width')::int >= 10 and (value ->> 'height')::int >= 10
		and (value ->> 'x')::int + (value ->> 'width')::int <= 10000
		and (value ->> 'y')::int + (value ->> 'height')::int <= 10000, false)
$$;

-- What the artist wants done to the photograph: `turn` in degrees clockwise, `tilt` in tenths of a degree clockwise, the `crop`
-- to show, and the areas to `blur`.
create function app.is_retouch(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(value) = 'object' and value - array['turn', 'tilt', 'crop', 'blur'] = '{}'::jsonb
		and coalesce(jsonb_typeof(value -> 'turn'), 'number') = 'number' and coalesce(value ->> 'turn', '0') in ('0', '90', '180', '270')
		and coalesce(jsonb_typeof(value -> 'tilt'), 'number') = 'number'
		and coalesce(value ->> 'tilt', '0') ~ '^-?[0-9]{1,3}$' and coalesce(value ->> 'tilt', '0')::int between -150 and 150
		and (not value ? 'crop' or app.is_part_of_picture(value -> 'crop'))
		and (not value ? 'blur' or jsonb_typeof(value -> 'blur') = 'array' and jsonb_array_length(value -> 'blur') between 1 and 20
			and (select bool_and(app.is_part_of_picture(part)) from jsonb_array_elements(value -> 'blur') as parts(part))), false)
$$;

create table public.media (
	id uuid primary key default gen_random_uuid(),
	state text not null default 'receiving' check (state in ('receiving', 'stored', 'ready', 'failed')),
	created_by uuid references public.account on delete set null,
	artwork_id uuid not null references public.artwork on delete cascade,
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	width int check (width > 0),
	height int check (height > 0),
	bytes bigint check (bytes > 0),
	thumbhash text check (octet_length(thumbhash) <= 100),
	dominant text check (dominant ~ '^#[0-9a-f]{6}$'),
	error text,
	created_at timestamptz not null default now(),
	edit jsonb not null default '{}' check (app.is_retouch(edit)),
	-- Counts the edits, so that files made for an older edit are never stored.
	edit_no int not null default 0,
	check (state <> 'ready' or (sha256 is not null and width is not null and height is not null and thumbhash is not null))
);
create index on public.media (artwork_id);

-- `path` is where the bytes are in storage. `public_name` is the random address under /media. A pyramid is one archive of tiles
-- (zip without compression). A replaced file is `retired` for a while, because open pages still name it.
create table public.media_file (
	id uuid primary key default gen_random_uuid(),
	media_id uuid not null references public.media on delete cascade,
	kind text not null,
	bucket text not null check (bucket in ('masters', 'pictures')),
	path text not null,
	format text not null,
	width int not null check (width > 0),
	height int not null check (height > 0),
	bytes bigint not null check (bytes > 0),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	retired_at timestamptz,
	unique (bucket, path),
	check ((kind = 'master') = (public_name is null) and (kind = 'master') = (bucket = 'masters')),
	constraint media_file_kind_check
		check (kind in ('master', 'variant', 'pyramid', 'retired') and (kind = 'retired') = (retired_at is not null)),
	constraint media_file_format_check
		check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff') and kind <> 'pyramid' or format = 'zip' and kind = 'pyramid')
);
create index on public.media_file (media_id);

create table public.photo (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	media_id uuid not null unique references public.media on delete cascade,
	role text not null check (role in ('front', 'detail', 'back', 'frame')),
	alt jsonb not null default '{}' check (app.is_texts(alt, 8000)),
	credit text check (octet_length(credit) <= 2000),
	created_at timestamptz not null default now()
);
create index on public.photo (artwork_id);

create table public.revision_photo (
	revision_id uuid not null references public.artwork_revision on delete cascade,
	photo_id uuid not null references public.photo on delete cascade,
	position int not null,
	primary key (revision_id, photo_id)
);
create index on public.revision_photo (photo_id);

-- Uploads in several pieces.
create table public.upload (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account on delete cascade,
	artwork_id uuid not null references public.artwork on delete cascade,
	bytes bigint not null check (bytes > 0),
	received bigint not null default 0,
	expires_at timestamptz not null
);

alter table public.media enable row level security;
alter table public.media_file enable row level security;
alter table public.photo enable row level security;
alter table public.revision_photo enable row level security;
alter table public.upload enable row level security;

grant select on public.media, public.media_file, public.photo, public.revision_photo, public.upload to authenticated;
grant select, insert, update, delete on public.media, public.media_file, public.photo, public.revision_photo,
	public.upload to service_role;

create policy "own pictures, or of sent revisions" on public.media for select to authenticated
	using (app.my_artwork(artwork_id)
		or exists (select from public.photo p where p.media_id = media.id and app.desk_reads_photo(p.id)));
create policy "own pictures, or of sent revisions" on public.media_file for select to authenticated
	using (exists (select from public.media m where m.id = media_id));
create policy "own photographs, or of sent revisions" on public.photo for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_photo(id));
create policy "own photographs, or of sent revisions" on public.revision_photo for select to authenticated
	using (app.my_artwork(app.artwork_of_revision(revision_id)) or app.desk_reads_revision(revision_id));
create policy "own uploads" on public.upload for select to authenticated
	using (account_id = (select auth.uid()));

-- Asks, before the bytes arrive, whether this account may add a photograph. Returns the id of the picture. Refuses 404 not-found,
-- 422 too-many-photos (five per work), 429 quota (300 pictures a day).
create function public.begin_upload(p_artwork uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	draft uuid;
	result uuid;
begin
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	draft := app.draft_of(p_artwork);
	delete from public.media where artwork_id = p_artwork and state = 'receiving' and created_at < now() - interval '1 hour';
	if (select count(*) from public.revision_photo where revision_id = draft)
		+ (select count(*) from public.media where artwork_id = p_artwork and state = 'receiving') >= 5 then
		perform app.refuse(422, 'too-many-photos');
	end if;
	if (select count(*) from public.media where created_by = me and created_at > now() - interval '1 day') >= 300 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.media (artwork_id, created_by) values (p_artwork, me) returning id into result;
	return result;
end $$;

-- Adds the picture to the draft. The site calls this when the master and a first set are in storage; everything else is derived
-- later. `p_picture`: {sha256, width, height, bytes, thumbhash, dominant, files: [{kind, bucket, path, format, width, height,
-- bytes, public_name}]}. Refuses 409 upload-gone.
create function public.finish_upload(p_media uuid, p_role text, p_picture jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	of_artwork uuid;
	draft uuid;
	result uuid;
begin
	update public.media set state = 'stored', sha256 = p_picture ->> 'sha256', width = (p_picture ->> 'width')::int,
		height = (p_picture ->> 'height')::int, bytes = (p_picture ->> 'bytes')::bigint,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant'
	where id = p_media and state = 'receiving' returning artwork_id into of_artwork;
	if of_artwork is null then perform app.refuse(409, 'upload-gone'); end if;
	-- This comes first, because it locks the work: two uploads that both hold a shared lock would block each other.
	draft := app.draft_of(of_artwork);
	perform app.add_files(p_media, p_picture -> 'files');
	insert into public.photo (artwork_id, media_id, role) values (of_artwork, p_media, p_role) returning id into result;
	insert into public.revision_photo (revision_id, photo_id, position)
	values (draft, result, (select coalesce(max(position), 0) + 1 from public.revision_photo where revision_id = draft));
	perform app.queue_derive(p_media, '0');
	return result;
end $$;

create function app.add_files(asked_media uuid, files jsonb) returns void
language sql security definer set search_path = '' as $$
	insert into public.media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
	select asked_media, f ->> 'kind', f ->> 'bucket', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int,
		(f ->> 'bytes')::bigint, f ->> 'public_name'
	from jsonb_array_elements(files) as files(f)
$$;

-- Deletes everything of an upload that failed.
create function public.drop_upload(p_media uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.media where id = p_media and state = 'receiving'
$$;

-- Saves what a photograph shows (`p_role`) and its description (`p_alt`, texts). Refuses 404 not-found, 422 invalid.
create function public.save_photo(p_photo uuid, p_role text, p_alt jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.photo set alt = p_alt where id = p_photo;
	-- What the desk has seen as a back view cannot become a public front view afterwards.
	update public.photo set role = p_role where id = p_photo and role <> p_role and not exists (
		select from public.revision_photo rp join public.artwork_revision r on r.id = rp.revision_id
		where rp.photo_id = p_photo and r.frozen_at is not null);
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Takes a photograph out of the draft. Returns the files that no revision needs any more. Refuses 404 not-found.
create function public.remove_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	delete from public.revision_photo where photo_id = p_photo and revision_id = app.draft_of(of_artwork);
	if not exists (select from public.revision_photo where photo_id = p_photo) then
		return query select f.bucket, f.path from public.photo p join public.media_file f on f.media_id = p.media_id where p.id = p_photo;
		delete from public.media m using public.photo p where p.id = p_photo and m.id = p.media_id;
	end if;
end $$;

-- Saves the artist's edit of a photograph. Everything published of it is deleted at once, because it may show a face, and then
-- derived again. Returns the files to remove and the number of the edit. Refuses 404 not-found, 422 invalid.
create function public.retouch_photo(p_photo uuid, p_edit jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	of_artwork uuid;
	of_media uuid;
	change int;
	gone jsonb;
begin
	perform app.need_account();
	select ph.artwork_id, ph.media_id into of_artwork, of_media from public.photo ph where ph.id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.media m set edit = p_edit, edit_no = m.edit_no + 1, state = 'stored', error = null
	where m.id = of_media returning m.edit_no into change;
	with removed as (delete from public.media_file f where f.media_id = of_media and f.kind <> 'master' returning f.bucket, f.path)
	select coalesce(jsonb_agg(jsonb_build_object('bucket', r.bucket, 'path', r.path)), '[]') into gone from removed r;
	perform app.queue_derive(of_media, '0');
	return jsonb_build_object('media', of_media, 'edit_no', change, 'gone', gone);
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Deletes uploads that never finished, and lists files in storage that no row names, for the site to remove. A process that was
-- killed leaves such files behind. Younger files than `p_older_than_seconds` may still be uploading.
create function public.list_orphan_files(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.media m where m.state = 'receiving' and m.created_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id in ('masters', 'pictures') and o.created_at <= before
		and not exists (select from public.media_file f where f.bucket = o.bucket_id and f.path = o.name)
		and not exists (select from public.wall_photo p where p.bucket = o.bucket_id and p.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.begin_upload(uuid), public.save_photo(uuid, text, jsonb), public.remove_photo(uuid),
	public.retouch_photo(uuid, jsonb) to authenticated;
grant execute on function public.finish_upload(uuid, text, jsonb), public.drop_upload(uuid), public.list_orphan_files(int),
	app.is_part_of_picture(jsonb), app.is_retouch(jsonb) to service_role;

create trigger keep_frozen before insert or update or delete on public.revision_photo for each row execute function app.keep_frozen();

create constraint trigger raise_epoch after insert or update or delete on public.photo deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or delete on public.media_file deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public) values ('masters', 'masters', false), ('pictures', 'pictures', false)
on conflict do nothing;

-- What the worker makes of a photograph after its master is stored: sizes, formats and tiles.

-- Queues the job that derives the files of a picture. One that is queued already runs earlier at most.
create function app.queue_derive(asked_media uuid, after interval) returns void
language sql security definer set search_path = '' as $$
	insert into public.job (kind, dedupe_key, payload, run_after)
	values ('derive', 'derive:' || asked_media, jsonb_build_object('media', asked_media), now() + after)
	on conflict (dedupe_key) where state in ('queued', 'running')
	do update set run_after = least(job.run_after, excluded.run_after) where job.state = 'queued'
$$;

-- What the worker needs to know about a picture; no row when the picture is gone.
create function public.picture_to_derive(p_media uuid) returns table (edit jsonb, edit_no int, bucket text, path text, credit text)
language sql stable security definer set search_path = '' as $$
	select m.edit, m.edit_no, f.bucket, f.path, app.credit_of(m.artwork_id)
	from public.media m join public.media_file f on f.media_id = m.id and f.kind = 'master' where m.id = p_media
$$;

-- The credit line of a work: as last submitted, or of the draft if the work was never submitted.
create function app.credit_of(asked_artwork uuid) returns text
language sql stable security definer set search_path = '' as $$
	select nullif(trim(r.credit), '') from public.artwork_revision r where r.artwork_id = asked_artwork
	order by r.frozen_at is null, r.number desc limit 1
$$;

-- Replaces everything published of a picture with new files. The site calls this when they are in storage. Returns the files to
-- remove at once. `p_complete` is false for a first set. Refuses 409 outdated when the edit changed meanwhile, the picture is
-- gone, or a first set comes after the complete one.
create function public.replace_files(p_media uuid, p_edit_no int, p_picture jsonb, p_complete boolean) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	update public.media m set width = (p_picture ->> 'width')::int, height = (p_picture ->> 'height')::int,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant', error = null,
		state = case when p_complete then 'ready' else 'stored' end
	where m.id = p_media and m.edit_no = p_edit_no and m.state <> 'receiving' and (p_complete or m.state <> 'ready');
	if not found then perform app.refuse(409, 'outdated'); end if;
	update public.media_file f set kind = 'retired', retired_at = now() where f.media_id = p_media and f.kind = 'variant';
	return query delete from public.media_file f where f.media_id = p_media and f.kind = 'pyramid' returning f.bucket, f.path;
	perform app.add_files(p_media, p_picture -> 'files');
end $$;

-- Marks a picture as failed when its job failed; the files it has stay. An edit during the job queues another job.
create function app.follow_derive() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if new.state = 'failed' then
		update public.media set state = 'failed', error = new.last_error where id = (new.payload ->> 'media')::uuid and state = 'stored';
	elsif exists (select from public.media where id = (new.payload ->> 'media')::uuid and state = 'stored') then
		perform app.queue_derive((new.payload ->> 'media')::uuid, '0');
	end if;
	return null;
end $$;

-- Derives the pictures again when the credit line changes, because it is inside the files. It waits a minute for the artist to
-- stop typing. A draft beside a submitted revision counts only once it is submitted.
create function app.follow_credit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	sent public.artwork_revision;
	before text := old.credit;
begin
	select * into sent from public.artwork_revision r
	where r.artwork_id = new.artwork_id and r.id <> new.id and r.frozen_at is not null order by r.number desc limit 1;
	if found then
		if new.frozen_at is null then return null; end if;
		before := sent.credit;
	end if;
	if new.credit is not distinct from before then return null; end if;
	perform app.queue_derive(m.id, '1 minute') from public.media m where m.artwork_id = new.artwork_id and m.state in ('ready', 'failed');
	return null;
end $$;

-- Queues all pictures again, or only those that failed. Returns how many are waiting.
create function public.derive_again(p_failed_only boolean) returns int
language plpgsql security definer set search_path = '' as $$
begin
	perform app.queue_derive(m.id, '0') from public.media m
	where m.state = 'failed' or not p_failed_only and m.state in ('stored', 'ready');
	return (select count(*) from public.job where kind = 'derive' and state in ('queued', 'running'));
end $$;

-- Tries one failed picture again, for a coordinator. Refuses 404 not-found.
create function public.retry_picture(p_media uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	update public.media set state = 'stored', error = null where id = p_media and state = 'failed';
	if not found then perform app.refuse(404, 'not-found'); end if;
	perform app.queue_derive(p_media, '0');
end $$;

-- Lists failed pictures, newest first, and how many are waiting, for a coordinator. Refuses 404 not-found.
create function public.list_failed_pictures() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	return jsonb_build_object(
		'waiting', (select count(*) from public.job where kind = 'derive' and state in ('queued', 'running')),
		'failed', (select coalesce(jsonb_agg(jsonb_build_object('media', f.id, 'artwork', f.artwork_id, 'title', f.title, 'at', f.created_at,
				'error', f.error) order by f.created_at desc), '[]')
			from (select m.id, m.artwork_id, m.created_at, m.error,
					(select r.title from public.artwork_revision r where r.artwork_id = m.artwork_id and r.frozen_at is not null order by r.number desc limit 1) as title
				from public.media m where m.state = 'failed' order by m.created_at desc limit 200) f));
end $$;

-- Finds rows whose file is missing. A missing variant is deleted and derived again; a missing master makes the picture fail.
-- Returns how many rows.
create function public.drop_missing_files(p_older_than_seconds int) returns int
language plpgsql security definer set search_path = '' as $$
declare
	missing public.media_file;
	found_ones int := 0;
begin
	for missing in select f.* from public.media_file f join public.media m on m.id = f.media_id
		where m.created_at <= now() - make_interval(secs => p_older_than_seconds)
		and not exists (select from storage.objects o where o.bucket_id = f.bucket and o.name = f.path)
	loop
		found_ones := found_ones + 1;
		if missing.kind = 'master' then
			update public.media set state = 'failed', error = 'the master is missing' where id = missing.media_id;
		else
			delete from public.media_file where id = missing.id;
			perform app.queue_derive(missing.media_id, '0');
		end if;
	end loop;
	return found_ones;
end $$;

-- Deletes rows of retired files and returns the files, for the caller to remove from storage.
create function public.drop_retired_files(p_older_than_seconds int) returns table (bucket text, path text)
language sql security definer set search_path = '' as $$
	delete from public.media_file f where f.kind = 'retired' and f.retired_at <= now() - make_interval(secs => p_older_than_seconds)
	returning f.bucket, f.path
$$;

grant execute on function public.picture_to_derive(uuid), public.replace_files(uuid, int, jsonb, boolean), public.derive_again(boolean),
	public.drop_missing_files(int), public.drop_retired_files(int) to service_role;
grant execute on function public.retry_picture(uuid), public.list_failed_pictures() to authenticated;

create trigger follow_derive after update of state on public.job for each row
	when (new.kind = 'derive' and new.state in ('done', 'failed') and old.state = 'running') execute function app.follow_derive();
create trigger follow_credit after update of credit, frozen_at on public.artwork_revision for each row execute function app.follow_credit();

-- The voice of the artist: one sound per work and spoken language, with its transcript. The view pub_sound says when it is
-- public.

-- The row exists before the file. All facts about the file are saved in one step.
create table public.sound (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	created_by uuid references public.account on delete set null,
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'),
	transcript jsonb not null default '{}' check (app.is_texts(transcript, 40000)),
	format text check (format in ('mp3', 'mp4', 'ogg', 'webm', 'wav')),
	bytes int check (bytes between 1 and 20000000),
	duration_ms int check (duration_ms between 1 and 600000),
	path text unique check (octet_length(path) <= 200),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	created_at timestamptz not null default now(),
	check (num_nulls(format, bytes, duration_ms, path, public_name) in (0, 5)),
	check (path is not null or transcript = '{}')
);
create unique index one_sound_per_language on public.sound (artwork_id, language) where path is not null;
create index on public.sound (artwork_id);

alter table public.sound enable row level security;

grant select on public.sound to authenticated;
grant select, insert, update, delete on public.sound to service_role;

create policy "own sounds, or of sent works" on public.sound for select to authenticated
	using (app.my_artwork(artwork_id) or (path is not null and app.desk_reads_artwork(artwork_id)));

-- Asks, before the bytes arrive, whether this account may add a sound in this language. Returns its id. Refuses 404 not-found,
-- 409 sound-there, 422 too-many-sounds (five per work), 429 quota (50 a day), 422 invalid.
create function public.begin_sound(p_artwork uuid, p_language text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	result uuid;
begin
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	perform from public.artwork where id = p_artwork for update;
	delete from public.sound where artwork_id = p_artwork and path is null and created_at < now() - interval '1 hour';
	if exists (select from public.sound where artwork_id = p_artwork and language = p_language and path is not null) then
		perform app.refuse(409, 'sound-there');
	end if;
	if (select count(*) from public.sound where artwork_id = p_artwork) >= 5 then perform app.refuse(422, 'too-many-sounds'); end if;
	if (select count(*) from public.sound where created_by = me and created_at > now() - interval '1 day') >= 50 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.sound (artwork_id, created_by, language) values (p_artwork, me, p_language) returning id into result;
	return result;
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the file of a sound. The site calls this when the file is in storage. `p_file`: {format, bytes, duration_ms, path,
-- public_name}. Refuses 409 upload-gone, 409 sound-there (another upload in this language was faster), 422 invalid.
create function public.finish_sound(p_sound uuid, p_file jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.sound set format = p_file ->> 'format', bytes = (p_file ->> 'bytes')::int,
		duration_ms = (p_file ->> 'duration_ms')::int, path = p_file ->> 'path', public_name = p_file ->> 'public_name'
	where id = p_sound and path is null;
	if not found then perform app.refuse(409, 'upload-gone'); end if;
exception
	when unique_violation then perform app.refuse(409, 'sound-there');
	when data_exception or check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Deletes a sound whose upload failed.
create function public.drop_sound(p_sound uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.sound where id = p_sound and path is null
$$;

-- Saves what is said, as texts. Refuses 404 not-found, 422 invalid.
create function public.save_transcript(p_sound uuid, p_transcript jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.sound where id = p_sound and path is not null;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.sound set transcript = p_transcript where id = p_sound;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Removes a sound. Returns its file in storage, for the caller to remove. Refuses 404 not-found.
create function public.remove_sound(p_sound uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.sound where id = p_sound;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	return query with gone as (delete from public.sound s where s.id = p_sound returning s.path)
		select 'sounds', g.path from gone g where g.path is not null;
end $$;

-- Deletes uploads that never finished, and lists sound files that no row names, for the site to remove.
create function public.list_sound_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.sound s where s.path is null and s.created_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'sounds' and o.created_at <= before
		and not exists (select from public.sound s where s.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.begin_sound(uuid, text), public.save_transcript(uuid, jsonb),
	public.remove_sound(uuid) to authenticated;
grant execute on function public.finish_sound(uuid, jsonb), public.drop_sound(uuid), public.list_sound_orphans(int) to service_role;

create trigger log_action after insert or delete on public.sound for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.sound deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public) values ('sounds', 'sounds', false) on conflict do nothing;

-- What the artist agreed to, what the house withholds, and `app.visible`, which decides what may be shown.

-- Rows are only added. The latest row of a work and channel holds.
create table public.consent (
	id bigint generated always as identity primary key,
	artwork_id uuid not null references public.artwork on delete cascade,
	channel text not null check (channel in ('website', 'archive', 'machines', 'full-resolution', 'print', 'press', 'social-media', 'voice')),
	given boolean not null,
	wording text not null check (octet_length(wording) <= 100),
	language text not null check (language ~ '^[a-z]{2}$'),
	how text not null check (how in ('online', 'paper')),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.consent (artwork_id, channel, id desc);

-- The house withholds a work, or everything of an artist, for a time.
create table public.withholding (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid references public.artwork on delete cascade,
	artist_id uuid references public.artist on delete cascade,
	reason text not null check (octet_length(reason) <= 4000),
	from_at timestamptz not null default now(),
	until_at timestamptz,
	by_account uuid references public.account on delete set null,
	check (num_nonnulls(artwork_id, artist_id) = 1)
);
create index on public.withholding (artwork_id);
create index on public.withholding (artist_id);

alter table public.consent enable row level security;
alter table public.withholding enable row level security;

grant select on public.consent, public.withholding to authenticated;
grant select, insert, update, delete on public.consent, public.withholding to service_role;

create policy "own consents, or of sent works" on public.consent for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));
create policy "what concerns oneself, or the desk" on public.withholding for select to authenticated
	using ((select app.is_curator()) or app.my_artwork(artwork_id) or app.is_mine(artist_id));

-- Whether a work may be shown on a channel at a moment: its artist agreed, nobody hid the artist, and the house does not withhold
-- it.
create function app.visible(asked_artwork uuid, asked_channel text, asked_at timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
	select coalesce((select c.given from public.consent c
			where c.artwork_id = asked_artwork and c.channel = asked_channel and c.at <= asked_at order by c.id desc limit 1), false)
		and not exists (select from public.artwork_artist aa join public.artist a on a.id = aa.artist_id
			where aa.artwork_id = asked_artwork and a.hidden_at is not null)
		and not exists (select from public.withholding w
			where (w.artwork_id = asked_artwork or w.artist_id in (select artist_id from public.artwork_artist where artwork_id = asked_artwork))
			and w.from_at <= asked_at and (w.until_at is null or w.until_at > asked_at))
$$;

-- The channel of a show: website while it is to come or running, archive once it is over.
create function app.show_channel(closes date) returns text
language sql stable set search_path = '' as $$
	select case when closes < app.berlin_today() then 'archive' else 'website' end
$$;

-- Saves what the artist agrees to, per channel. `p_consents`: {"website": true, …}. Refuses 404 not-found, 422 invalid.
create function public.set_consents(p_artwork uuid, p_consents jsonb, p_wording text, p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
	select p_artwork, key, value::boolean, p_wording, p_language, 'online', auth.uid() from jsonb_each_text(p_consents);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Hides everything of an artist at once. The artist's own account sets hidden_at; a coordinator withholds instead. Neither undoes
-- the other. Refuses 404 not-found.
create function public.hide_artist(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.is_mine(p_artist) then
		update public.artist set hidden_at = case when p_on then now() end where id = p_artist;
	elsif not app.is_coordinator() or not exists (select from public.artist where id = p_artist) then
		perform app.refuse(404, 'not-found');
	elsif p_on then
		insert into public.withholding (artist_id, reason, by_account) values (p_artist, 'house', auth.uid());
	else
		update public.withholding set until_at = now() where artist_id = p_artist and until_at is null;
	end if;
end $$;

-- Withholds a work, with a reason, or ends that when `p_on` is false. Refuses 404 not-found (also when it was never submitted),
-- 422 invalid.
create function public.withhold_artwork(p_artwork uuid, p_on boolean, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.artwork_revision where artwork_id = p_artwork and frozen_at is not null) then
		perform app.refuse(404, 'not-found');
	end if;
	if p_on then
		insert into public.withholding (artwork_id, reason, by_account) values (p_artwork, p_reason, auth.uid());
	else
		update public.withholding set until_at = now() where artwork_id = p_artwork and until_at is null;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.set_consents(uuid, jsonb, text, text), public.hide_artist(uuid, boolean),
	public.withhold_artwork(uuid, boolean, text) to authenticated;
grant execute on function app.show_channel(date), app.visible(uuid, text, timestamptz) to anon, authenticated;

create trigger log_action after insert on public.withholding for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.consent deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.withholding deferrable initially deferred for each row execute function app.raise_epoch();

-- Open calls and submissions. 12_decision.sql has the decisions.

create table public.call (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title jsonb not null check (app.is_texts(title, 1200) and title <> '{}'),
	introduction jsonb not null default '{}' check (app.is_texts(introduction, 20000)),
	opens date not null,
	closes date check (closes >= opens),
	permanent boolean not null default false,
	blind boolean not null default false,
	check (not permanent or closes is null)
);
create unique index one_permanent_call on public.call (permanent) where permanent;

create table public.submission (
	id uuid primary key default gen_random_uuid(),
	call_id uuid not null references public.call on delete restrict,
	artist_id uuid not null references public.artist on delete restrict,
	account_id uuid references public.account on delete set null,
	organisation_id uuid references public.organisation on delete set null,
	state text not null default 'draft' check (state in ('draft', 'submitted', 'in_review', 'changes_requested', 'decided', 'withdrawn')),
	idea jsonb not null default '{}' check (app.is_texts(idea, 16000)),
	preferred_period text check (octet_length(preferred_period) <= 1000),
	help text check (octet_length(help) <= 4000),
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	house_rules_at timestamptz,
	privacy_at timestamptz,
	submitted_at timestamptz,
	created_at timestamptz not null default now(),
	check (state = 'draft' or (house_rules_at is not null and privacy_at is not null and submitted_at is not null))
);
create index on public.submission (artist_id);
create index on public.submission (state, submitted_at);

create table public.submission_work (
	id uuid primary key default gen_random_uuid(),
	submission_id uuid not null references public.submission on delete cascade,
	artwork_id uuid not null references public.artwork on delete cascade,
	revision_id uuid not null references public.artwork_revision on delete restrict,
	position int not null,
	state text not null default 'undecided' check (state in ('undecided', 'accepted', 'waitlisted', 'declined', 'confirmed', 'given_back')),
	unique (submission_id, artwork_id)
);
create index on public.submission_work (artwork_id);
create index on public.submission_work (revision_id);

create table public.note (
	id uuid primary key default gen_random_uuid(),
	submission_id uuid not null references public.submission on delete cascade,
	by_account uuid references public.account on delete set null,
	text text not null check (octet_length(text) between 1 and 16000),
	at timestamptz not null default now()
);
create index on public.note (submission_id);

-- The moves that a submission and a work in it may make. states.ts of the calls has the same table.
create table app.submission_move (from_state text, to_state text, primary key (from_state, to_state));

create table app.submission_work_move (from_state text, to_state text, primary key (from_state, to_state));

alter table public.call enable row level security;
alter table public.submission enable row level security;
alter table public.submission_work enable row level security;
alter table public.note enable row level security;

grant select on public.call, public.submission, public.submission_work, public.note to authenticated;
grant select, insert, update, delete on public.call, public.submission, public.submission_work, public.note to service_role;

create policy "calls are known to who is signed in" on public.call for select to authenticated using (true);
create policy "own submissions, or sent ones" on public.submission for select to authenticated
	using (app.is_mine(artist_id) or (state not in ('draft', 'withdrawn') and (select app.is_curator())));
create policy "of readable submissions" on public.submission_work for select to authenticated
	using (exists (select from public.submission s where s.id = submission_id));
create policy "the desk, but not about oneself" on public.note for select to authenticated
	using ((select app.is_curator()) and exists (select from public.submission s where s.id = submission_id and not app.is_mine(s.artist_id)));

create function app.check_submission_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;

create function app.check_submission_work_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_work_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;

-- What a work still needs before it can be submitted: photo, title, size, technique. A photograph counts when its master is
-- stored.
create function app.missing_to_send(revision uuid) returns text[]
language sql stable security definer set search_path = '' as $$
	select array_remove(array[
		case when not exists (select from public.revision_photo rp join public.photo p on p.id = rp.photo_id
			join public.media m on m.id = p.media_id where rp.revision_id = r.id and p.role = 'front' and m.state <> 'receiving') then 'photo' end,
		case when r.title = '{}' and not r.untitled then 'title' end,
		case when exists (select from public.artwork_part p where p.revision_id = r.id and (p.height_mm is null or p.width_mm is null))
			or not exists (select from public.artwork_part p where p.revision_id = r.id) then 'size' end,
		case when r.technique = '{}' then 'technique' end], null)
	from public.artwork_revision r where r.id = revision
$$;

-- Submits works to a call: freezes each draft and makes one submission. `p_values`: {idea, preferred_period, help, language,
-- house_rules, privacy, consents: {website: true, …}, wording}. Refuses 404 not-found, 422 nothing-to-send, 422 not-complete
-- (detail: artwork id -> what is missing), 422 call-closed, 409 already-sent (detail: artwork), 422 rules-not-accepted,
-- 422 invalid.
create function public.submit_artworks(p_call uuid, p_artist uuid, p_artworks uuid[], p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	asked public.call;
	result uuid;
	work uuid;
	draft uuid;
	missing text[];
	incomplete jsonb := '{}';
	n int := 0;
begin
	if not app.may_edit(p_artist) then perform app.refuse(404, 'not-found'); end if;
	select * into asked from public.call where id = p_call;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if app.berlin_today() not between asked.opens and coalesce(asked.closes, 'infinity') then perform app.refuse(422, 'call-closed'); end if;
	if coalesce(cardinality(p_artworks), 0) = 0 then perform app.refuse(422, 'nothing-to-send'); end if;
	if not coalesce((p_values ->> 'house_rules')::boolean and (p_values ->> 'privacy')::boolean, false) then
		perform app.refuse(422, 'rules-not-accepted');
	end if;
	-- Lock all works at once and in one order, so that two submissions of the same works do not deadlock.
	perform from public.artwork where id = any (p_artworks) order by id for update;
	insert into public.submission (call_id, artist_id, account_id, state, idea, preferred_period, help, language,
		house_rules_at, privacy_at, submitted_at)
	values (p_call, p_artist, me, 'submitted', coalesce(p_values -> 'idea', '{}'), p_values ->> 'preferred_period',
		p_values ->> 'help', coalesce(p_values ->> 'language', 'de'), now(), now(), now())
	returning id into result;
	foreach work in array p_artworks loop
		n := n + 1;
		if app.owner_of(work) is distinct from p_artist then perform app.refuse(404, 'not-found'); end if;
		draft := app.draft_of(work);
		if exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.artwork_id = work and s.call_id = p_call and s.state not in ('decided', 'withdrawn')) then
			perform app.refuse(409, 'already-sent', jsonb_build_object('artwork', work));
		end if;
		missing := app.missing_to_send(draft);
		if cardinality(missing) > 0 then incomplete := incomplete || jsonb_build_object(work::text, missing); end if;
		update public.artwork_revision set frozen_at = now() where id = draft;
		insert into public.submission_work (submission_id, artwork_id, revision_id, position) values (result, work, draft, n);
		insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
		select work, key, value::boolean, coalesce(p_values ->> 'wording', '-'), coalesce(p_values ->> 'language', 'de'), 'online', me
		from jsonb_each_text(coalesce(p_values -> 'consents', '{}'));
	end loop;
	if incomplete <> '{}' then perform app.refuse(422, 'not-complete', incomplete); end if;
	perform app.queue_mail(me, 'submission-received', jsonb_build_object('submission', result, 'works', n),
		coalesce(p_values ->> 'language', 'de'), 'submission-received:' || result);
	return result;
exception
	when data_exception or integrity_constraint_violation then
		perform app.refuse(422, 'invalid');
		return null;
end $$;

-- Withdraws a submission. Refuses 404 not-found, 409 illegal-move.
create function public.withdraw_submission(p_submission uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare sender uuid;
begin
	select artist_id into sender from public.submission where id = p_submission for update;
	-- A suspended artist may still withdraw.
	if sender is null or not (app.is_mine(sender) or app.entered_by_me(sender)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission set state = 'withdrawn' where id = p_submission;
end $$;

-- Adds a note of the desk about a submission. Refuses 404 not-found, 422 invalid.
create function public.add_note(p_submission uuid, p_text text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.submission where id = p_submission and state not in ('draft', 'withdrawn')) then
		perform app.refuse(404, 'not-found');
	end if;
	insert into public.note (submission_id, by_account, text) values (p_submission, auth.uid(), p_text);
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.submit_artworks(uuid, uuid, uuid[], jsonb), public.withdraw_submission(uuid),
	public.add_note(uuid, text) to authenticated;

create trigger check_move before update of state on public.submission for each row when (old.state <> new.state) execute function app.check_submission_move();
create trigger check_move before update of state on public.submission_work for each row when (old.state <> new.state) execute function app.check_submission_work_move();

create trigger log_action after insert or update of state on public.submission for each row execute function app.log_action();

insert into public.call (slug, title, introduction, opens, permanent) values (
	'immer-offen',
	'{"de": {"t": "Immer offen", "by": "author"}, "en": {"t": "Always open", "by": "author"}}',
	'{"de": {"t": "Künstlerinnen und Künstler mit Migrationsgeschichte zeigen ihre Arbeiten kostenlos an den Wänden unseres Büros.", "by": "author"}, "en": {"t": "Artists with migration history show their work on the walls of our office, free of charge.", "by": "author"}}',
	'2022-02-08', true
);

insert into app.submission_move values
	('draft', 'submitted'), ('submitted', 'in_review'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'),
	('submitted', 'changes_requested'), ('in_review', 'changes_requested'),
	('changes_requested', 'submitted'), ('changes_requested', 'withdrawn'), ('in_review', 'decided');

insert into app.submission_work_move values
	('undecided', 'accepted'), ('undecided', 'waitlisted'), ('undecided', 'declined'),
	('waitlisted', 'accepted'), ('waitlisted', 'declined'), ('accepted', 'confirmed'), ('accepted', 'given_back');

-- Decisions on submitted works: a curator plans and releases them, the artist answers.

-- A decision is replaced, never changed. The artist sees only released decisions.
create table public.decision (
	id uuid primary key default gen_random_uuid(),
	submission_work_id uuid not null references public.submission_work on delete cascade,
	outcome text not null check (outcome in ('accepted', 'waitlisted', 'declined')),
	words jsonb not null default '{}' check (app.is_texts(words, 16000)),
	until date,
	planned_by uuid references public.account on delete set null,
	planned_at timestamptz not null default now(),
	released_by uuid references public.account on delete set null,
	released_at timestamptz,
	replaced_at timestamptz,
	check ((outcome = 'waitlisted') or until is null)
);
-- At most one released decision in force, and one planned decision to follow it.
create unique index one_decision_per_work on public.decision (submission_work_id, (released_at is null)) where replaced_at is null;

alter table public.decision enable row level security;

grant select on public.decision to authenticated;
grant select, insert, update, delete on public.decision to service_role;

-- A curator who is also the artist waits for the release like any artist.
create policy "own once released, the desk before" on public.decision for select to authenticated
	using (((select app.is_curator()) and not exists (select from public.submission_work sw
			where sw.id = submission_work_id and app.my_artwork(sw.artwork_id))) or (released_at is not null and replaced_at is null
		and exists (select from public.submission_work sw where sw.id = submission_work_id)));

-- Plans a decision about one work and replaces an earlier plan. Refuses 404 not-found, 403 own-work, 409 already-released,
-- 422 invalid.
create function public.plan_decision(p_submission_work uuid, p_outcome text, p_words jsonb, p_until date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_curator();
	work public.submission_work;
	sent public.submission;
	result uuid;
begin
	select * into work from public.submission_work where id = p_submission_work;
	select * into sent from public.submission where id = work.submission_id for update;
	if sent.id is null or sent.state in ('draft', 'withdrawn') then perform app.refuse(404, 'not-found'); end if;
	if app.my_artwork(work.artwork_id) or app.is_mine(sent.artist_id) then perform app.refuse(403, 'own-work'); end if;
	if sent.state = 'submitted' then update public.submission set state = 'in_review' where id = sent.id; end if;
	-- A released decision stands, but the waiting list can still become a yes or a no.
	if exists (select from public.decision d where d.submission_work_id = work.id and d.replaced_at is null
		and d.released_at is not null) and work.state <> 'waitlisted' then
		perform app.refuse(409, 'already-released');
	end if;
	-- A released decision stays in force until the next one is released.
	update public.decision set replaced_at = now()
	where submission_work_id = work.id and replaced_at is null and released_at is null;
	insert into public.decision (submission_work_id, outcome, words, until, planned_by)
	values (work.id, p_outcome, p_words, p_until, me) returning id into result;
	return result;
exception when integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Releases the planned decisions of a submission: from now on the artist sees them, and gets a mail. Returns how many. Refuses
-- 404 not-found, 403 own-work, 409 nothing-planned.
create function public.release_decisions(p_submission uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_curator();
	sent public.submission;
	released int;
begin
	select * into sent from public.submission where id = p_submission for update;
	if sent.id is null or sent.state in ('draft', 'withdrawn') then perform app.refuse(404, 'not-found'); end if;
	if app.is_mine(sent.artist_id) then perform app.refuse(403, 'own-work'); end if;
	update public.decision d set replaced_at = now() from public.decision next, public.submission_work sw
	where sw.submission_id = sent.id and d.submission_work_id = sw.id and d.released_at is not null and d.replaced_at is null
		and next.submission_work_id = sw.id and next.released_at is null and next.replaced_at is null;
	update public.decision d set released_at = now(), released_by = me
	from public.submission_work sw
	where sw.id = d.submission_work_id and sw.submission_id = sent.id and d.released_at is null and d.replaced_at is null;
	get diagnostics released = row_count;
	if released = 0 then perform app.refuse(409, 'nothing-planned'); end if;
	update public.submission_work sw set state = d.outcome from public.decision d
	where d.submission_work_id = sw.id and sw.submission_id = sent.id and d.replaced_at is null and d.released_at = now()
		and sw.state is distinct from d.outcome;
	if sent.state = 'in_review' and not exists (select from public.submission_work where submission_id = sent.id and state = 'undecided') then
		update public.submission set state = 'decided' where id = sent.id;
	end if;
	if sent.account_id is not null then
		perform app.queue_mail(sent.account_id, 'decision', jsonb_build_object('submission', sent.id,
			'works', (select jsonb_agg(jsonb_build_object('title', r.title, 'outcome', d.outcome, 'words', d.words, 'until', d.until) order by sw.position)
				from public.decision d join public.submission_work sw on sw.id = d.submission_work_id
				join public.artwork_revision r on r.id = sw.revision_id
				where sw.submission_id = sent.id and d.replaced_at is null and d.released_at = now())),
			sent.language, 'decision:' || sent.id || ':' || extract(epoch from now()));
	end if;
	return released;
end $$;

-- The artist confirms or gives back an accepted work. Refuses 404 not-found, 409 illegal-move.
create function public.answer_acceptance(p_submission_work uuid, p_confirm boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare work public.submission_work;
begin
	perform app.need_account();
	select * into work from public.submission_work where id = p_submission_work for update;
	if work.id is null or not app.may_edit(app.owner_of(work.artwork_id)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission_work set state = case when p_confirm then 'confirmed' else 'given_back' end where id = work.id;
end $$;

grant execute on function public.plan_decision(uuid, text, jsonb, date), public.release_decisions(uuid),
	public.answer_acceptance(uuid, boolean) to authenticated;

create trigger log_action after insert or update of released_at on public.decision for each row execute function app.log_action();

-- Rooms with their plans, opening hours and door codes (/r/…). A resource is what can be booked: a room or a wall.

-- Checks the shape of a room plan seen from above (`roomPlan.ts`). The page of the plan warns about things that
-- cross each other or reach over an edge.
create function app.is_room_plan(plan jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(plan) = 'object' and octet_length(plan::text) <= 60000
		and plan - array['outline', 'heightMm', 'walls', 'doors', 'windows', 'furniture', 'escape'] = '{}'
		and jsonb_typeof(plan -> 'outline') = 'array' and jsonb_array_length(plan -> 'outline') between 3 and 60
		and jsonb_typeof(plan -> 'walls') = 'array' and jsonb_typeof(plan -> 'doors') = 'array'
		and jsonb_typeof(plan -> 'windows') = 'array' and jsonb_typeof(plan -> 'furniture') = 'array'
		and jsonb_typeof(plan -> 'escape') = 'array'
		and not exists (select from jsonb_array_elements((plan -> 'outline') || (plan -> 'escape')) as places(place)
			where not coalesce((place ->> 'xMm') ~ '^-?[0-9]{1,6}$' and (place ->> 'yMm') ~ '^-?[0-9]{1,6}$', false)), false)
$$;

-- Checks opening hours: {"weekly": [{"day": 1 Monday … 7 Sunday, "from": "10:00", "to": "17:00"}], "exceptions": [{"from":
-- "2026-12-24", "to": "2027-01-01", "hours": [{"from", "to"}]}], "note": texts}. An exception without hours means closed. Times
-- are local time in Leipzig. The page warns about spans of one day that overlap.
create function app.is_span(span jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(span) = 'object' and (span ->> 'from') ~ '^([01]\d|2[0-3]):[0-5]\d$'
		and (span ->> 'to') ~ '^([01]\d|2[0-3]):[0-5]\d$' and (span ->> 'from') < (span ->> 'to'), false)
$$;

create function app.is_opening_hours(hours jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(hours) = 'object' and hours - array['weekly', 'exceptions', 'note'] = '{}'
		and jsonb_typeof(hours -> 'weekly') = 'array' and jsonb_array_length(hours -> 'weekly') <= 28
		and jsonb_typeof(hours -> 'exceptions') = 'array' and jsonb_array_length(hours -> 'exceptions') <= 60
		and app.is_texts(hours -> 'note', 4000)
		and not exists (select from jsonb_array_elements(hours -> 'weekly') as spans(span)
			where not app.is_span(span) or span - array['day', 'from', 'to'] <> '{}' or not coalesce((span ->> 'day') ~ '^[1-7]$', false))
		and not exists (select from jsonb_array_elements(hours -> 'exceptions') as exceptions(e)
			where e - array['from', 'to', 'hours'] <> '{}'
			or not coalesce((e ->> 'from') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'to') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'from') <= (e ->> 'to')
				and jsonb_typeof(e -> 'hours') = 'array' and jsonb_array_length(e -> 'hours') <= 4, false)
			or exists (select from jsonb_array_elements(e -> 'hours') as spans(span)
				where not app.is_span(span) or span - array['from', 'to'] <> '{}')), false)
$$;

create table public.resource (
	id int generated always as identity primary key,
	kind text not null check (kind in ('wall', 'room', 'zoom'))
);

create table public.room (
	resource_id int primary key references public.resource on delete restrict,
	name jsonb not null check (app.is_texts(name, 800) and name <> '{}'),
	floor text check (octet_length(floor) <= 200),
	step_free boolean,
	plan jsonb check (plan is null or (app.is_room_plan(plan) and octet_length(plan::text) <= 60000)),
	hours jsonb check (hours is null or (app.is_opening_hours(hours) and octet_length(hours::text) <= 40000)),
	-- Printed at the door, so it never changes.
	code text not null unique default app.new_code() check (code ~ '^[2-9A-HJKMNP-TV-Z]{8}$')
);

-- Older plans, so that past shows keep the room in which they hung.
create table public.room_plan_before (
	id int generated always as identity primary key,
	room_id int not null references public.room on delete cascade,
	plan jsonb not null check (app.is_room_plan(plan) and octet_length(plan::text) <= 60000),
	until timestamptz not null default now()
);
create index on public.room_plan_before (room_id, until);

alter table public.resource enable row level security;
alter table public.room enable row level security;
alter table public.room_plan_before enable row level security;

grant select on public.resource, public.room, public.room_plan_before to authenticated;
grant select, insert, update, delete on public.resource, public.room, public.room_plan_before to service_role;

create policy "the desk" on public.resource for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.room for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.room_plan_before for select to authenticated using ((select app.is_curator()));

create function app.keep_room_plan() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if old.plan is not null and old.plan is distinct from new.plan then
		insert into public.room_plan_before (room_id, plan) values (old.resource_id, old.plan);
	end if;
	return null;
end $$;

create function app.keep_room_code() returns trigger
language plpgsql set search_path = '' as $$
begin
	if new.code <> old.code then raise exception 'the code of a room is at its door'; end if;
	return new;
end $$;

-- Makes a room or changes it; returns its id. Refuses 404 not-found, 422 invalid.
create function public.save_room(p_room int, p_name jsonb, p_floor text, p_step_free boolean) returns int
language plpgsql security definer set search_path = '' as $$
declare result int := p_room;
begin
	perform app.need_coordinator();
	if result is null then
		insert into public.resource (kind) values ('room') returning id into result;
		insert into public.room (resource_id, name, floor, step_free) values (result, p_name, p_floor, p_step_free);
	else
		update public.room set name = p_name, floor = p_floor, step_free = p_step_free where resource_id = result;
		if not found then perform app.refuse(404, 'not-found'); end if;
	end if;
	return result;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the plan of a room; null removes it. Refuses 404 not-found, 422 invalid, also when a wall of the plan is not in this
-- room.
create function public.save_room_plan(p_room int, p_plan jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.room set plan = p_plan where resource_id = p_room;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if exists (select from jsonb_array_elements(p_plan -> 'walls') as placed(wall)
		where not exists (select from public.wall w where w.resource_id = (wall ->> 'wall')::int and w.room_id = p_room)) then
		perform app.refuse(422, 'invalid');
	end if;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Saves when the room is open; null if nobody has said so. Refuses 404 not-found, 422 invalid.
create function public.save_room_hours(p_room int, p_hours jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.room set hours = p_hours where resource_id = p_room;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.save_room(int, jsonb, text, boolean), public.save_room_plan(int, jsonb),
	public.save_room_hours(int, jsonb) to authenticated;
grant execute on function app.is_span(jsonb), app.is_opening_hours(jsonb) to service_role;

create trigger keep_room_plan after update of plan on public.room for each row execute function app.keep_room_plan();
create trigger keep_room_code before update of code on public.room for each row execute function app.keep_room_code();

create trigger log_action after update of plan on public.room for each row execute function app.log_action();
create trigger log_hours after update of hours on public.room for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.room deferrable initially deferred for each row execute function app.raise_epoch();

-- Walls with their measurements, rails and blocked zones; the photograph of the empty wall; the stock of cords and hooks.

-- A whole number within bounds. Null passes when `optional`.
create function app.is_whole(value jsonb, lowest int, highest int, optional boolean) returns boolean
language sql immutable set search_path = '' as $$
	select case
		when value is null or jsonb_typeof(value) = 'null' then optional
		when jsonb_typeof(value) <> 'number' then false
		else value::numeric = trunc(value::numeric) and value::numeric between lowest and highest end
$$;

-- Checks what suspension.ts reads: rails, points, unknown, or the old form `rail` (one rail over the whole wall).
create function app.is_suspension(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(case value ->> 'kind'
		when 'unknown' then true
		when 'rail' then app.is_whole(value -> 'heightMm', 1, 20000, true) and app.is_whole(value -> 'hookLoadG', 1, 2000000, true)
		when 'points' then not value ? 'points' or jsonb_typeof(value -> 'points') = 'array' and jsonb_array_length(value -> 'points') <= 200
			and not exists (select from jsonb_array_elements(value -> 'points') as points(p) where not coalesce(
				app.is_whole(p -> 'xMm', 0, 100000, false) and app.is_whole(p -> 'yMm', 0, 20000, false)
				and app.is_whole(p -> 'loadG', 1, 2000000, true), false))
		when 'rails' then jsonb_typeof(value -> 'rails') = 'array' and jsonb_array_length(value -> 'rails') <= 20
			and not exists (select from jsonb_array_elements(value -> 'rails') as rails(r) where not coalesce(
				app.is_whole(r -> 'fromMm', 0, 100000, false) and app.is_whole(r -> 'toMm', 0, 100000, false)
				and (r ->> 'toMm')::numeric > (r ->> 'fromMm')::numeric and app.is_whole(r -> 'heightMm', 1, 20000, false)
				and app.is_whole(r -> 'hookLoadG', 1, 2000000, true) and app.is_whole(r -> 'cordLoadG', 1, 2000000, true)
				and app.is_whole(r -> 'metreLoadG', 1, 2000000, true)
				and case coalesce(r -> 'positions' ->> 'kind', 'free')
					when 'free' then true
					when 'every' then app.is_whole(r -> 'positions' -> 'stepMm', 1, 100000, false)
						and app.is_whole(r -> 'positions' -> 'firstMm', 0, 100000, false)
					when 'listed' then jsonb_typeof(r -> 'positions' -> 'atMm') = 'array' and jsonb_array_length(r -> 'positions' -> 'atMm') <= 200
						and not exists (select from jsonb_array_elements(r -> 'positions' -> 'atMm') as places(at)
							where not app.is_whole(at, 0, 100000, false))
					else false end, false))
		else false end, false)
$$;

create table public.wall (
	resource_id int primary key references public.resource on delete restrict,
	room_id int not null references public.room on delete restrict,
	code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$'),
	position int not null default 1,
	retired_at timestamptz
);

-- Measuring a wall again makes a new revision, so that plans and past shows keep the wall they were made for.
create table public.wall_revision (
	id uuid primary key default gen_random_uuid(),
	wall_id int not null references public.wall on delete restrict,
	number int not null,
	width_mm int not null check (width_mm between 100 and 100000),
	height_mm int not null check (height_mm between 100 and 20000),
	centre_line_mm int not null default 1450 check (centre_line_mm between 1 and 20000),
	suspension jsonb not null default '{"kind": "unknown"}' check (jsonb_typeof(suspension) = 'object' and octet_length(suspension::text) <= 40000),
	daylight boolean not null default false,
	escape_route boolean not null default false,
	step_free boolean,
	measured_at date,
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	walkway boolean not null default false,
	unique (wall_id, number),
	check (centre_line_mm < height_mm),
	constraint wall_revision_suspension_readable check (app.is_suspension(suspension))
);

-- Where nothing may hang on a wall; `during` null means always.
create table public.blocked_zone (
	id uuid primary key default gen_random_uuid(),
	revision_id uuid not null references public.wall_revision on delete cascade,
	x_mm int not null check (x_mm >= 0),
	y_mm int not null check (y_mm >= 0),
	width_mm int not null check (width_mm > 0),
	height_mm int not null check (height_mm > 0),
	reason text not null check (reason in ('door', 'window', 'socket', 'radiator', 'escape-sign', 'furniture', 'screen', 'other')),
	during daterange
);
create index on public.blocked_zone (revision_id);

-- The photograph of the empty wall, for the desk only, and how it lies on the elevation: {aX, aY, bX, bY: two points in
-- ten-thousandths of its width and height from its upper left corner, lengthMm: from a to b, level, xMm, yMm: of a on the wall}.
create table public.wall_photo (
	wall_id int primary key references public.wall on delete cascade,
	bucket text not null default 'pictures' check (octet_length(bucket) <= 20 and bucket = 'pictures'),
	path text not null unique check (octet_length(path) <= 200),
	width int not null check (width between 1 and 20000),
	height int not null check (height between 1 and 20000),
	bytes int not null check (bytes > 0),
	scale jsonb check (jsonb_typeof(scale) = 'object' and octet_length(scale::text) <= 400),
	created_at timestamptz not null default now()
);

create table public.stock (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind in ('cord', 'hook', 'rod')),
	length_mm int check (length_mm > 0),
	load_g int check (load_g > 0),
	amount int not null check (amount >= 0),
	constraint stock_bounds check (coalesce(length_mm, 1) <= 20000 and coalesce(load_g, 1) <= 1000000 and amount <= 100000)
);

alter table public.wall enable row level security;
alter table public.wall_revision enable row level security;
alter table public.blocked_zone enable row level security;
alter table public.wall_photo enable row level security;
alter table public.stock enable row level security;

grant select on public.wall, public.wall_revision, public.blocked_zone, public.stock, public.wall_photo to authenticated;
grant select, insert, update, delete on public.wall, public.wall_revision, public.blocked_zone, public.stock,
	public.wall_photo to service_role;

create policy "the desk" on public.wall for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.wall_revision for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.blocked_zone for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.wall_photo for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.stock for select to authenticated using ((select app.is_curator()));

create function app.keep_wall_revision() returns trigger
language plpgsql set search_path = '' as $$
begin
	-- Deleting an account may clear who measured. The measures stay.
	if tg_op = 'UPDATE' and to_jsonb(new) ->> 'created_by' is null
		and to_jsonb(new) - 'created_by' = to_jsonb(old) - 'created_by' then
		return new;
	end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;

-- The latest revision of a wall.
create function app.wall_now(asked_wall int) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.wall_revision where wall_id = asked_wall order by number desc limit 1
$$;

-- Makes a wall or measures it again. `p_values`: {room, code, position, width_mm, height_mm, centre_line_mm, suspension,
-- daylight, escape_route, walkway, zones: [{x_mm, y_mm, width_mm, height_mm, reason, from, to}]}. Refuses 404 not-found,
-- 409 code-taken, 422 zone-outside, 422 invalid.
create function public.save_wall(p_wall int, p_values jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare
	result int := p_wall;
	revision uuid;
begin
	perform app.need_coordinator();
	if result is null then
		insert into public.resource (kind) values ('wall') returning id into result;
		insert into public.wall (resource_id, room_id, code, position)
		values (result, (p_values ->> 'room')::int, p_values ->> 'code', coalesce((p_values ->> 'position')::int, 1));
	else
		update public.wall set room_id = (p_values ->> 'room')::int, code = p_values ->> 'code',
			position = coalesce((p_values ->> 'position')::int, position) where resource_id = result;
		if not found then perform app.refuse(404, 'not-found'); end if;
	end if;
	insert into public.wall_revision (wall_id, number, width_mm, height_mm, centre_line_mm, suspension, daylight, escape_route, walkway,
		measured_at, created_by)
	values (result, (select coalesce(max(number), 0) + 1 from public.wall_revision where wall_id = result),
		(p_values ->> 'width_mm')::int, (p_values ->> 'height_mm')::int, coalesce((p_values ->> 'centre_line_mm')::int, 1450),
		coalesce(p_values -> 'suspension', '{"kind": "unknown"}'), coalesce((p_values ->> 'daylight')::boolean, false),
		coalesce((p_values ->> 'escape_route')::boolean, false), coalesce((p_values ->> 'walkway')::boolean, false),
		app.berlin_today(), auth.uid())
	returning id into revision;
	insert into public.blocked_zone (revision_id, x_mm, y_mm, width_mm, height_mm, reason, during)
	select revision, (z ->> 'x_mm')::int, (z ->> 'y_mm')::int, (z ->> 'width_mm')::int, (z ->> 'height_mm')::int, z ->> 'reason',
		case when z ->> 'from' is not null or z ->> 'to' is not null then daterange((z ->> 'from')::date, (z ->> 'to')::date, '[]') end
	from jsonb_array_elements(coalesce(p_values -> 'zones', '[]')) as zones(z);
	if exists (select from public.blocked_zone z join public.wall_revision r on r.id = z.revision_id
		where r.id = revision and (z.x_mm + z.width_mm > r.width_mm or z.y_mm + z.height_mm > r.height_mm)) then
		perform app.refuse(422, 'zone-outside');
	end if;
	return result;
exception
	when unique_violation then perform app.refuse(409, 'code-taken'); return null;
	when data_exception or integrity_constraint_violation then
		perform app.refuse(422, 'invalid'); return null;
end $$;

-- Lists when a wall was measured and by whom, latest first. For coordinators, because it shows email addresses.
create function public.list_measurings(p_wall int)
returns table (number int, measured_at date, width_mm int, height_mm int, email text)
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select r.number, r.measured_at, r.width_mm, r.height_mm, u.email::text
		from public.wall_revision r left join auth.users u on u.id = r.created_by
		where r.wall_id = p_wall order by r.number desc;
end $$;

-- Saves a photograph and returns the file of the one before. `p_photo`: {path, width, height, bytes}. Refuses 404 not-found,
-- 422 invalid.
create function public.save_wall_photo(p_wall int, p_photo jsonb) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	perform from public.wall w where w.resource_id = p_wall for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	return query delete from public.wall_photo p where p.wall_id = p_wall returning p.bucket, p.path;
	insert into public.wall_photo (wall_id, path, width, height, bytes)
	values (p_wall, p_photo ->> 'path', (p_photo ->> 'width')::int, (p_photo ->> 'height')::int, (p_photo ->> 'bytes')::int);
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Removes the photograph of a wall; returns its file, for the caller to remove. Refuses 404 not-found.
create function public.remove_wall_photo(p_wall int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query delete from public.wall_photo p where p.wall_id = p_wall returning p.bucket, p.path;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Saves where the photograph lies on the wall; null if unknown. Refuses 404 not-found, 422 invalid.
create function public.scale_wall_photo(p_wall int, p_scale jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.wall_photo set scale = p_scale where wall_id = p_wall;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Saves lines of the stock: a line with an id is changed, one without is added, one with `gone` is removed; all others stay.
-- `p_lines`: [{id, kind, length_mm, load_g, amount, gone}]. Refuses 404 not-found (somebody removed one meanwhile), 422 invalid.
create function public.save_stock(p_lines jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare line jsonb;
begin
	perform app.need_coordinator();
	for line in select * from jsonb_array_elements(p_lines) loop
		if line ->> 'id' is null then
			insert into public.stock (kind, length_mm, load_g, amount)
			values (line ->> 'kind', (line ->> 'length_mm')::int, (line ->> 'load_g')::int, (line ->> 'amount')::int);
		elsif coalesce((line ->> 'gone')::boolean, false) then
			delete from public.stock where id = (line ->> 'id')::uuid;
		else
			update public.stock set kind = line ->> 'kind', length_mm = (line ->> 'length_mm')::int,
				load_g = (line ->> 'load_g')::int, amount = (line ->> 'amount')::int where id = (line ->> 'id')::uuid;
			if not found then perform app.refuse(404, 'not-found'); end if;
		end if;
	end loop;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.save_wall(int, jsonb), public.list_measurings(int), public.save_wall_photo(int, jsonb),
	public.remove_wall_photo(int), public.scale_wall_photo(int, jsonb), public.save_stock(jsonb) to authenticated;
grant execute on function app.is_whole(jsonb, int, int, boolean), app.is_suspension(jsonb) to service_role;

create trigger keep before update or delete on public.wall_revision for each row execute function app.keep_wall_revision();
create trigger keep before update or delete on public.blocked_zone for each row execute function app.keep_wall_revision();

create trigger log_action after insert on public.wall_revision for each row execute function app.log_action();
create trigger log_action after insert or update or delete on public.stock for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.wall deferrable initially deferred for each row execute function app.raise_epoch();

-- Shows with their dates and events.

create table public.exhibition (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	state text not null default 'draft' check (state in ('draft', 'scheduled', 'published', 'cancelled')),
	title jsonb not null check (app.is_texts(title, 1200) and title <> '{}'),
	subtitle jsonb not null default '{}' check (app.is_texts(subtitle, 1200)),
	introduction jsonb not null default '{}' check (app.is_texts(introduction, 40000)),
	plain_introduction jsonb not null default '{}' check (app.is_texts(plain_introduction, 40000)),
	visiting_notes jsonb not null default '{}' check (app.is_texts(visiting_notes, 8000)),
	access_notes jsonb not null default '{}' check (app.is_texts(access_notes, 8000)),
	funders text check (octet_length(funders) <= 4000),
	installs date not null,
	opens date not null,
	closes date not null,
	taken_down date not null,
	online_until date,
	curator_id uuid references public.account on delete set null,
	published_at timestamptz,
	cancelled_at timestamptz,
	created_at timestamptz not null default now(),
	check (installs <= opens and opens <= closes and closes <= taken_down),
	check (taken_down - installs <= 1100),
	check (online_until is null or online_until >= closes)
);

-- Former addresses of shows, which still lead to the show.
create table public.old_slug (
	slug text primary key,
	exhibition_id uuid not null references public.exhibition on delete cascade
);

create table public.event (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete cascade,
	kind text not null check (kind in ('opening', 'finissage', 'tour', 'talk', 'workshop')),
	title jsonb not null default '{}' check (app.is_texts(title, 1200)),
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	languages text[] not null default '{}',
	-- Empty means in the office.
	place jsonb not null default '{}' check (app.is_texts(place, 1200)),
	-- Counts the changes; a calendar with a lower number takes the newer event (RFC 5545, 3.8.7.4).
	sequence int not null default 0 check (sequence >= 0),
	changed_at timestamptz not null default now(),
	constraint event_lasts_a_day check (ends_at <= starts_at + interval '1 day'),
	constraint event_languages_known check (cardinality(languages) <= 12
		and languages <@ array['de', 'en', 'ar', 'fa', 'uk', 'ru', 'vi', 'tr', 'es', 'fr', 'gsg', 'ku', 'ti', 'so', 'ps', 'pl'])
);
create index on public.event (exhibition_id);

alter table public.exhibition enable row level security;
alter table public.old_slug enable row level security;
alter table public.event enable row level security;

grant select on public.exhibition, public.old_slug, public.event to authenticated;
grant select, insert, update, delete on public.exhibition, public.old_slug, public.event to service_role;

create policy "the desk" on public.exhibition for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.old_slug for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.event for select to authenticated using ((select app.is_curator()));

-- The period for which a show books its walls: from the first day of installation to the end of the last day of take-down.
create function app.period_of(show public.exhibition) returns tstzrange
language sql stable set search_path = '' as $$
	select tstzrange(app.berlin_midnight((show).installs), app.berlin_midnight((show).taken_down + 1))
$$;

-- Makes or changes a show and books its walls. `p_values` has columns of exhibition. A show without walls is a draft, with walls
-- it is scheduled. Refuses 404 not-found, 409 resource-taken, 409 illegal-move (cancelled), 422 dates, 422 invalid,
-- 409 wall-in-use (a published hang has works on that wall).
create function public.save_exhibition(p_exhibition uuid, p_values jsonb, p_walls int[]) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	show public.exhibition;
	wish text := p_values ->> 'slug';
	n int := 1;
begin
	perform app.need_curator();
	if p_exhibition is not null then
		select * into show from public.exhibition where id = p_exhibition for update;
		if not found then perform app.refuse(404, 'not-found'); end if;
		if show.state = 'cancelled' then perform app.refuse(409, 'illegal-move'); end if;
	end if;
	show := jsonb_populate_record(show, p_values - array['id', 'state', 'slug', 'published_at', 'cancelled_at', 'created_at', 'curator_id']);
	if not coalesce(show.installs <= show.opens and show.opens <= show.closes and show.closes <= show.taken_down
		and show.taken_down - show.installs <= 1100, false) then
		perform app.refuse(422, 'dates');
	end if;
	if p_exhibition is null then
		show.id := gen_random_uuid();
		show.slug := wish;
		perform pg_advisory_xact_lock(hashtext('exhibition.slug'));
		while exists (select from public.exhibition where slug = show.slug) or exists (select from public.old_slug where slug = show.slug) loop
			n := n + 1;
			show.slug := rtrim(left(wish, 70), '-') || '-' || n;
		end loop;
		insert into public.exhibition (id, slug, title, installs, opens, closes, taken_down, curator_id)
		values (show.id, show.slug, show.title, show.installs, show.opens, show.closes, show.taken_down, auth.uid());
	end if;
	update public.exhibition set title = show.title, subtitle = coalesce(show.subtitle, '{}'),
		introduction = coalesce(show.introduction, '{}'), plain_introduction = coalesce(show.plain_introduction, '{}'),
		visiting_notes = coalesce(show.visiting_notes, '{}'), access_notes = coalesce(show.access_notes, '{}'),
		funders = show.funders, installs = show.installs, opens = show.opens, closes = show.closes,
		taken_down = show.taken_down, online_until = show.online_until
	where id = show.id;
	if exists (select from unnest(p_walls) as asked(r) where not exists (select from public.wall w where w.resource_id = r and w.retired_at is null)) then
		perform app.refuse(422, 'invalid');
	end if;
	if not app.published_walls(show.id) <@ coalesce(p_walls, '{}') then
		perform app.refuse(409, 'wall-in-use');
	end if;
	perform app.book(coalesce(p_walls, '{}'), app.period_of(show), show.id, 'show');
	update public.exhibition set state = case when coalesce(cardinality(p_walls), 0) > 0 then 'scheduled' else 'draft' end
	where id = show.id and state in ('draft', 'scheduled');
	return show.id;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Publishes the show, or takes it back to scheduled. Refuses 404 not-found, 409 no-walls, 409 illegal-move.
create function public.publish_exhibition(p_exhibition uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	was text;
begin
	perform app.need_curator();
	update public.exhibition set state = case when p_on then 'published' else 'scheduled' end,
		published_at = case when p_on then coalesce(published_at, now()) else published_at end
	where id = p_exhibition and state = case when p_on then 'scheduled' else 'published' end;
	if not found then
		select state into was from public.exhibition where id = p_exhibition;
		if was is null then perform app.refuse(404, 'not-found'); end if;
		-- A show is a draft as long as it has no walls.
		perform app.refuse(409, case when p_on and was = 'draft' then 'no-walls' else 'illegal-move' end);
	end if;
end $$;

-- Cancels a show and frees its walls; its page disappears. Numbers and codes stay, because they are printed. Refuses
-- 404 not-found.
create function public.cancel_exhibition(p_exhibition uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	update public.exhibition set state = 'cancelled', cancelled_at = now() where id = p_exhibition and state <> 'cancelled';
	if not found then perform app.refuse(404, 'not-found'); end if;
	update public.booking set cancelled_at = now() where exhibition_id = p_exhibition and cancelled_at is null;
end $$;

-- Adds an event (`p_event` is null) or changes one of this show. Returns its id. `p_values`: kind, title, starts_at, ends_at,
-- languages, place. Refuses 404 not-found, 422 too-many-events (100 a show), 422 invalid.
create function public.save_event(p_exhibition uuid, p_event uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	given public.event;
	result uuid := p_event;
begin
	perform app.need_curator();
	given := jsonb_populate_record(null::public.event, p_values);
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_event is null then
		if (select count(*) from public.event where exhibition_id = p_exhibition) >= 100 then perform app.refuse(422, 'too-many-events'); end if;
		insert into public.event (exhibition_id, kind, title, starts_at, ends_at, languages, place)
		values (p_exhibition, given.kind, coalesce(given.title, '{}'), given.starts_at, given.ends_at, coalesce(given.languages, '{}'),
			coalesce(given.place, '{}')) returning id into result;
		return result;
	end if;
	update public.event set kind = given.kind, title = coalesce(given.title, '{}'), starts_at = given.starts_at, ends_at = given.ends_at,
		languages = coalesce(given.languages, '{}'), place = coalesce(given.place, '{}'), sequence = sequence + 1, changed_at = now()
	where id = p_event and exhibition_id = p_exhibition;
	if not found then perform app.refuse(404, 'not-found'); end if;
	return result;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Removes an event. Refuses 404 not-found.
create function public.remove_event(p_exhibition uuid, p_event uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	delete from public.event where id = p_event and exhibition_id = p_exhibition;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

grant execute on function public.save_exhibition(uuid, jsonb, int[]), public.publish_exhibition(uuid, boolean),
	public.cancel_exhibition(uuid), public.save_event(uuid, uuid, jsonb), public.remove_event(uuid, uuid) to authenticated;

create trigger log_action after insert or update of state on public.exhibition for each row execute function app.log_action();
create trigger log_action after insert or update or delete on public.event for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.exhibition deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.old_slug deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.event deferrable initially deferred for each row execute function app.raise_epoch();

-- Which show has which wall or room, and when.

-- Two bookings of one resource never overlap. Periods are half-open, so that one show can end when the next begins.
create table public.booking (
	id uuid primary key default gen_random_uuid(),
	resource_id int not null references public.resource on delete restrict,
	during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during)),
	exhibition_id uuid references public.exhibition on delete restrict,
	phase text not null check (phase in ('show', 'installation', 'take-down', 'event', 'request')),
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	cancelled_at timestamptz,
	-- int4range replaces equality, because plain GiST has none for int and this needs no extension.
	constraint resource_is_free exclude using gist
		(int4range(resource_id, resource_id, '[]') with &&, during with &&) where (cancelled_at is null)
);
create index on public.booking (exhibition_id);

alter table public.booking enable row level security;

grant select on public.booking to authenticated;
grant select, insert, update, delete on public.booking to service_role;

create policy "the desk" on public.booking for select to authenticated using ((select app.is_curator()));

-- Books resources for an exhibition and cancels what it had before. It locks the resource rows in order of their ids first,
-- because with the constraint alone fifty people who book at once end in deadlocks. Refuses 409 resource-taken with detail
-- {resource, code, exhibition, title, until, freeFrom}: `until` is the last day of the other booking, `freeFrom` the first day
-- from which the whole period fits.
create function app.book(resources int[], wanted tstzrange, for_exhibition uuid, for_phase text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	other record;
	start timestamptz;
	blocking timestamptz;
begin
	perform from public.resource where id = any (resources) order by id for update;
	update public.booking set cancelled_at = now() where exhibition_id = for_exhibition and phase = for_phase and cancelled_at is null;
	select b.resource_id, b.during, b.exhibition_id, e.title, w.code into other
	from public.booking b left join public.exhibition e on e.id = b.exhibition_id left join public.wall w on w.resource_id = b.resource_id
	where b.resource_id = any (resources) and b.cancelled_at is null and b.during && wanted
	order by w.position, b.resource_id, b.during limit 1;
	if found then
		start := upper(other.during);
		loop
			select max(upper(b.during)) into blocking from public.booking b
			where b.resource_id = other.resource_id and b.cancelled_at is null
				-- The period keeps its length in local time; a change to or from summer time does not make it longer.
				and b.during && tstzrange(start, ((start at time zone 'Europe/Berlin') + ((upper(wanted) at time zone 'Europe/Berlin')
					- (lower(wanted) at time zone 'Europe/Berlin'))) at time zone 'Europe/Berlin');
			exit when blocking is null;
			start := blocking;
		end loop;
		perform app.refuse(409, 'resource-taken', jsonb_build_object('resource', other.resource_id, 'code', other.code,
			'exhibition', other.exhibition_id, 'title', other.title,
			'until', ((upper(other.during) - interval '1 second') at time zone 'Europe/Berlin')::date,
			'freeFrom', (start at time zone 'Europe/Berlin')::date));
	end if;
	insert into public.booking (resource_id, during, exhibition_id, phase, created_by)
	select r, wanted, for_exhibition, for_phase, auth.uid() from unnest(resources) as asked(r);
end $$;

create trigger log_action after insert or update of cancelled_at on public.booking for each row execute function app.log_action();

-- Works in a show: each has a number and a code for good, also after it has left.

-- Works in a show. Rows are never deleted.
create table public.exhibition_work (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	artwork_id uuid not null references public.artwork on delete restrict,
	revision_id uuid not null references public.artwork_revision on delete restrict,
	number int not null check (number >= 1),
	code text not null unique check (code ~ '^[2-9A-HJKMNP-TV-Z]{8}$'),
	custody text not null default 'expected' check (custody in ('expected', 'received', 'hung', 'removed-early', 'taken-down', 'returned', 'not-collected')),
	removed_at timestamptz,
	removed_reason text check (removed_reason in ('sold', 'damaged', 'withdrawn', 'complaint', 'changed-mind')),
	-- Why a work that burns easily may hang in an escape route.
	escape_note text check (octet_length(escape_note) between 1 and 4000),
	replaces uuid references public.exhibition_work on delete restrict,
	unique (exhibition_id, number),
	unique (exhibition_id, artwork_id)
);
create index on public.exhibition_work (artwork_id);
create index on public.exhibition_work (revision_id);
create index on public.exhibition_work (replaces);

alter table public.exhibition_work enable row level security;

grant select on public.exhibition_work to authenticated;
grant select, insert, update, delete on public.exhibition_work to service_role;

create policy "the desk" on public.exhibition_work for select to authenticated using ((select app.is_curator()));

-- Numbers and codes are printed, so the row stays even when the work leaves the show.
create function app.keep_exhibition_work() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'DELETE' or new.number <> old.number or new.code <> old.code or new.exhibition_id <> old.exhibition_id
		or new.artwork_id <> old.artwork_id then
		perform app.refuse(409, 'frozen');
	end if;
	return new;
end $$;

-- Adds accepted works to a show: each gets the next number and a code. Returns how many. Refuses 404 not-found, 422 not-accepted.
create function public.add_exhibition_works(p_exhibition uuid, p_submission_works uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
	item record;
	next_number int;
	added int := 0;
begin
	perform app.need_curator();
	-- Lock the works before the show, in the same order as an artist who gives a work back, so that neither slips in between.
	perform from public.submission_work sw join public.submission s on s.id = sw.submission_id
	where sw.id = any (p_submission_works) order by sw.id for share of sw, s;
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	for item in select sw.id, sw.artwork_id, sw.revision_id, sw.state, s.state as sent
		from unnest(p_submission_works) with ordinality as asked(id, n)
		left join public.submission_work sw on sw.id = asked.id left join public.submission s on s.id = sw.submission_id order by n
	loop
		if item.state is null or item.state not in ('accepted', 'confirmed') or item.sent = 'withdrawn' then perform app.refuse(422, 'not-accepted'); end if;
		select coalesce(max(number), 0) + 1 into next_number from public.exhibition_work where exhibition_id = p_exhibition;
		insert into public.exhibition_work as ew (exhibition_id, artwork_id, revision_id, number, code)
		values (p_exhibition, item.artwork_id, item.revision_id, next_number, app.new_code())
		on conflict (exhibition_id, artwork_id) do update set removed_at = null, removed_reason = null,
			custody = case when ew.custody = 'removed-early' then 'received' else ew.custody end;
		added := added + 1;
	end loop;
	return added;
end $$;

-- Locks the show of a work and returns it. Refuses 404 not-found, 409 show-over: a past show keeps its walls as they were.
create function app.lock_show_of(work uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare show public.exhibition;
begin
	select e.* into show from public.exhibition e join public.exhibition_work ew on ew.exhibition_id = e.id where ew.id = work for update of e;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if show.closes < app.berlin_today() then perform app.refuse(409, 'show-over'); end if;
	return show.id;
end $$;

-- Takes a work out of its show: from the draft, and from the public walls at once. Its number and code stay. The caller has
-- locked the show.
create function app.take_out(work uuid, reason text, since timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
	show uuid;
	hung boolean;
begin
	select exhibition_id into show from public.exhibition_work where id = work;
	-- Wait for a draft that is being saved, so that the work is removed after the save.
	perform from public.hang_version where exhibition_id = show and state = 'draft' for update;
	delete from public.placement p using public.hang_version v where v.id = p.version_id and v.exhibition_id = show and v.state = 'draft'
		and p.exhibition_work_id = work;
	if found then update public.hang_version set lock = lock + 1 where exhibition_id = show and state = 'draft'; end if;
	-- A work that hung during the show was in the house, even if nobody ticked it.
	hung := exists (select from public.placement p join public.exhibition e on e.id = show
		where p.version_id = app.hang_in_effect(show) and p.exhibition_work_id = work and e.opens <= app.berlin_today());
	update public.exhibition_work set removed_at = since, removed_reason = reason,
		custody = case when custody in ('received', 'hung') or custody = 'expected' and hung then 'removed-early' else custody end
	where id = work;
	perform app.go_on_without(show);
end $$;

-- Takes a work out of a show early: from today, or from an earlier day `p_from`. Its number and code stay. Refuses 404 not-found,
-- 409 show-over, 422 from-later, 422 invalid.
create function public.remove_exhibition_work(p_exhibition_work uuid, p_reason text, p_from date default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	perform app.lock_show_of(p_exhibition_work);
	if p_from > app.berlin_today() then perform app.refuse(422, 'from-later'); end if;
	if p_reason is null or p_from < date '2000-01-01' then perform app.refuse(422, 'invalid'); end if;
	perform app.take_out(p_exhibition_work, p_reason, case when p_from < app.berlin_today() then app.berlin_midnight(p_from) else now() end);
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Puts a work back that was taken out; it waits beside the walls and keeps its number. Refuses 404 not-found, 409 show-over,
-- 409 illegal-move (it never left), 409 given-back (its artist does not show it).
create function public.put_back_exhibition_work(p_exhibition_work uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare work public.exhibition_work;
begin
	perform app.need_curator();
	perform app.lock_show_of(p_exhibition_work);
	select * into work from public.exhibition_work where id = p_exhibition_work;
	if work.removed_at is null then perform app.refuse(409, 'illegal-move'); end if;
	if not exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
		where sw.artwork_id = work.artwork_id and sw.state in ('accepted', 'confirmed') and s.state <> 'withdrawn') then
		perform app.refuse(409, 'given-back');
	end if;
	update public.exhibition_work set removed_at = null, removed_reason = null,
		custody = case when custody = 'removed-early' then 'received' else custody end
	where id = work.id;
end $$;

-- Replaces a work that leaves the show with another work of the same artist. The new work gets the next number and its own code.
-- In the draft it takes the place of the old one, centre on centre; if it does not fit there, it waits beside the walls. Returns
-- {work, number, placed, why: outside, overlap, blocked, parts (another number of parts) or null}. Refuses 404 not-found,
-- 409 show-over, 409 illegal-move (the work left before), 409 already-there, 422 not-accepted, 422 other-artist, 422 from-later,
-- 422 invalid.
create function public.replace_exhibition_work(p_exhibition_work uuid, p_submission_work uuid, p_reason text, p_from date default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	gone public.exhibition_work;
	wish public.submission_work;
	sent text;
	draft uuid;
	result public.exhibition_work;
	places public.placement[];
	why text;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	select sw.* into wish from public.submission_work sw where sw.id = p_submission_work for share;
	select state into sent from public.submission where id = wish.submission_id for share;
	if wish.id is null or wish.state not in ('accepted', 'confirmed') or sent = 'withdrawn' then perform app.refuse(422, 'not-accepted'); end if;
	perform app.lock_show_of(p_exhibition_work);
	if p_from > app.berlin_today() then perform app.refuse(422, 'from-later'); end if;
	if p_reason is null or p_from < date '2000-01-01' then perform app.refuse(422, 'invalid'); end if;
	select * into gone from public.exhibition_work where id = p_exhibition_work;
	if gone.removed_at is not null then perform app.refuse(409, 'illegal-move'); end if;
	if app.owner_of(gone.artwork_id) <> app.owner_of(wish.artwork_id) then perform app.refuse(422, 'other-artist'); end if;
	if exists (select from public.exhibition_work where exhibition_id = gone.exhibition_id and artwork_id = wish.artwork_id and removed_at is null) then
		perform app.refuse(409, 'already-there');
	end if;
	draft := public.open_hang(gone.exhibition_id);
	select array_agg(p) into places from public.placement p where p.version_id = draft and p.exhibition_work_id = gone.id;
	perform app.take_out(gone.id, p_reason, case when p_from < app.berlin_today() then app.berlin_midnight(p_from) else now() end);
	insert into public.exhibition_work as ew (exhibition_id, artwork_id, revision_id, number, code, replaces)
	values (gone.exhibition_id, wish.artwork_id, wish.revision_id,
		(select max(number) + 1 from public.exhibition_work where exhibition_id = gone.exhibition_id), app.new_code(), gone.id)
	-- The work was in this show before and keeps its number.
	on conflict (exhibition_id, artwork_id) do update set removed_at = null, removed_reason = null, replaces = excluded.replaces,
		custody = case when ew.custody = 'removed-early' then 'received' else ew.custody end
	returning * into result;
	if places is not null then
		if (select array_agg(part_no order by part_no) from public.artwork_part where revision_id = wish.revision_id)
			is distinct from (select array_agg(part_no order by part_no) from unnest(places)) then
			why := 'parts';
		else
			insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm,
				width_mm, height_mm, label, pinned, cluster)
			select draft, result.id, p.part_no, p.hang_wall_id, p.wall_width_mm, p.wall_height_mm,
				p.x_mm + floor((p.width_mm - s.width_mm) / 2.0)::int, p.y_mm + floor((p.height_mm - s.height_mm) / 2.0)::int,
				s.width_mm, s.height_mm, p.label, p.pinned, p.cluster
			from unnest(places) p cross join lateral app.size_of_part(wish.revision_id, p.part_no) s;
			why := app.misfit(draft, result.id);
			if why is not null then delete from public.placement where version_id = draft and exhibition_work_id = result.id; end if;
		end if;
	end if;
	return jsonb_build_object('work', result.id, 'number', result.number, 'placed', places is not null and why is null, 'why', why);
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Takes a work that its artist gives back or withdraws out of all coming and running shows, and off their public walls, at once.
create function app.leave_shows(artwork uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare show record;
begin
	for show in select e.id, ew.id as work from public.exhibition_work ew join public.exhibition e on e.id = ew.exhibition_id
		where ew.artwork_id = artwork and ew.removed_at is null and e.state <> 'cancelled' and e.closes >= app.berlin_today()
		order by e.id for update of e
	loop
		perform app.take_out(show.work, 'withdrawn', now());
	end loop;
end $$;

create function app.given_back() returns trigger
language plpgsql security definer set search_path = '' as $$
declare work record;
begin
	if tg_table_name = 'submission_work' then
		perform app.leave_shows(new.artwork_id);
	else
		for work in select artwork_id from public.submission_work where submission_id = new.id order by artwork_id loop
			perform app.leave_shows(work.artwork_id);
		end loop;
	end if;
	return null;
end $$;

-- Notes why a work of textile or paper may hang in an escape route; null removes the note. For coordinators. Refuses
-- 404 not-found, 422 invalid.
create function public.note_escape_route(p_exhibition_work uuid, p_note text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.exhibition_work set escape_note = nullif(trim(p_note), '') where id = p_exhibition_work;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.add_exhibition_works(uuid, uuid[]), public.note_escape_route(uuid, text),
	public.remove_exhibition_work(uuid, text, date), public.put_back_exhibition_work(uuid),
	public.replace_exhibition_work(uuid, uuid, text, date) to authenticated;

create trigger keep before update or delete on public.exhibition_work for each row execute function app.keep_exhibition_work();
create trigger given_back after update of state on public.submission_work for each row when (new.state = 'given_back') execute function app.given_back();
create trigger withdrawn after update of state on public.submission for each row when (new.state = 'withdrawn') execute function app.given_back();

create trigger log_action after insert or update of removed_at on public.exhibition_work for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.exhibition_work deferrable initially deferred for each row execute function app.raise_epoch();

-- The hang of a show in whole millimetres: versions, walls, placements, and the draft that the editor saves.

-- `called_off`: published for later and taken back before that. `lock` counts the saves, so that two editors notice each other.
create table public.hang_version (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	number int not null check (number >= 1),
	kind text not null default 'plan' check (kind in ('plan', 'as_hung')),
	state text not null default 'draft' check (state in ('draft', 'published', 'called_off')),
	lock int not null default 0,
	in_effect_from timestamptz,
	saved_by uuid references public.account on delete set null,
	saved_at timestamptz not null default now(),
	-- The rule of the labels: {side, widthMm, heightMm, distanceMm, middleMm}. Defaults are in labels.ts.
	label jsonb not null default '{}' check (jsonb_typeof(label) = 'object' and octet_length(label::text) <= 400),
	-- Set when nobody drew this version: it is a copy of the one before, without a work that left the show.
	left_work uuid references public.exhibition_work on delete restrict,
	unique (exhibition_id, number),
	check ((state = 'published') = (in_effect_from is not null))
);
create unique index one_draft_per_exhibition on public.hang_version (exhibition_id) where state = 'draft' and kind = 'plan';
create index on public.hang_version (in_effect_from) where state = 'published';
create index on public.hang_version (left_work);

-- The walls of a version, each with the revision that was measured then.
create table public.hang_wall (
	id int generated always as identity primary key,
	version_id uuid not null references public.hang_version on delete cascade,
	wall_id int not null references public.wall on delete restrict,
	revision_id uuid not null references public.wall_revision on delete restrict,
	width_mm int not null,
	height_mm int not null,
	centre_line_mm int not null check (centre_line_mm between 1 and 20000),
	colour text check (colour ~ '^#[0-9a-f]{6}$'),
	unique (version_id, wall_id),
	unique (id, version_id, width_mm, height_mm)
);

-- The place of one part of a work. When hang_wall_id is null, it stands or hangs free ("elsewhere"). `hooks`: {atMm: [x on the
-- wall]} when chosen by hand. `label`: {side} when it differs from the version.
create table public.placement (
	id uuid primary key default gen_random_uuid(),
	version_id uuid not null references public.hang_version on delete cascade,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	part_no int not null default 1 check (part_no between 1 and 50),
	hang_wall_id int,
	wall_width_mm int,
	wall_height_mm int,
	x_mm int check (x_mm between -200000 and 200000),
	y_mm int check (y_mm between -200000 and 200000),
	width_mm int not null check (width_mm between 1 and 100000),
	height_mm int not null check (height_mm between 1 and 100000),
	hooks jsonb not null default '{}' check (jsonb_typeof(hooks) = 'object'),
	label jsonb not null default '{}' check (jsonb_typeof(label) = 'object'),
	-- True for a published plan; then the constraints inside_wall and apart below hold.
	strict boolean not null default false,
	cluster int check (cluster between 1 and 1000),
	pinned boolean not null default false,
	unique (version_id, exhibition_work_id, part_no),
	foreign key (hang_wall_id, version_id, wall_width_mm, wall_height_mm)
		references public.hang_wall (id, version_id, width_mm, height_mm) on update cascade,
	check ((hang_wall_id is null) = (x_mm is null) and (hang_wall_id is null) = (y_mm is null)
		and (hang_wall_id is null) = (wall_width_mm is null) and (hang_wall_id is null) = (wall_height_mm is null)),
	constraint placement_inside_wall check (not strict or hang_wall_id is null
		or (x_mm >= 0 and y_mm >= 0 and x_mm + width_mm <= wall_width_mm and y_mm + height_mm <= wall_height_mm)),
	constraint placements_apart exclude using gist
		(int4range(hang_wall_id, hang_wall_id, '[]') with &&, int4range(x_mm, x_mm + width_mm) with &&,
		 int4range(y_mm, y_mm + height_mm) with &&) where (strict and hang_wall_id is not null),
	constraint placement_hooks_bound check (octet_length(hooks::text) <= 400),
	constraint placement_label_bound check (octet_length(label::text) <= 100
		and coalesce(label ->> 'side', 'none') in ('right', 'left', 'below', 'none'))
);
create index on public.placement (exhibition_work_id);
create index on public.placement (hang_wall_id);

alter table public.hang_version enable row level security;
alter table public.hang_wall enable row level security;
alter table public.placement enable row level security;

grant select on public.hang_version, public.hang_wall, public.placement to authenticated;
grant select, insert, update, delete on public.hang_version, public.hang_wall, public.placement to service_role;

create policy "the desk" on public.hang_version for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.hang_wall for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.placement for select to authenticated using ((select app.is_curator()));

create function app.keep_published_hang() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	version public.hang_version;
	may_change boolean;
begin
	if tg_table_name = 'hang_version' then
		version := old;
		-- Deleting an account may clear who saved it. The hang stays.
		if tg_op = 'UPDATE' and to_jsonb(new) ->> 'saved_by' is null and to_jsonb(new) - 'saved_by' = to_jsonb(old) - 'saved_by' then
			return new;
		end if;
		-- A version that nobody has seen yet can be called off.
		if tg_op = 'UPDATE' and old.state = 'published' and old.in_effect_from > clock_timestamp() and to_jsonb(new) ->> 'state' <> 'published'
			and to_jsonb(new) - array['state', 'in_effect_from', 'lock'] = to_jsonb(old) - array['state', 'in_effect_from', 'lock'] then
			return new;
		end if;
		-- Today's "as hung" version may count its changes, nothing else.
		may_change := tg_op = 'UPDATE' and to_jsonb(new) - array['lock', 'saved_by', 'saved_at'] = to_jsonb(old) - array['lock', 'saved_by', 'saved_at'];
	else
		select * into version from public.hang_version where id = coalesce(new.version_id, old.version_id);
		may_change := true;
	end if;
	if version.state = 'called_off'
		or version.state = 'published' and not (version.kind = 'as_hung' and may_change and app.is_today(version.in_effect_from)) then
		perform app.refuse(409, 'frozen');
	end if;
	return coalesce(new, old);
end $$;

-- The draft of a show's hang. The first call makes it as a copy of the version that was published last, also one for later, or
-- empty. Each call updates it with the walls that the show has booked and with new measurements. Refuses 404 not-found.
create function public.open_hang(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft uuid;
	source uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select id into draft from public.hang_version where exhibition_id = p_exhibition and state = 'draft' and kind = 'plan';
	if draft is null then
		insert into public.hang_version (exhibition_id, number, saved_by)
		values (p_exhibition, (select coalesce(max(number), 0) + 1 from public.hang_version where exhibition_id = p_exhibition), auth.uid())
		returning id into draft;
		select id into source from public.hang_version where exhibition_id = p_exhibition and state = 'published'
		order by in_effect_from desc, number desc limit 1;
	end if;
	-- In the draft the new revision of a wall replaces the old one; the works keep their places.
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select draft, b.resource_id, r.id, r.width_mm, r.height_mm, r.centre_line_mm
	from public.booking b join public.wall_revision r on r.id = app.wall_now(b.resource_id)
	where b.exhibition_id = p_exhibition and b.cancelled_at is null and b.phase = 'show'
	on conflict (version_id, wall_id) do nothing;
	update public.hang_wall hw set revision_id = r.id, width_mm = r.width_mm, height_mm = r.height_mm, centre_line_mm = r.centre_line_mm
	from public.wall_revision r where hw.version_id = draft and r.id = app.wall_now(hw.wall_id) and hw.revision_id <> r.id;
	delete from public.placement p using public.hang_wall hw where p.hang_wall_id = hw.id and hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	delete from public.hang_wall hw where hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	if source is not null then perform app.copy_hang(source, draft); end if;
	perform app.take_measured_sizes(draft);
	return draft;
end $$;

-- Copies a version to the start of the next one: centre lines and paint of the walls that `target` has, placements of works that
-- are still in the show, and the label rule.
create function app.copy_hang(source uuid, target uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.hang_version v set label = s.label from public.hang_version s where s.id = source and v.id = target;
	update public.hang_wall mine set colour = theirs.colour,
		centre_line_mm = case when mine.revision_id = theirs.revision_id then theirs.centre_line_mm else mine.centre_line_mm end
	from public.hang_wall theirs where theirs.version_id = source and mine.version_id = target and mine.wall_id = theirs.wall_id;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm, hooks, label, cluster, pinned)
	select target, p.exhibition_work_id, p.part_no, mine.id, mine.width_mm, mine.height_mm, p.x_mm, p.y_mm, p.width_mm, p.height_mm,
		p.hooks, p.label, p.cluster, p.pinned
	from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id and ew.removed_at is null
	left join public.hang_wall theirs on theirs.id = p.hang_wall_id
	left join public.hang_wall mine on mine.version_id = target and mine.wall_id = theirs.wall_id
	where p.version_id = source and (p.hang_wall_id is null or mine.id is not null);
end $$;

-- Updates a draft with sizes that were measured since. The centre of every box stays where it is.
create function app.take_measured_sizes(draft uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.placement p set width_mm = s.width_mm, height_mm = s.height_mm,
		x_mm = p.x_mm + floor((p.width_mm - s.width_mm) / 2.0)::int, y_mm = p.y_mm + floor((p.height_mm - s.height_mm) / 2.0)::int
	from public.placement was join public.exhibition_work ew on ew.id = was.exhibition_work_id
	cross join lateral app.size_of_part(ew.revision_id, was.part_no) s
	where p.id = was.id and was.version_id = draft and (was.width_mm, was.height_mm) <> (s.width_mm, s.height_mm)
		and exists (select from public.measurement m where m.artwork_id = ew.artwork_id and m.part_no = was.part_no
			and m.what in ('outer-width', 'outer-height', 'width', 'height'));
	-- Whoever has the draft open is told when they save.
	if found then update public.hang_version set lock = lock + 1 where id = draft; end if;
end $$;

-- Saves the whole draft. `p_lock` is the counter that the editor has seen; returns the next one. `p_placements`: [{work, part,
-- wall (wall id or null), x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks: [mm] or null, label: side or null}],
-- `p_centre_lines`: {wall id: mm}, `p_settings`: {label: {…}, colours: {wall id: '#rrggbb' or null}}. What the last two leave out
-- stays. Refuses 404 not-found, 409 hang-changed (detail: {lock, savedAt}), 422 invalid.
create function public.save_hang(p_version uuid, p_lock int, p_placements jsonb, p_centre_lines jsonb, p_settings jsonb default '{}') returns int
language plpgsql security definer set search_path = '' as $$
declare version public.hang_version;
begin
	perform app.need_curator();
	select * into version from public.hang_version where id = p_version for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if version.state = 'published' or version.lock <> p_lock then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', version.lock, 'savedAt', version.saved_at));
	end if;
	if exists (select from jsonb_array_elements(p_placements) as placements(p) where p ->> 'wall' is not null
		and not exists (select from public.hang_wall hw where hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int)) then
		perform app.refuse(422, 'invalid');
	end if;
	delete from public.placement where version_id = p_version;
	update public.hang_wall hw set centre_line_mm = (p_centre_lines ->> hw.wall_id::text)::int
	where hw.version_id = p_version and p_centre_lines ? hw.wall_id::text;
	update public.hang_wall hw set colour = p_settings -> 'colours' ->> hw.wall_id::text
	where hw.version_id = p_version and p_settings -> 'colours' ? hw.wall_id::text;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks, label)
	select p_version, ew.id, coalesce((p ->> 'part')::int, 1), hw.id, hw.width_mm, hw.height_mm,
		case when hw.id is not null then (p ->> 'x_mm')::int end, case when hw.id is not null then (p ->> 'y_mm')::int end,
		(p ->> 'width_mm')::int, (p ->> 'height_mm')::int,
		case when hw.id is not null then (p ->> 'cluster')::int end, coalesce((p ->> 'pinned')::boolean, false),
		case when hw.id is not null and jsonb_typeof(p -> 'hooks') = 'array' then jsonb_build_object('atMm',
			(select coalesce(jsonb_agg(hook::int order by hook::int), '[]') from jsonb_array_elements_text(p -> 'hooks') as hooks(hook))) else '{}' end,
		case when p ->> 'label' is not null then jsonb_build_object('side', p ->> 'label') else '{}' end
	from jsonb_array_elements(p_placements) as placements(p)
	left join public.exhibition_work ew on ew.id = (p ->> 'work')::uuid and ew.exhibition_id = version.exhibition_id and ew.removed_at is null
	left join public.hang_wall hw on hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int;
	update public.hang_version set lock = lock + 1, saved_by = auth.uid(), saved_at = now(), label = coalesce(p_settings -> 'label', label)
	where id = p_version;
	return version.lock + 1;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

grant execute on function public.open_hang(uuid), public.save_hang(uuid, int, jsonb, jsonb, jsonb) to authenticated;

create trigger keep before update or delete on public.hang_version for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.hang_wall for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.placement for each row execute function app.keep_published_hang();

create trigger log_action after update of state on public.hang_version for each row execute function app.log_action();

create constraint trigger raise_epoch after update on public.hang_version deferrable initially deferred for each row execute function app.raise_epoch();

-- What makes a hang wrong: loads, the same rules as {hanging,wire,loads}.ts (sameRules.test.ts
-- compares the two with random hangs), and works that do not fit. Outside and overlap are constraints of `placement` in
-- 18_hang.sql. `publish_hang` in 20_hang_version.sql checks them all.

-- The first reason why the boxes of a work do not fit into a draft: outside, overlap or blocked; null if they fit. Loads are not
-- checked here; the editor shows them as problems.
create function app.misfit(draft uuid, work uuid) returns text
language sql stable security definer set search_path = '' as $$
	select case
		when p.x_mm < 0 or p.y_mm < 0 or p.x_mm + p.width_mm > hw.width_mm or p.y_mm + p.height_mm > hw.height_mm then 'outside'
		when exists (select from public.placement o where o.hang_wall_id = p.hang_wall_id and o.id <> p.id
			and p.x_mm < o.x_mm + o.width_mm and o.x_mm < p.x_mm + p.width_mm and p.y_mm < o.y_mm + o.height_mm and o.y_mm < p.y_mm + p.height_mm)
			then 'overlap'
		when exists (select from public.blocked_zone z join public.exhibition e on e.id = v.exhibition_id where z.revision_id = hw.revision_id
			and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))
			and p.x_mm < z.x_mm + z.width_mm and z.x_mm < p.x_mm + p.width_mm and p.y_mm < z.y_mm + z.height_mm and z.y_mm < p.y_mm + p.height_mm)
			then 'blocked'
		end as why
	from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.hang_version v on v.id = p.version_id
	where p.version_id = draft and p.exhibition_work_id = work
	order by why nulls last limit 1
$$;

-- The first load that the walls of a version do not carry: {code: hook-load, cord-load or metre-load, wall, numbers, weightG,
-- limitG, and for a metre fromMm, toMm}. Null if they carry everything that is known.
create function app.load_error(asked_version uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	with hook as materialized (select * from app.hooks_of(asked_version)),
	too_heavy as (
		select 1 as rank, 'hook-load' as code, h.hang_wall_id, array[h.work_number] as numbers, h.grams::bigint as weight,
			(h.rail ->> 'hookLoadG')::bigint as most, h.x_mm, '{}'::jsonb as more
		from hook h where h.grams > (h.rail ->> 'hookLoadG')::int
		union all
		select 1, 'hook-load', h.hang_wall_id, array_agg(distinct h.work_number), sum(h.grams), h.point_load_g, min(h.x_mm), '{}'
		from hook h where h.point_no is not null group by h.hang_wall_id, h.point_no, h.point_load_g having sum(h.grams) > h.point_load_g
		union all
		select 2, 'cord-load', h.hang_wall_id, array_agg(distinct o.work_number), sum(o.grams), (h.rail ->> 'cordLoadG')::bigint, h.x_mm, '{}'
		from (select distinct hang_wall_id, rail_no, rail, x_mm from hook where rail_no is not null) h
		join hook o on o.hang_wall_id = h.hang_wall_id and o.rail_no = h.rail_no and abs(o.x_mm - h.x_mm) <= 10
		group by h.hang_wall_id, h.rail_no, h.rail, h.x_mm having sum(o.grams) > (h.rail ->> 'cordLoadG')::bigint
		union all
		select 3, 'metre-load', h.hang_wall_id, array_agg(distinct o.work_number), sum(o.grams), h.most, h.x_mm,
			jsonb_build_object('fromMm', h.x_mm, 'toMm', h.x_mm + 1000)
		from (select distinct hang_wall_id, rail_no, x_mm, (rail ->> 'metreLoadG')::bigint
				* least(1000, (rail ->> 'toMm')::int - (rail ->> 'fromMm')::int) / 1000 as most from hook where rail_no is not null) h
		join hook o on o.hang_wall_id = h.hang_wall_id and o.rail_no = h.rail_no and o.x_mm >= h.x_mm and o.x_mm < h.x_mm + 1000
		group by h.hang_wall_id, h.rail_no, h.x_mm, h.most having sum(o.grams) > h.most
	)
	select jsonb_build_object('code', t.code, 'wall', w.code, 'numbers', t.numbers, 'weightG', t.weight, 'limitG', t.most) || t.more
	from too_heavy t join public.hang_wall hw on hw.id = t.hang_wall_id join public.wall w on w.resource_id = hw.wall_id
	order by w.position, w.code, t.rank, t.x_mm, t.numbers limit 1
$$;

-- The hooks of all placements on the walls of a version. Each has its share of the weight (null if unknown), and the rail (index
-- from 0) or the point that it hangs on, if any.
create function app.hooks_of(asked_version uuid)
returns table (hang_wall_id int, work_number int, x_mm int, grams int, rail_no int, rail jsonb, point_no int, point_load_g int)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
	box record;
	hooks int[];
	by_rule int[];
	apart int;
	middle int;
	drop_mm int;
	hook_y int;
	lowest int;
	highest int;
	hook int;
	near int;
	as_expected boolean;
begin
	for box in
		select p.hang_wall_id as wall, ew.number, p.x_mm, p.y_mm, p.width_mm, p.height_mm, p.hooks -> 'atMm' as chosen,
			rev.hardware, r.suspension, app.rails_of(r.suspension, hw.width_mm) as rails,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'hook-spacing'), rev.hook_spacing_mm) as spacing,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'drop'), part.drop_mm) as stated_drop,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'weight'), ceil(rev.weight_g::numeric
				/ (select count(*) from public.artwork_part every where every.revision_id = rev.id))::int) as weight
		from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.wall_revision r on r.id = hw.revision_id
		join public.exhibition_work ew on ew.id = p.exhibition_work_id join public.artwork_revision rev on rev.id = ew.revision_id
		join public.artwork_part part on part.revision_id = rev.id and part.part_no = p.part_no
		where p.version_id = asked_version
	loop
		middle := box.x_mm + box.width_mm / 2;
		apart := case
			when box.hardware is null or box.hardware = 'wire' then null
			when box.spacing is not null then box.spacing
			when box.hardware = 'sleeve-rod' then box.width_mm
			when box.hardware in ('two-eyes', 'stretcher-bar', 'clips') then box.width_mm / 2 end;
		by_rule := case
			when box.hardware in ('hook-and-loop', 'none') then array[]::int[]
			when apart is null then array[middle]
			else array[middle - apart / 2, middle - apart / 2 + apart] end;
		hooks := case when box.chosen is null then by_rule else (
			select coalesce(array_agg(at::int order by at::int), '{}') from jsonb_array_elements_text(box.chosen) as places(at)) end;
		if cardinality(hooks) = 0 then continue; end if;
		as_expected := cardinality(hooks) = cardinality(by_rule)
			and not exists (select from generate_subscripts(hooks, 1) as n where abs(hooks[n] - by_rule[n]) > 10);
		drop_mm := case
			when box.hardware = 'clips' then coalesce(box.stated_drop, 0)
			when box.stated_drop is null or box.hardware is null then null
			when box.hardware = 'two-eyes' and box.spacing is null then null
			when box.hardware = 'wire' and cardinality(hooks) = 2 then case when box.spacing is not null then
				app.drop_over_two(box.spacing, box.stated_drop, box.height_mm, hooks[2] - hooks[1]) end
			when box.hardware in ('stretcher-bar', 'sleeve-rod') then box.stated_drop
			when as_expected then box.stated_drop end;
		hook_y := box.y_mm + box.height_mm - coalesce(drop_mm, box.stated_drop, 0);
		lowest := case when drop_mm is null then box.y_mm else hook_y - 10 end;
		highest := case when drop_mm is null then box.y_mm + box.height_mm else hook_y + 10 end;
		hang_wall_id := box.wall;
		work_number := box.number;
		grams := ceil(box.weight::numeric / cardinality(hooks))::int;
		foreach hook in array hooks loop
			select (n - 1)::int, r into rail_no, rail from jsonb_array_elements(box.rails) with ordinality as rails(r, n)
			where (r ->> 'heightMm')::int > hook_y and hook between (r ->> 'fromMm')::int - 10 and (r ->> 'toMm')::int + 10
			order by (r ->> 'heightMm')::int, n limit 1;
			near := app.nearest_position(rail, hook);
			x_mm := case when abs(near - hook) <= 10 then near else hook end;
			select (n - 1)::int, (p ->> 'loadG')::int into point_no, point_load_g
			from jsonb_array_elements(case when box.suspension ->> 'kind' = 'points' then coalesce(box.suspension -> 'points', '[]') else '[]' end)
				with ordinality as points(p, n)
			where abs((p ->> 'xMm')::int - hook) <= 10 and (p ->> 'yMm')::int between lowest and highest
			order by abs((p ->> 'xMm')::int - hook) + abs((p ->> 'yMm')::int - hook_y), n limit 1;
			return next;
		end loop;
	end loop;
end $$;

-- The position of a rail nearest to x, and the left one of two equally near; null if the rail has none.
create function app.nearest_position(rail jsonb, x_mm int) returns int
language plpgsql immutable set search_path = '' as $$
declare
	from_mm int := (rail ->> 'fromMm')::int;
	to_mm int := (rail ->> 'toMm')::int;
	positions jsonb := rail -> 'positions';
	step_mm int;
	first_mm int;
	last_step int;
	result int;
begin
	case coalesce(positions ->> 'kind', 'free')
		when 'every' then
			step_mm := (positions ->> 'stepMm')::int;
			first_mm := (positions ->> 'firstMm')::int;
			last_step := floor((to_mm - first_mm)::numeric / step_mm);
			if last_step < 0 then return null; end if;
			result := first_mm + step_mm * greatest(0, least(last_step, ceil((2 * (x_mm - first_mm) - step_mm)::numeric / (2 * step_mm))::int));
			return case when result between from_mm and to_mm then result end;
		when 'listed' then
			select at::int into result from jsonb_array_elements_text(positions -> 'atMm') as places(at)
			where at::int between from_mm and to_mm order by abs(at::int - x_mm), at::int limit 1;
			return result;
		else
			return greatest(from_mm, least(to_mm, x_mm));
	end case;
end $$;

-- The drop of a wire over two hooks, equal to wire.ts to the last bit; null if it has to be measured.
create function app.drop_over_two(eyes_mm int, drop_mm int, height_mm int, between_mm int) returns int
language plpgsql immutable set search_path = '' as $$
declare
	sag double precision := height_mm - drop_mm;
	slope double precision;
	flat double precision;
	grows double precision;
begin
	if between_mm > eyes_mm or drop_mm > height_mm then return null; end if;
	slope := sqrt((eyes_mm / 2.0::double precision) * (eyes_mm / 2.0::double precision) + sag * sag) - between_mm / 2.0::double precision;
	flat := (eyes_mm - between_mm) / 2.0::double precision;
	grows := sag - sqrt(greatest(0.0::double precision, slope * slope - flat * flat));
	return case when grows <= 5 then floor(drop_mm + grows / 2 + 0.5)::int end;
end $$;

-- The rails of a wall, also of the old form `rail`; an empty list for any other wall.
create function app.rails_of(suspension jsonb, wall_width_mm int) returns jsonb
language sql immutable set search_path = '' as $$
	select case
		when suspension ->> 'kind' = 'rails' then suspension -> 'rails'
		when suspension ->> 'kind' = 'rail' and suspension ->> 'heightMm' is not null then jsonb_build_array(jsonb_build_object(
			'fromMm', 0, 'toMm', wall_width_mm, 'heightMm', suspension -> 'heightMm', 'hookLoadG', suspension -> 'hookLoadG'))
		else '[]' end
$$;

-- Versions of a hang: which one is in effect, publishing and calling off, what happens when a work leaves, and "as hung". An "as
-- hung" version records what people measured on the day. It is published from its first moment, so that the public walls show
-- what really hangs, and it changes until that day is over in Leipzig. The next day a new one begins. It refuses only numbers out
-- of bounds; the editor shows the rest as warnings. A plan that is published later replaces it.

-- The published version in effect now; null when nothing is published yet.
create function app.hang_in_effect(asked_exhibition uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1
$$;

-- The plan that people follow on the hanging day.
create function app.plan_in_effect(asked_exhibition uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.hang_version where exhibition_id = asked_exhibition and kind = 'plan' and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1
$$;

-- The walls on which works hang in the version in effect.
create function app.published_walls(asked_exhibition uuid) returns int[]
language sql stable security definer set search_path = '' as $$
	select coalesce(array_agg(distinct hw.wall_id), '{}') from public.hang_wall hw
	join public.placement p on p.hang_wall_id = hw.id where hw.version_id = app.hang_in_effect(asked_exhibition)
$$;

-- Freezes the draft: from now on, or from the moment `p_from`, the public sees it. The next `open_hang` begins a new one. Refuses
-- 404 not-found, 409 hang-changed (also when the show has given a wall back), 422 placement-outside, 422 placements-overlap,
-- 422 placement-blocked (detail: {wall, number, reason}), 422 hook-load, cord-load, metre-load (detail: {wall, numbers, weightG,
-- limitG, fromMm, toMm}), 422 hang-empty, 422 from-passed, 422 from-too-late (after the last day).
create function public.publish_hang(p_version uuid, p_lock int, p_from timestamptz default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.hang_version;
	show public.exhibition;
	blocked record;
	heavy jsonb;
begin
	perform app.need_curator();
	-- Lock the show first, like `open_hang`.
	select * into show from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into draft from public.hang_version where id = p_version and state = 'draft' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_from <= clock_timestamp() then perform app.refuse(422, 'from-passed'); end if;
	if p_from >= app.berlin_midnight(show.closes + 1) then perform app.refuse(422, 'from-too-late'); end if;
	if draft.lock <> p_lock or exists (select from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id
		where p.version_id = draft.id and not exists (select from public.booking b
			where b.exhibition_id = show.id and b.resource_id = hw.wall_id and b.cancelled_at is null)) then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', draft.lock, 'savedAt', draft.saved_at));
	end if;
	if not exists (select from public.placement where version_id = draft.id) then perform app.refuse(422, 'hang-empty'); end if;
	select w.code, ew.number, z.reason into blocked
	from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.wall w on w.resource_id = hw.wall_id
	join public.exhibition_work ew on ew.id = p.exhibition_work_id
	join public.blocked_zone z on z.revision_id = hw.revision_id
	where p.version_id = draft.id and (z.during is null or z.during && daterange(show.opens, show.closes, '[]'))
		and p.x_mm < z.x_mm + z.width_mm and z.x_mm < p.x_mm + p.width_mm
		and p.y_mm < z.y_mm + z.height_mm and z.y_mm < p.y_mm + p.height_mm
	order by w.position, ew.number limit 1;
	if found then
		perform app.refuse(422, 'placement-blocked', jsonb_build_object('wall', blocked.code, 'number', blocked.number, 'reason', blocked.reason));
	end if;
	update public.placement set strict = true where version_id = draft.id;
	heavy := app.load_error(draft.id);
	if heavy is not null then perform app.refuse(422, heavy ->> 'code', heavy - 'code'); end if;
	-- Use the clock, not the start of the transaction: a version that waited for another one comes after it.
	update public.hang_version set state = 'published', in_effect_from = coalesce(p_from, clock_timestamp()), saved_by = auth.uid()
	where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;

-- Calls off a version that is published for later and not in effect yet. It becomes the draft again, or is called off when there
-- is another draft. Refuses 404 not-found, 409 in-effect.
create function public.call_off_hang(p_version uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare version public.hang_version;
begin
	perform app.need_curator();
	perform from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into version from public.hang_version where id = p_version and state = 'published' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if version.in_effect_from <= clock_timestamp() then perform app.refuse(409, 'in-effect'); end if;
	if exists (select from public.hang_version where exhibition_id = version.exhibition_id and state = 'draft') then
		update public.hang_version set state = 'called_off', in_effect_from = null where id = version.id;
	else
		update public.hang_version set state = 'draft', in_effect_from = null, lock = lock + 1 where id = version.id;
		update public.placement set strict = false where version_id = version.id;
	end if;
end $$;

-- Publishes a copy of a version without the works that left.
create function app.publish_copy(source public.hang_version, from_when timestamptz, work_that_left uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	-- A show has only one draft of a plan, so the copy begins as as_hung and takes its real kind when it is published.
	insert into public.hang_version (exhibition_id, number, kind, saved_by, left_work)
	values (source.exhibition_id, (select max(number) + 1 from public.hang_version where exhibition_id = source.exhibition_id), 'as_hung',
		auth.uid(), work_that_left) returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = source.id;
	perform app.copy_hang(source.id, result);
	update public.placement set strict = true where version_id = result and source.kind = 'plan';
	update public.hang_version set kind = source.kind, state = 'published', in_effect_from = from_when where id = result;
	return result;
end $$;

-- Replaces the version in effect, and those published for later, with copies that lack the works that left. Past shows stay as
-- they were. The caller has locked the show.
create function app.go_on_without(asked_exhibition uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	moment timestamptz := clock_timestamp();
	in_effect uuid;
	version public.hang_version;
	left_work uuid;
begin
	if not exists (select from public.exhibition where id = asked_exhibition and state <> 'cancelled' and closes >= app.berlin_today()) then return; end if;
	select id into in_effect from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= moment
	order by in_effect_from desc, number desc limit 1;
	for version in select * from public.hang_version v where v.exhibition_id = asked_exhibition and v.state = 'published'
		and (v.id = in_effect or v.in_effect_from > moment) order by v.in_effect_from, v.number
	loop
		select ew.id into left_work from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id
		where p.version_id = version.id and ew.removed_at is not null order by ew.removed_at desc, ew.number limit 1;
		if found then
			perform app.publish_copy(version, case when version.id = in_effect then moment else version.in_effect_from end, left_work);
			if version.id <> in_effect then
				update public.hang_version set state = 'called_off', in_effect_from = null where id = version.id;
			end if;
		end if;
	end loop;
end $$;

-- The "as hung" version of today; the first call makes it as a copy of the version in effect. It uses the clock, like publishing,
-- so that whoever waited for another change continues from that change. Refuses 404 not-found, 409 nothing-published.
create function app.as_hung_today(asked_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	was public.hang_version;
	result uuid;
begin
	-- People who measure or publish at the same time wait here in turn.
	perform from public.exhibition where id = asked_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select * into was from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= clock_timestamp()
	order by in_effect_from desc, number desc limit 1;
	if not found then perform app.refuse(409, 'nothing-published'); end if;
	if was.kind = 'as_hung' and app.is_today(was.in_effect_from) then return was.id; end if;
	insert into public.hang_version (exhibition_id, number, kind, saved_by)
	values (asked_exhibition, (select max(number) + 1 from public.hang_version where exhibition_id = asked_exhibition), 'as_hung', auth.uid())
	returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = was.id;
	perform app.copy_hang(was.id, result);
	update public.hang_version set state = 'published', in_effect_from = clock_timestamp() where id = result;
	return result;
end $$;

-- Opens the "as hung" version of today, for a curator. Refuses like `app.as_hung_today`.
create function public.open_as_hung(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.as_hung_today(p_exhibition);
end $$;

-- Records where a part of a work really hangs: on a wall of the show, or on no wall (null). A null size stays as planned. Returns
-- the version. The caller has checked the rights. Refuses 404 not-found, 409 nothing-published, 422 invalid.
create function app.record_hung(asked_exhibition uuid, work uuid, part int, wall int, at_x_mm int, at_y_mm int, is_width_mm int, is_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	version uuid := app.as_hung_today(asked_exhibition);
	place public.hang_wall;
	was public.placement;
	was_wall int;
begin
	perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id and p.part_no = part
	where ew.id = work and ew.exhibition_id = asked_exhibition and ew.removed_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if wall is not null then
		insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
		select version, wall, r.id, r.width_mm, r.height_mm, r.centre_line_mm from public.wall_revision r
		where r.id = app.wall_now(wall) and exists (select from public.booking b
			where b.exhibition_id = asked_exhibition and b.resource_id = wall and b.cancelled_at is null and b.phase = 'show')
		on conflict (version_id, wall_id) do nothing;
		select * into place from public.hang_wall where version_id = version and wall_id = wall;
		if not found then perform app.refuse(422, 'invalid'); end if;
	end if;
	select * into was from public.placement where version_id = version and exhibition_work_id = work and part_no = part;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm,
		width_mm, height_mm, label, pinned, cluster, hooks)
	values (version, work, part, place.id, place.width_mm, place.height_mm, case when wall is not null then at_x_mm end,
		case when wall is not null then at_y_mm end, coalesce(is_width_mm, was.width_mm), coalesce(is_height_mm, was.height_mm),
		coalesce(was.label, '{}'), coalesce(was.pinned, false),
		-- A work that stays on its wall stays in its cluster. Hooks were chosen for the old position.
		case when was.hang_wall_id = place.id then was.cluster end,
		case when was.hang_wall_id = place.id and was.x_mm = at_x_mm then was.hooks else '{}' end)
	on conflict (version_id, exhibition_work_id, part_no) do update set hang_wall_id = excluded.hang_wall_id,
		wall_width_mm = excluded.wall_width_mm, wall_height_mm = excluded.wall_height_mm, x_mm = excluded.x_mm, y_mm = excluded.y_mm,
		width_mm = excluded.width_mm, height_mm = excluded.height_mm, cluster = excluded.cluster, hooks = excluded.hooks;
	update public.hang_version set lock = lock + 1, saved_by = auth.uid(), saved_at = now() where id = version;
	return version;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Records where a work hangs, for a curator. `p_work` is the exhibition_work. Refuses like `app.record_hung`.
create function public.record_as_hung(p_exhibition uuid, p_work uuid, p_part int, p_wall int, p_x_mm int, p_y_mm int, p_width_mm int, p_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_hung(p_exhibition, p_work, p_part, p_wall, p_x_mm, p_y_mm, p_width_mm, p_height_mm);
end $$;

grant execute on function app.hang_in_effect(uuid) to anon, authenticated;
grant execute on function public.open_as_hung(uuid), public.record_as_hung(uuid, uuid, int, int, int, int, int, int),
	public.publish_hang(uuid, int, timestamptz), public.call_off_hang(uuid) to authenticated;

-- Papers of a show: printed papers stay as they were, with a hash. Agreements are signed by hand or accepted online.

create table public.paper (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind in ('hang-sheet', 'labels', 'labels-large', 'price-list', 'works-list', 'agreement', 'condition')),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	wall_id int references public.wall on delete restrict,
	artist_id uuid references public.artist on delete restrict,
	-- The version that the numbers come from, and the counter of a draft when they were read.
	hang_version_id uuid references public.hang_version on delete restrict,
	hang_lock int,
	language text not null check (language ~ '^[a-z]{2}$'),
	title text not null check (octet_length(title) between 1 and 8000),
	-- A hash of everything that the numbers depend on. When it is different today, the paper is outdated.
	grounds text not null check (grounds ~ '^[0-9a-f]{64}$'),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	path text not null unique check (octet_length(path) <= 200),
	bytes bigint not null check (bytes > 0),
	pages int not null check (pages > 0),
	-- For an agreement: 0 is the agreement itself, 1 and higher change a signed one. `terms` is what was agreed about money.
	annex int not null default 0 check (annex >= 0),
	terms jsonb check (jsonb_typeof(terms) = 'object' and octet_length(terms::text) <= 400),
	state text not null default 'made' check (state in ('made', 'offered', 'signed', 'accepted')),
	made_at timestamptz not null default now(),
	made_by uuid references public.account on delete set null,
	-- The scan of a paper that was signed by hand.
	scan_path text unique check (octet_length(scan_path) <= 200),
	scan_format text check (scan_format in ('pdf', 'jpeg', 'png', 'webp', 'tiff', 'avif')),
	scan_sha256 text check (scan_sha256 ~ '^[0-9a-f]{64}$'),
	scan_bytes bigint check (scan_bytes > 0),
	signed_at timestamptz,
	signed_by uuid references public.account on delete set null,
	accepted_at timestamptz,
	accepted_by uuid references public.account on delete set null,
	check ((kind = 'hang-sheet') = (wall_id is not null)),
	check ((kind in ('agreement', 'condition')) = (artist_id is not null)),
	check ((kind = 'agreement') or (annex = 0 and terms is null and state = 'made')),
	check ((state = 'signed') = (scan_path is not null and scan_format is not null and scan_sha256 is not null and signed_at is not null)),
	check ((state = 'accepted') = (accepted_at is not null))
);
create index on public.paper (exhibition_id, made_at desc);
create index on public.paper (artist_id);

alter table public.paper enable row level security;

grant select on public.paper to authenticated;
grant select on public.paper to service_role;

create policy "the desk, and artists their agreements once offered" on public.paper for select to authenticated
	using ((select app.is_curator()) or (kind = 'agreement' and state <> 'made' and app.is_mine(artist_id)));

-- A printed paper stays as it is. Only its state may move on, and deleting an account may clear who did it.
create function app.keep_paper() returns trigger
language plpgsql set search_path = '' as $$
declare
	who constant text[] := array['made_by', 'signed_by', 'accepted_by'];
	moves constant text[] := array['state', 'scan_path', 'scan_format', 'scan_sha256', 'scan_bytes', 'signed_at', 'accepted_at'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - who - moves = to_jsonb(old) - who - moves then
		if to_jsonb(new) - who = to_jsonb(old) - who or (old.state || '>' || new.state) in
			('made>offered', 'offered>made', 'made>signed', 'offered>signed', 'offered>accepted') then
			return new;
		end if;
	end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;

-- Saves a paper. The site calls this after it has checked the rights and stored the bytes. Returns the id. `p_values`: the
-- columns. Refuses 404 not-found (no curator, no such show), 422 invalid.
create function public.keep_paper(p_by uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	given public.paper := jsonb_populate_record(null::public.paper, p_values);
	result uuid;
begin
	perform from public.account a join public.account_role r on r.account_id = a.id where a.id = p_by and a.suspended_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	perform from public.exhibition where id = given.exhibition_id;
	if not found then perform app.refuse(404, 'not-found'); end if;
	insert into public.paper (kind, exhibition_id, wall_id, artist_id, hang_version_id, hang_lock, language, title, grounds, sha256, path,
		bytes, pages, annex, terms, made_by)
	values (given.kind, given.exhibition_id, given.wall_id, given.artist_id, given.hang_version_id, given.hang_lock, given.language, given.title,
		given.grounds, given.sha256, given.path, given.bytes, given.pages, coalesce(given.annex, 0), given.terms, p_by)
	returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the scan of an agreement that was signed by hand. The site calls this. Refuses 404 not-found, 409 illegal-move,
-- 422 invalid.
create function public.keep_scan(p_by uuid, p_paper uuid, p_path text, p_format text, p_sha256 text, p_bytes bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare now_state text;
begin
	perform from public.account a join public.account_role r on r.account_id = a.id where a.id = p_by and a.suspended_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select state into now_state from public.paper where id = p_paper and kind = 'agreement' for update;
	if now_state is null then perform app.refuse(404, 'not-found'); end if;
	if now_state not in ('made', 'offered') then perform app.refuse(409, 'illegal-move'); end if;
	update public.paper set state = 'signed', scan_path = p_path, scan_format = p_format, scan_sha256 = p_sha256, scan_bytes = p_bytes,
		signed_at = now(), signed_by = p_by where id = p_paper;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Shows an agreement to the accounts of its artist, so that they can accept it. Refuses 404 not-found, 409 illegal-move.
create function public.offer_agreement(p_paper uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare now_state text;
begin
	perform app.need_curator();
	select state into now_state from public.paper where id = p_paper and kind = 'agreement' for update;
	if now_state is null then perform app.refuse(404, 'not-found'); end if;
	if now_state not in ('made', 'offered') then perform app.refuse(409, 'illegal-move'); end if;
	update public.paper set state = 'offered' where id = p_paper;
end $$;

-- An account of the artist accepts the agreement whose bytes have this hash, so that it accepts what it has read. Refuses
-- 404 not-found (not theirs, not offered), 409 illegal-move, 422 other-bytes.
create function public.accept_agreement(p_paper uuid, p_sha256 text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	found_paper public.paper;
begin
	select * into found_paper from public.paper where id = p_paper and kind = 'agreement' for update;
	if not found or found_paper.state = 'made' or not app.is_mine(found_paper.artist_id) then perform app.refuse(404, 'not-found'); end if;
	if found_paper.state <> 'offered' then perform app.refuse(409, 'illegal-move'); end if;
	if found_paper.sha256 <> p_sha256 then perform app.refuse(422, 'other-bytes'); end if;
	update public.paper set state = 'accepted', accepted_at = now(), accepted_by = me where id = p_paper;
end $$;

-- Lists files of papers that no row names, for the site to remove.
create function public.list_paper_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'papers' and o.created_at <= before
		and not exists (select from public.paper p where p.path = o.name or p.scan_path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.offer_agreement(uuid), public.accept_agreement(uuid, text) to authenticated;
grant execute on function public.keep_paper(uuid, jsonb), public.keep_scan(uuid, uuid, text, text, text, bigint),
	public.list_paper_orphans(int) to service_role;

create trigger keep before update or delete on public.paper for each row execute function app.keep_paper();

create trigger log_action after insert or update of state on public.paper for each row execute function app.log_action();

insert into storage.buckets (id, name, public) values ('papers', 'papers', false) on conflict do nothing;

-- The hanging day: links for people without an account, and ticks. What was recorded stays; the latest tick holds.

-- A link for somebody without an account: to an artist, or for the hanging day to a show. Only its holders know the token.
create table public.private_link (
	id uuid primary key default gen_random_uuid(),
	token_hash text not null unique,
	artist_id uuid references public.artist on delete cascade,
	scope text not null check (scope in ('status', 'take-over', 'hang-day')),
	expires_at timestamptz not null,
	revoked_at timestamptz,
	created_by uuid references public.account on delete set null,
	exhibition_id uuid references public.exhibition on delete cascade,
	created_at timestamptz not null default now(),
	constraint private_link_of_one check ((scope = 'hang-day') = (exhibition_id is not null) and (scope = 'hang-day') = (artist_id is null))
);
create index on public.private_link (exhibition_id);

-- Whoever comes by a link has a number in it and no name. A cookie holds `device`.
create table public.day_helper (
	link_id uuid not null references public.private_link on delete cascade,
	device uuid not null,
	number int not null check (number between 1 and 200),
	primary key (link_id, device),
	unique (link_id, number)
);

-- Makes a link to a show for today; it ends at midnight in Leipzig. `p_token_hash`: SHA-256 of the token, in hex. Refuses
-- 404 not-found, 422 invalid, 429 quota.
create function public.make_day_link(p_exhibition uuid, p_token_hash text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_token_hash !~ '^[0-9a-f]{64}$' then perform app.refuse(422, 'invalid'); end if;
	if (select count(*) from public.private_link where exhibition_id = p_exhibition and created_at > now() - interval '1 day') >= 50 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.private_link (token_hash, scope, exhibition_id, expires_at, created_by)
	values (p_token_hash, 'hang-day', p_exhibition, app.berlin_midnight(app.berlin_today() + 1), auth.uid()) returning id into result;
	return result;
end $$;

-- Lists the open links of a show, without their tokens, and how many people came by each. Refuses 404 not-found.
create function public.list_day_links(p_exhibition uuid) returns table (id uuid, created_at timestamptz, expires_at timestamptz, helpers int)
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return query select l.id, l.created_at, l.expires_at, (select count(*)::int from public.day_helper h where h.link_id = l.id)
		from public.private_link l
		where l.exhibition_id = p_exhibition and l.revoked_at is null and l.expires_at > now() order by l.created_at;
end $$;

-- Ends a link now. Refuses 404 not-found.
create function public.revoke_day_link(p_link uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	update public.private_link set revoked_at = now() where id = p_link and scope = 'hang-day' and revoked_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- The link of a token while it is open. Refuses 404 not-found when it was never given, has ended, or is for something else.
create function app.open_day_link(asked_hash text) returns public.private_link
language plpgsql stable security definer set search_path = '' as $$
declare result public.private_link;
begin
	select l.* into result from public.private_link l join public.exhibition e on e.id = l.exhibition_id
	where l.token_hash = asked_hash and l.scope = 'hang-day' and l.revoked_at is null and l.expires_at > now() and e.state <> 'cancelled';
	if not found then perform app.refuse(404, 'not-found'); end if;
	return result;
end $$;

-- The show of a token, for the site. Refuses 404 not-found.
create function public.read_day_link(p_token_hash text) returns table (link uuid, exhibition uuid, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
	select l.id, l.exhibition_id, l.expires_at from app.open_day_link(p_token_hash) l
$$;

-- The number of the person with this device; the first call gives the next number. Refuses 429 quota.
create function app.helper_number(asked_link uuid, asked_device uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare result int;
begin
	perform from public.private_link where id = asked_link for update;
	select number into result from public.day_helper where link_id = asked_link and device = asked_device;
	if found then return result; end if;
	select coalesce(max(number), 0) + 1 into result from public.day_helper where link_id = asked_link;
	if result > 200 then perform app.refuse(429, 'quota'); end if;
	insert into public.day_helper (link_id, device, number) values (asked_link, asked_device, result);
	return result;
end $$;

-- One tick of one part of a work. The phone makes the id, so that a tick that is sent twice is recorded once. `at` is the time on
-- the phone's clock, within bounds. `measured` is where the work really hangs if that differs: {x_mm, y_mm} of its lower left
-- corner.
create table public.hang_tick (
	id uuid primary key,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	part_no int not null check (part_no between 1 and 50),
	done boolean not null,
	measured jsonb check (octet_length(measured::text) <= 200 and jsonb_typeof(measured) = 'object'
		and measured - array['x_mm', 'y_mm'] = '{}' and (measured ->> 'x_mm')::int between -200000 and 200000
		and (measured ->> 'y_mm')::int between -200000 and 200000),
	by_account uuid references public.account on delete set null,
	link_id uuid references public.private_link on delete set null,
	helper_no int,
	at timestamptz not null,
	received_at timestamptz not null default now()
);
create index on public.hang_tick (exhibition_work_id, part_no, at desc);

alter table public.private_link enable row level security;
alter table public.day_helper enable row level security;
alter table public.hang_tick enable row level security;

grant select, insert, update, delete on public.private_link to service_role;
grant select on public.hang_tick to authenticated;
grant select on public.day_helper, public.hang_tick to service_role;

create policy "the desk" on public.hang_tick for select to authenticated using ((select app.is_curator()));

-- The tick of a part that holds now: the latest one by the phones' clocks.
create view public.hang_tick_now with (security_invoker = true) as
select distinct on (t.exhibition_work_id, t.part_no) t.id, t.exhibition_work_id, t.part_no, t.done, t.measured, t.by_account, t.link_id,
	t.helper_no, t.at, t.received_at
from public.hang_tick t
order by t.exhibition_work_id, t.part_no, t.at desc, t.received_at desc, t.id;

-- What was recorded stays. Deleting an account may clear who recorded it.
create function app.keep_said() returns trigger
language plpgsql set search_path = '' as $$
declare who constant text[] := array['by_account', 'link_id'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - who = to_jsonb(old) - who and to_jsonb(new) ->> 'by_account' is null then return new; end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;

-- Corrects a wrong clock: not later than now, not earlier than two days ago.
create function app.phone_time(said timestamptz) returns timestamptz
language sql stable set search_path = '' as $$ select greatest(least(coalesce(said, now()), now()), now() - interval '2 days') $$;

-- Records a tick once, and with it whether and where the work hangs. Measures go into today's "as hung" version at once, whoever
-- ticked, because that is what the link is for. A later tick without measures says that the work hangs as planned. Returns true
-- when this tick is the one that holds now.
create function app.record_tick(tick public.hang_tick) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
	work public.exhibition_work;
	planned public.placement;
	planned_wall int;
	is_new boolean;
	holds boolean;
begin
	-- Lock the show first, like everybody who records where something hangs; people who tick the same work wait in turn.
	perform from public.exhibition e join public.exhibition_work ew on ew.exhibition_id = e.id where ew.id = tick.exhibition_work_id for update of e;
	select * into work from public.exhibition_work where id = tick.exhibition_work_id for update;
	if not exists (select from public.artwork_part where revision_id = work.revision_id and part_no = tick.part_no) then
		perform app.refuse(404, 'not-found');
	end if;
	select * into planned from public.placement p
	where p.version_id = app.plan_in_effect(work.exhibition_id) and p.exhibition_work_id = work.id and p.part_no = tick.part_no;
	select hw.wall_id into planned_wall from public.hang_wall hw where hw.id = planned.hang_wall_id;
	if tick.measured is not null and planned_wall is null then perform app.refuse(422, 'invalid'); end if;
	insert into public.hang_tick (id, exhibition_work_id, part_no, done, measured, by_account, link_id, helper_no, at)
	values (tick.id, tick.exhibition_work_id, tick.part_no, tick.done, tick.measured, tick.by_account, tick.link_id, tick.helper_no,
		app.phone_time(tick.at))
	on conflict (id) do nothing;
	is_new := found;
	select n.id = tick.id into holds from public.hang_tick_now n
	where n.exhibition_work_id = tick.exhibition_work_id and n.part_no = tick.part_no;
	if not is_new or not coalesce(holds, false) then return coalesce(holds, false); end if;

	if tick.helper_no is not null then perform set_config('app.helper_no', tick.helper_no::text, true); end if;
	if tick.done and tick.measured is not null then
		perform app.record_hung(work.exhibition_id, work.id, tick.part_no, planned_wall, (tick.measured ->> 'x_mm')::int,
			(tick.measured ->> 'y_mm')::int, null, null);
	elsif tick.done and planned_wall is not null and exists (select from public.hang_version v
			join public.placement p on p.version_id = v.id and p.exhibition_work_id = work.id and p.part_no = tick.part_no
			left join public.hang_wall hw on hw.id = p.hang_wall_id
			where v.id = app.hang_in_effect(work.exhibition_id) and v.kind = 'as_hung'
			and (hw.wall_id, p.x_mm, p.y_mm) is distinct from (planned_wall, planned.x_mm, planned.y_mm)) then
		perform app.record_hung(work.exhibition_id, work.id, tick.part_no, planned_wall, planned.x_mm, planned.y_mm, null, null);
	end if;
	if work.custody in ('expected', 'received') and not exists (select from public.artwork_part p where p.revision_id = work.revision_id
		and not exists (select from public.hang_tick_now n where n.exhibition_work_id = work.id and n.part_no = p.part_no and n.done)) then
		update public.exhibition_work set custody = 'hung' where id = work.id;
	elsif work.custody = 'hung' and not tick.done then
		update public.exhibition_work set custody = 'received' where id = work.id;
	end if;
	return true;
end $$;

-- Records a curator's tick. `p_measured`: null or {x_mm, y_mm}. Refuses 404 not-found, 422 invalid.
create function public.tick_work(p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean, p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, auth.uid(), null, null, p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Records the tick of a person who came by a link, only for a work of its show. The site calls this. Refuses 404 not-found,
-- 422 invalid, 429 quota.
create function public.tick_by_link(p_token_hash text, p_device uuid, p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean,
	p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare link public.private_link := app.open_day_link(p_token_hash);
begin
	if not exists (select from public.exhibition_work where id = p_exhibition_work and exhibition_id = link.exhibition_id) then
		perform app.refuse(404, 'not-found');
	end if;
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, null, link.id,
		app.helper_number(link.id, p_device), p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

grant select on public.hang_tick_now to authenticated;
grant select on public.hang_tick_now to service_role;

grant execute on function public.make_day_link(uuid, text), public.list_day_links(uuid), public.revoke_day_link(uuid),
	public.tick_work(uuid, uuid, int, boolean, jsonb, timestamptz) to authenticated;
grant execute on function public.read_day_link(text),
	public.tick_by_link(text, uuid, uuid, uuid, int, boolean, jsonb, timestamptz) to service_role;

create trigger keep before update or delete on public.hang_tick for each row execute function app.keep_said();

create trigger log_action after insert or update of revoked_at on public.private_link for each row execute function app.log_action();

-- What happens to a work in the house: custody, condition, and photographs.

-- Who said when where a work is.
create table public.custody_log (
	id bigint generated always as identity primary key,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	was text not null check (octet_length(was) <= 40),
	custody text not null check (octet_length(custody) <= 40),
	by_account uuid references public.account on delete set null,
	helper_no int,
	at timestamptz not null default now()
);
create index on public.custody_log (exhibition_work_id, id desc);

-- Logs every change of custody, whoever makes it. A person who came by a link is known by the number.
create function app.log_custody() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.custody_log (exhibition_work_id, was, custody, by_account, helper_no)
	values (new.id, old.custody, new.custody, auth.uid(), nullif(current_setting('app.helper_no', true), '')::int);
	return null;
end $$;

-- The moves of custody; custody.ts has the same table. Only `remove_exhibition_work` sets removed-early, because
-- it also takes the work off the wall and has a way back.
create function app.may_move_custody(was text, next text) returns boolean
language sql immutable set search_path = '' as $$
	select (was || '>' || next) in (
		'expected>received', 'expected>hung', 'received>hung', 'received>expected', 'received>returned', 'received>not-collected',
		'hung>received', 'hung>taken-down', 'removed-early>returned',
		'removed-early>not-collected', 'taken-down>hung', 'taken-down>returned', 'taken-down>not-collected',
		'returned>taken-down', 'not-collected>returned')
$$;

-- Says where a work is. Refuses 404 not-found, 409 illegal-move.
create function public.set_custody(p_exhibition_work uuid, p_custody text) returns void
language plpgsql security definer set search_path = '' as $$
declare was text;
begin
	perform app.need_curator();
	select custody into was from public.exhibition_work where id = p_exhibition_work for update;
	if was is null then perform app.refuse(404, 'not-found'); end if;
	if was = p_custody then return; end if;
	if not app.may_move_custody(was, p_custody) then perform app.refuse(409, 'illegal-move', jsonb_build_object('was', was)); end if;
	update public.exhibition_work set custody = p_custody where id = p_exhibition_work;
end $$;

-- The condition of a work when it came and when it went back. The latest report of a moment holds.
create table public.condition_report (
	id uuid primary key default gen_random_uuid(),
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	moment text not null check (moment in ('arrival', 'return')),
	state text not null check (state in ('sound', 'marks', 'damaged')),
	note text not null default '' check (octet_length(note) <= 8000),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.condition_report (exhibition_work_id, moment, at desc);

-- Reports the condition of a work. Returns the id. Refuses 404 not-found, 422 invalid.
create function public.report_condition(p_exhibition_work uuid, p_moment text, p_state text, p_note text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	insert into public.condition_report (exhibition_work_id, moment, state, note, by_account)
	values (p_exhibition_work, p_moment, p_state, p_note, auth.uid()) returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Photographs of works on the wall, of a finished wall, and of a work's condition. They are private; a curator may publish those
-- of a wall.
create table public.handling_photo (
	id uuid primary key,
	exhibition_id uuid not null references public.exhibition on delete restrict,
	exhibition_work_id uuid references public.exhibition_work on delete restrict,
	wall_id int references public.wall on delete restrict,
	moment text not null check (moment in ('hung', 'wall', 'arrival', 'return')),
	state text not null default 'receiving' check (state in ('receiving', 'stored')),
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	width int check (width > 0),
	height int check (height > 0),
	thumbhash text check (octet_length(thumbhash) <= 100),
	dominant text check (dominant ~ '^#[0-9a-f]{6}$'),
	by_account uuid references public.account on delete set null,
	link_id uuid references public.private_link on delete set null,
	helper_no int,
	at timestamptz not null,
	received_at timestamptz not null default now(),
	published_at timestamptz,
	people_agreed_at timestamptz,
	published_by uuid references public.account on delete set null,
	check ((moment = 'wall') = (wall_id is not null) and (moment = 'wall') = (exhibition_work_id is null)),
	check (state = 'receiving' or (sha256 is not null and width is not null and height is not null)),
	check (published_at is null or (moment = 'wall' and state = 'stored' and people_agreed_at is not null))
);
create index on public.handling_photo (exhibition_id);
create index on public.handling_photo (exhibition_work_id);

create table public.handling_file (
	id uuid primary key default gen_random_uuid(),
	photo_id uuid not null references public.handling_photo on delete cascade,
	kind text not null check (kind in ('master', 'variant')),
	path text not null unique check (octet_length(path) <= 200),
	format text not null check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff')),
	width int not null check (width > 0),
	height int not null check (height > 0),
	bytes bigint not null check (bytes > 0),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	check ((kind = 'master') = (public_name is null))
);
create index on public.handling_file (photo_id);

alter table public.custody_log enable row level security;
alter table public.condition_report enable row level security;
alter table public.handling_photo enable row level security;
alter table public.handling_file enable row level security;

grant select on public.handling_photo, public.handling_file, public.custody_log, public.condition_report to authenticated;
grant select on public.handling_photo, public.handling_file, public.custody_log, public.condition_report to service_role;

create policy "the desk" on public.custody_log for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.condition_report for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_photo for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_file for select to authenticated using ((select app.is_curator()));

-- Adds a row for a photograph before its bytes arrive. Returns false when it is stored already. Refuses 404 not-found,
-- 422 invalid, 429 quota.
create function app.begin_photo(photo public.handling_photo) returns boolean
language plpgsql security definer set search_path = '' as $$
declare stored boolean;
begin
	if not exists (select from public.exhibition where id = photo.exhibition_id)
		or photo.exhibition_work_id is not null and not exists (select from public.exhibition_work
			where id = photo.exhibition_work_id and exhibition_id = photo.exhibition_id)
		or photo.wall_id is not null and not exists (select from public.booking
			where exhibition_id = photo.exhibition_id and resource_id = photo.wall_id and cancelled_at is null) then
		perform app.refuse(404, 'not-found');
	end if;
	if (select count(*) from public.handling_photo where exhibition_id = photo.exhibition_id and received_at > now() - interval '1 day') >= 500 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.handling_photo (id, exhibition_id, exhibition_work_id, wall_id, moment, by_account, link_id, helper_no, at)
	values (photo.id, photo.exhibition_id, photo.exhibition_work_id, photo.wall_id, photo.moment, photo.by_account, photo.link_id,
		photo.helper_no, app.phone_time(photo.at))
	on conflict (id) do nothing;
	select state = 'stored' into stored from public.handling_photo where id = photo.id and exhibition_id = photo.exhibition_id;
	if stored is null then perform app.refuse(404, 'not-found'); end if;
	return not stored;
end $$;

-- Begins a photograph of a curator. Refuses 404 not-found, 422 invalid, 429 quota.
create function public.begin_handling_photo(p_id uuid, p_exhibition uuid, p_exhibition_work uuid, p_wall int, p_moment text, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
declare photo public.handling_photo;
begin
	photo.by_account := app.need_curator();
	photo.id := p_id;
	photo.exhibition_id := p_exhibition;
	photo.exhibition_work_id := p_exhibition_work;
	photo.wall_id := p_wall;
	photo.moment := p_moment;
	photo.at := p_at;
	return app.begin_photo(photo);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Begins a photograph of a person who came by a link: of works on the wall, never of a condition. The site calls this.
create function public.begin_photo_by_link(p_token_hash text, p_device uuid, p_id uuid, p_exhibition_work uuid, p_wall int, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
	link public.private_link := app.open_day_link(p_token_hash);
	photo public.handling_photo;
begin
	photo.link_id := link.id;
	photo.helper_no := app.helper_number(link.id, p_device);
	photo.id := p_id;
	photo.exhibition_id := link.exhibition_id;
	photo.exhibition_work_id := p_exhibition_work;
	photo.wall_id := p_wall;
	photo.moment := case when p_wall is null then 'hung' else 'wall' end;
	photo.at := p_at;
	return app.begin_photo(photo);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the files of a photograph. The site calls this when all of them are in storage. `p_picture`: {sha256, width, height,
-- thumbhash, dominant, files: [{kind, path, format, width, height, bytes, public_name}]}. Returns false when another upload of
-- the same photograph was faster, or the photograph was dropped.
create function public.finish_handling_photo(p_id uuid, p_picture jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	update public.handling_photo set state = 'stored', sha256 = p_picture ->> 'sha256', width = (p_picture ->> 'width')::int,
		height = (p_picture ->> 'height')::int, thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant'
	where id = p_id and state = 'receiving';
	if not found then return false; end if;
	insert into public.handling_file (photo_id, kind, path, format, width, height, bytes, public_name)
	select p_id, f ->> 'kind', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int, (f ->> 'bytes')::bigint,
		f ->> 'public_name'
	from jsonb_array_elements(p_picture -> 'files') as files(f);
	return true;
end $$;

-- Deletes everything of a photograph whose upload failed. The site calls this.
create function public.drop_handling_photo(p_id uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.handling_photo where id = p_id and state = 'receiving'
$$;

-- Removes a photograph. Returns its files, for the caller to remove. Refuses 404 not-found.
create function public.remove_handling_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return query select 'handling', f.path from public.handling_file f where f.photo_id = p_photo;
	delete from public.handling_photo where id = p_photo;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Publishes the photograph of a finished wall, or takes it back. Refuses 404 not-found, 422 people-not-agreed.
create function public.publish_wall_photo(p_photo uuid, p_on boolean, p_people_agreed boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if p_on and not p_people_agreed then perform app.refuse(422, 'people-not-agreed'); end if;
	update public.handling_photo set published_at = case when p_on then now() end, people_agreed_at = case when p_on then now() end,
		published_by = case when p_on then auth.uid() end
	where id = p_photo and moment = 'wall' and state = 'stored';
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Deletes uploads that never finished, and lists files of these photographs that no row names, for the site to remove.
create function public.list_handling_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.handling_photo p where p.state = 'receiving' and p.received_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'handling' and o.created_at <= before
		and not exists (select from public.handling_file f where f.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.set_custody(uuid, text), public.report_condition(uuid, text, text, text),
	public.begin_handling_photo(uuid, uuid, uuid, int, text, timestamptz), public.remove_handling_photo(uuid),
	public.publish_wall_photo(uuid, boolean, boolean) to authenticated;
grant execute on function public.begin_photo_by_link(text, uuid, uuid, uuid, int, timestamptz),
	public.finish_handling_photo(uuid, jsonb), public.drop_handling_photo(uuid), public.list_handling_orphans(int) to service_role;

create trigger keep before update or delete on public.custody_log for each row execute function app.keep_said();
create trigger keep before update or delete on public.condition_report for each row execute function app.keep_said();
create trigger log_custody after update of custody on public.exhibition_work for each row
	when (old.custody <> new.custody) execute function app.log_custody();

create trigger log_action after insert on public.condition_report for each row execute function app.log_action();
create trigger log_action after update of published_at or delete on public.handling_photo for each row execute function app.log_action();

create constraint trigger raise_epoch after update of published_at or delete on public.handling_photo deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public) values ('handling', 'handling', false) on conflict do nothing;

-- What people ask the office, and the answers. Visitors have no rights here; the site sends their requests and limits how often.

create table public.request (
	id uuid primary key default gen_random_uuid(),
	-- The number that the person is told. It is random, so that nobody can count requests by it.
	number text not null unique check (number ~ '^[2-9A-HJKMNP-TV-Z]{8}$'),
	about text not null check (about in ('room', 'advice', 'zoom', 'wall', 'visit', 'press', 'picture', 'barrier', 'data')),
	message text not null check (octet_length(message) between 1 and 16000),
	name text check (octet_length(name) between 1 and 800),
	-- Where the answer goes; without it nobody can answer.
	address text check (octet_length(address) between 3 and 320),
	language text not null check (language ~ '^[a-z]{2}$'),
	-- The page it is about: a path of this site, or what the person typed.
	page text check (octet_length(page) between 1 and 2000),
	state text not null default 'open' check (state in ('open', 'answered', 'closed')),
	created_at timestamptz not null default now(),
	handled_by uuid references public.account on delete set null,
	handled_at timestamptz,
	keep_until date not null default ((now() at time zone 'Europe/Berlin')::date + interval '12 months')::date
);
create index on public.request (state, created_at desc);
create index on public.request (keep_until);

create table public.request_answer (
	id uuid primary key default gen_random_uuid(),
	request_id uuid not null references public.request on delete cascade,
	message text not null check (octet_length(message) between 1 and 16000),
	by_account uuid references public.account on delete set null,
	created_at timestamptz not null default now()
);
create index on public.request_answer (request_id, created_at);

alter table public.request enable row level security;
alter table public.request_answer enable row level security;

grant select on public.request, public.request_answer to authenticated;
grant select, insert, update, delete on public.request, public.request_answer to service_role;

create policy "the desk" on public.request for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.request_answer for select to authenticated using ((select app.is_curator()));

-- Saves a request, returns its number, and tells the coordinators by mail that something came, but not what. The same words from
-- the same address within an hour are one request. `p_values`: about, message, name, address, language, page. Refuses
-- 429 too-many (60 an hour from everybody together), 422 invalid.
create function public.send_request(p_values jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
begin
	asked := jsonb_populate_record(null::public.request, p_values - array['id', 'number', 'state', 'created_at', 'handled_by', 'handled_at', 'keep_until']);
	perform pg_advisory_xact_lock(hashtext('request'));
	select number into asked.number from public.request r
	where r.created_at > now() - interval '1 hour' and r.message = asked.message and r.about = asked.about
		and r.address is not distinct from asked.address;
	if found then return asked.number; end if;
	if (select count(*) from public.request where created_at > now() - interval '1 hour') >= 60 then
		perform app.refuse(429, 'too-many');
	end if;
	loop
		asked.number := app.new_code();
		exit when not exists (select from public.request where number = asked.number);
	end loop;
	insert into public.request (number, about, message, name, address, language, page)
	values (asked.number, asked.about, asked.message, asked.name, asked.address, asked.language, asked.page)
	returning id into asked.id;
	insert into public.mail (to_account, language, template, values, dedupe_key)
	select a.id, a.language, 'request-received', jsonb_build_object('request', asked.id, 'number', asked.number, 'about', asked.about),
		'request/' || asked.id || '/' || a.id
	from public.account a where a.suspended_at is null
		and exists (select from public.account_role r where r.account_id = a.id and r.role = 'coordinator');
	return asked.number;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Answers by mail, in the language of the page on which it was asked. The same words are one answer. Refuses 404 not-found,
-- 409 no-address, 409 illegal-move (closed), 422 invalid.
create function public.answer_request(p_request uuid, p_message text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
	answer uuid;
begin
	perform app.need_curator();
	select * into asked from public.request where id = p_request for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if asked.address is null then perform app.refuse(409, 'no-address'); end if;
	if asked.state = 'closed' then perform app.refuse(409, 'illegal-move'); end if;
	if exists (select from public.request_answer where request_id = p_request and message = p_message) then return; end if;
	insert into public.request_answer (request_id, message, by_account) values (p_request, p_message, auth.uid()) returning id into answer;
	update public.request set state = 'answered', handled_by = auth.uid(), handled_at = now() where id = p_request;
	insert into public.mail (to_address, language, template, values, dedupe_key)
	values (asked.address, asked.language, 'request-answer',
		jsonb_build_object('number', asked.number, 'about', asked.about, 'message', p_message, 'asked', asked.message), 'request-answer/' || answer);
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Closes a request or opens it again: open or answered > closed, answered or closed > open. Refuses 404 not-found,
-- 409 illegal-move (somebody was faster).
create function public.move_request(p_request uuid, p_state text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
begin
	perform app.need_curator();
	select * into asked from public.request where id = p_request for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if not coalesce(p_state in ('open', 'closed') and p_state <> asked.state, false) then perform app.refuse(409, 'illegal-move'); end if;
	update public.request set state = p_state, handled_by = auth.uid(), handled_at = now() where id = p_request;
end $$;

grant execute on function public.send_request(jsonb) to service_role;
grant execute on function public.answer_request(uuid, text), public.move_request(uuid, text) to authenticated;

create trigger log_action after insert or update of state on public.request for each row execute function app.log_action();

-- What everybody may read of shows: dates, events, calls, walls and rooms. 26_public_work.sql has the works. Visitors have no
-- rights on any table. All pub_* views run with the rights of their owner on purpose, list every column, and show published shows
-- only.

-- Published shows, until the last day on which they are online.
create view public.pub_exhibition as
select e.id, e.slug, e.title, e.subtitle, e.introduction, e.plain_introduction, e.visiting_notes, e.access_notes,
	e.funders, e.opens, e.closes, app.hang_in_effect(e.id) as hang_version_id
from public.exhibition e
where e.state = 'published' and (e.online_until is null or e.online_until >= app.berlin_today());

-- Former addresses of these shows.
create view public.pub_old_slug as
select o.slug, e.slug as now_slug from public.old_slug o join public.pub_exhibition e on e.id = o.exhibition_id;

-- Events of these shows.
create view public.pub_event as
select ev.id, ev.exhibition_id, ev.kind, ev.title, ev.starts_at, ev.ends_at, ev.languages, ev.place, ev.sequence, ev.changed_at
from public.event ev join public.pub_exhibition e on e.id = ev.exhibition_id;

-- Calls that are open today.
create view public.pub_call as
select c.id, c.slug, c.title, c.introduction, c.opens, c.closes, c.permanent from public.call c
where c.opens <= app.berlin_today() and (c.closes is null or c.closes >= app.berlin_today());

-- The walls of the hang in effect, in walking order, with their paint.
create view public.pub_wall as
select hw.id as hang_wall_id, e.id as exhibition_id, w.code, r.name as room, w.position, w.room_id,
	hw.width_mm, hw.height_mm, hw.centre_line_mm,
	coalesce((select jsonb_agg(jsonb_build_object('xMm', z.x_mm, 'yMm', z.y_mm, 'widthMm', z.width_mm, 'heightMm', z.height_mm, 'reason', z.reason)
			order by z.x_mm, z.y_mm)
		from public.blocked_zone z where z.revision_id = hw.revision_id
		and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))), '[]') as blocked,
	hw.colour
from public.pub_exhibition e join public.hang_wall hw on hw.version_id = e.hang_version_id
join public.wall w on w.resource_id = hw.wall_id join public.room r on r.resource_id = w.room_id;

-- Boxes on the walls; hang_wall_id is null for a work that stands or hangs free, part is null for a work of one part.
create view public.pub_placement as
select e.id as exhibition_id, p.hang_wall_id, ew.number, ew.artwork_id,
	case when (select count(*) from public.artwork_part ap where ap.revision_id = ew.revision_id) > 1 then p.part_no end as part,
	p.x_mm, p.y_mm, p.width_mm, p.height_mm
from public.pub_exhibition e join public.placement p on p.version_id = e.hang_version_id
join public.exhibition_work ew on ew.id = p.exhibition_work_id;

-- Published photographs of finished walls of published shows, only while every work on that wall may be shown, because all of
-- them are in the picture.
create view public.pub_wall_photo as
select p.exhibition_id, w.code as wall_code, p.id, (p.at at time zone 'Europe/Berlin')::date as taken, p.width, p.height, p.dominant,
	(select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
		from public.handling_file f where f.photo_id = p.id and f.kind = 'variant') as files
from public.handling_photo p join public.pub_exhibition e on e.id = p.exhibition_id join public.wall w on w.resource_id = p.wall_id
where p.published_at is not null and p.state = 'stored'
	and not exists (select from public.placement pl join public.hang_wall hw on hw.id = pl.hang_wall_id
		join public.exhibition_work ew on ew.id = pl.exhibition_work_id
		where pl.version_id = e.hang_version_id and hw.wall_id = p.wall_id and not app.visible(ew.artwork_id, app.show_channel(e.closes), now()));

-- The rooms in which a show hangs: outline, height, doors and windows of the plan (roomPlan.ts), furniture that
-- stands there on a day of the show, and the walls of the hang in effect with their paint and position (edge is null when the
-- plan does not say). It leaves out escape routes, names of furniture and walls of other shows. A past show has the plan of its
-- last day, or else the first plan that was drawn after it.
create view public.pub_show_room as
select e.id as exhibition_id, r.resource_id as room_id, r.name, p.plan -> 'outline' as outline, p.plan -> 'heightMm' as height_mm,
	p.plan -> 'doors' as doors, p.plan -> 'windows' as windows,
	(select coalesce(jsonb_agg(jsonb_build_object('xMm', f -> 'xMm', 'yMm', f -> 'yMm', 'widthMm', f -> 'widthMm', 'depthMm', f -> 'depthMm',
			'heightMm', f -> 'heightMm', 'turn', f -> 'turn') order by n), '[]')
		from jsonb_array_elements(p.plan -> 'furniture') with ordinality as stands(f, n)
		where coalesce(f ->> 'from', '') <= to_char(e.closes, 'YYYY-MM-DD')
			and coalesce(f ->> 'to', '9') >= to_char(e.opens, 'YYYY-MM-DD')) as furniture,
	(select jsonb_agg(jsonb_build_object('code', w.code, 'colour', hw.colour, 'edge', placed.wall -> 'edge', 'atMm', placed.wall -> 'atMm')
			order by w.position, w.code)
		from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
		left join lateral (select wall from jsonb_array_elements(p.plan -> 'walls') as walls(wall)
			where (wall ->> 'wall')::int = w.resource_id limit 1) placed on true
		where hw.version_id = e.hang_version_id and w.room_id = r.resource_id) as walls
from public.pub_exhibition e
join public.room r on exists (select from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
	where hw.version_id = e.hang_version_id and w.room_id = r.resource_id)
left join lateral (select coalesce(
	(select b.plan from public.room_plan_before b where b.room_id = r.resource_id
		and b.until >= ((e.closes + 1)::timestamp at time zone 'Europe/Berlin') order by b.until, b.id limit 1), r.plan) as plan) p on true;

-- Rooms with opening hours, and rooms in which a published show hangs or hung.
create view public.pub_visit_room as
select r.resource_id as room_id, r.code, r.name, r.floor, r.step_free, r.hours
from public.room r
where r.hours is not null or exists (select from public.pub_wall w where w.room_id = r.resource_id);

-- When the public walls changed last and will change next without a write; cached pages end at that moment.
create view public.pub_epoch as
select e.epoch,
	(select max(v.in_effect_from) from public.hang_version v where v.state = 'published' and v.in_effect_from <= now()) as turned_at,
	(select min(v.in_effect_from) from public.hang_version v join public.exhibition x on x.id = v.exhibition_id
		where v.state = 'published' and v.in_effect_from > now() and x.state = 'published') as turns_at
from public.public_epoch e;

grant select on public.pub_exhibition, public.pub_old_slug, public.pub_event, public.pub_wall, public.pub_placement, public.pub_call,
	public.pub_epoch, public.pub_wall_photo, public.pub_show_room, public.pub_visit_room to anon, authenticated;
grant select, insert, update, delete on public.pub_exhibition, public.pub_old_slug, public.pub_event, public.pub_wall,
	public.pub_placement, public.pub_call, public.pub_epoch to service_role;

-- What everybody may read of a work and its artist: names, texts, pictures, sounds, codes. A column of a work is null, or the row
-- is missing, unless `app.visible` (10_consent.sql) says that it may be shown.

-- Works of published shows: those in the version in effect, or all of the show while there is none. Where `shown` is false (no
-- consent, withheld, hidden) the row stays, but names, texts and pictures are null. The picture appears as soon as its first set
-- exists; `zoom` names its tile archive where the artist agreed to full resolution. In safe mode there are no credits, no zoom,
-- and nothing for machines.
create view public.pub_work as
select ew.exhibition_id, ew.number, ew.artwork_id, ew.revision_id, v.shown, v.machines,
	case when v.shown then a.id end as artist_id,
	case when v.shown then a.slug end as artist_slug,
	case when v.shown then a.name end as artist_name,
	case when v.shown then a.latin_name end as artist_latin_name,
	case when v.shown then rev.title end as title,
	case when v.shown then rev.untitled end as untitled,
	case when v.shown then rev.year_from end as year_from,
	case when v.shown then rev.year_to end as year_to,
	case when v.shown then rev.year_circa end as year_circa,
	case when v.shown then rev.category end as category,
	case when v.shown then rev.technique end as technique,
	case when v.shown then rev.description end as description,
	case when v.shown then rev.label_text end as label_text,
	case when v.shown then rev.content_note end as content_note,
	case when v.shown and not a.safe_mode then rev.credit end as credit,
	case when v.shown then (select jsonb_agg(jsonb_build_object('part', p.part_no, 'heightMm', p.height_mm, 'widthMm', p.width_mm, 'depthMm', p.depth_mm,
		'outerHeightMm', p.outer_height_mm, 'outerWidthMm', p.outer_width_mm) order by p.part_no)
		from public.artwork_part p where p.revision_id = rev.id) end as parts,
	case when v.shown then (select jsonb_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'dominant', m.dominant,
			'alt', ph.alt, 'credit', case when not a.safe_mode then ph.credit end,
			'zoom', (select z.public_name from public.media_file z where z.media_id = m.id and z.kind = 'pyramid'
				and not a.safe_mode and app.visible(ew.artwork_id, 'full-resolution', now())),
			'files', (select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
				from public.media_file f where f.media_id = m.id and f.kind = 'variant'))
		from public.revision_photo rp join public.photo ph on ph.id = rp.photo_id join public.media m on m.id = ph.media_id
		where rp.revision_id = rev.id and ph.role = 'front' and m.state <> 'receiving' order by rp.position limit 1) end as image
from public.pub_exhibition e
join public.exhibition_work ew on ew.exhibition_id = e.id
join public.artwork_revision rev on rev.id = ew.revision_id
join public.artwork w on w.id = ew.artwork_id
join public.artist a on a.id = w.owner_artist_id
cross join lateral (select app.visible(ew.artwork_id, app.show_channel(e.closes), now()) as shown,
	app.visible(ew.artwork_id, 'machines', now()) and app.visible(ew.artwork_id, app.show_channel(e.closes), now()) and not a.safe_mode as machines) v
where (e.hang_version_id is null and ew.removed_at is null)
	or exists (select from public.placement p where p.version_id = e.hang_version_id and p.exhibition_work_id = ew.id);

-- Artists with at least one work that is shown.
create view public.pub_artist as
select a.id, a.slug, a.kind, a.name, a.latin_name, a.biography, a.statement, a.links, not a.safe_mode as indexable
from public.artist a
where a.hidden_at is null and exists (select from public.pub_work w where w.artist_id = a.id);

-- Files under /media that everybody may fetch: front views of works that are shown, at most 2000 px on the longer side unless the
-- artist agreed to full resolution, and published photographs of finished walls.
create view public.pub_media as
select f.public_name, f.format, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind in ('variant', 'retired')
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and (greatest(f.width, f.height) <= 2000 or app.visible(ph.artwork_id, 'full-resolution', now()))
union all
select f.public_name, f.format, f.width, f.height, f.bytes, 'handling', f.path
from public.handling_file f join public.pub_wall_photo p on p.id = f.photo_id
where f.kind = 'variant';

-- Tile archives under /iiif of front views that are shown, where the artist agreed to full resolution. Not in safe mode, because
-- deep zoom is an interface for machines.
create view public.pub_pyramid as
select f.public_name, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind = 'pyramid'
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = ph.artwork_id and a.safe_mode)
	and app.visible(ph.artwork_id, 'full-resolution', now());

-- Sounds of works that are shown, if the artist agreed to "voice" and the transcript exists in the spoken language.
create view public.pub_sound as
select s.artwork_id, s.language, s.transcript, s.format, s.bytes, s.duration_ms, s.path, s.public_name
from public.sound s
where s.path is not null and s.transcript ? s.language and app.visible(s.artwork_id, 'voice', now())
	and exists (select from public.pub_work w where w.artwork_id = s.artwork_id and w.shown);

-- Works that the press may have: shown, agreed to by the artist, and never in safe mode.
create view public.pub_press as
select w.exhibition_id, w.number, w.artwork_id
from public.pub_work w join public.artist a on a.id = w.artist_id
where w.shown and not a.safe_mode and app.visible(w.artwork_id, 'press', now());

-- The plain-language texts of works that are shown.
create view public.pub_plain_text as
select w.exhibition_id, w.artwork_id, rev.plain_text
from public.pub_work w join public.artwork_revision rev on rev.id = w.revision_id
where w.shown and rev.plain_text <> '{}';

-- The codes on wall labels (/w/…). A code is printed, so it leads to its work as long as its show was ever published and the work
-- is visible in any published show. Show and number are given only while the work is visible in the code's own show. A code of a
-- work that is visible nowhere has no row, like one that was never given.
create view public.pub_code as
select ew.code, ew.artwork_id, w.exhibition_id, w.number
from public.exhibition_work ew
join public.exhibition e on e.id = ew.exhibition_id
left join public.pub_work w on w.exhibition_id = ew.exhibition_id and w.artwork_id = ew.artwork_id and w.shown
where e.published_at is not null and e.state in ('published', 'cancelled')
	and (w.artwork_id is not null or exists (select from public.pub_work other where other.artwork_id = ew.artwork_id and other.shown));

-- Artists whom visitors can write to: they want it, are not in safe mode or hidden, have an account that is not suspended, and
-- have at least one visible work.
create view public.pub_contact as
select a.id as artist_id
from public.artist a
where a.contact_open and not a.safe_mode and a.hidden_at is null
	and exists (select from public.account_artist t join public.account c on c.id = t.account_id
		where t.artist_id = a.id and c.suspended_at is null)
	and exists (select from public.pub_work w where w.artist_id = a.id);

grant select on public.pub_work, public.pub_artist, public.pub_media, public.pub_pyramid, public.pub_code, public.pub_press,
	public.pub_plain_text, public.pub_contact, public.pub_sound to anon, authenticated;
grant select, insert, update, delete on public.pub_work, public.pub_artist, public.pub_media to service_role;

reset check_function_bodies;
