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
