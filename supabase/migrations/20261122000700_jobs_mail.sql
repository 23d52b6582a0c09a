-- What is to be done later, once; and the outbox that every mail goes through.

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

create table public.mail (
	id uuid primary key default gen_random_uuid(),
	to_account uuid references public.account on delete cascade,
	to_address text check (octet_length(to_address) <= 320),
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	template text not null check (template in ('sign-in', 'submission-received', 'decision')),
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

-- The language of the page on which somebody asked for a code; the address only as a hash.
create table public.sign_in_language (
	address_hash text primary key,
	language text not null check (language ~ '^[a-z]{2}$'),
	at timestamptz not null default now()
);

alter table public.job enable row level security;
alter table public.mail enable row level security;
alter table public.sign_in_language enable row level security;

create function app.queue_mail(account uuid, template text, facts jsonb, language text, dedupe text) returns void
language sql security definer set search_path = '' as $$
	insert into public.mail (to_account, language, template, values, dedupe_key)
	values (account, language, template, facts, dedupe) on conflict (dedupe_key) do nothing
$$;

create function public.remember_sign_in_language(p_email text, p_language text) returns void
language sql security definer set search_path = '' as $$
	delete from public.sign_in_language where at < now() - interval '1 day';
	insert into public.sign_in_language (address_hash, language)
	values (encode(sha256(convert_to(lower(trim(p_email)), 'UTF8')), 'hex'), p_language)
	on conflict (address_hash) do update set language = excluded.language, at = now();
$$;

-- Called by the embedded backend with the code it made for an address.
create function public.queue_sign_in_mail(p_email text, p_token text, p_token_hash text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	-- An older code no longer works, so its mail need not go out any more.
	delete from public.mail where template = 'sign-in' and to_address = lower(trim(p_email)) and state = 'released';
	insert into public.mail (to_address, language, template, values)
	values (lower(trim(p_email)), coalesce((select language from public.sign_in_language
		where address_hash = encode(sha256(convert_to(lower(trim(p_email)), 'UTF8')), 'hex')), 'de'),
		'sign-in', jsonb_build_object('token', p_token, 'tokenHash', p_token_hash));
end $$;

-- The next mail to send, leased: whoever holds the lease finishes it. A mail whose lease ran out may or
-- may not have left: it is marked perhaps_sent and not sent twice. A code that waited for its whole hour is
-- worthless. Nobody has an address under .invalid (RFC 2606): such mails are for /dev/mail only.
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

-- Codes are forgotten as soon as they have been sent. After an error the mail waits, longer each time and for an hour at
-- most, and is given up after about a day.
create function public.finish_mail(p_id uuid, p_lease uuid, p_error text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.mail set
		state = case when p_error is null then 'sent' when attempts < 40 then 'released' else 'failed' end,
		sent_at = case when p_error is null then now() end, lease = null,
		lease_until = case when p_error is not null then now() + make_interval(secs => least(3600, 10 * attempts * attempts)) end,
		last_error = p_error, values = case when p_error is null and template = 'sign-in' then '{}' else values end
	where id = p_id and lease = p_lease and state = 'sending';
end $$;

-- What /dev/mail shows in demo mode.
create function public.list_mail() returns table (id uuid, address text, language text, template text, "values" jsonb, state text, created_at timestamptz)
language sql stable security definer set search_path = '' as $$
	select m.id, coalesce(m.to_address, u.email::text), m.language, m.template, m.values, m.state, m.created_at
	from public.mail m left join auth.users u on u.id = m.to_account order by m.created_at desc limit 100
$$;

-- Takes the oldest open job of the given kinds; a job whose lease ran out is taken up again.
create function public.claim_job(p_kinds text[], p_lease_seconds int) returns table (id uuid, lease uuid, kind text, payload jsonb, attempts int)
language plpgsql security definer set search_path = '' as $$
declare mine uuid := gen_random_uuid();
begin
	return query update public.job j
		set state = 'running', lease = mine, lease_until = now() + make_interval(secs => p_lease_seconds), attempts = j.attempts + 1
		where j.id = (select next.id from public.job next where next.kind = any (p_kinds)
			and ((next.state = 'queued' and next.run_after <= now()) or (next.state = 'running' and next.lease_until < now()))
			order by next.run_after limit 1 for update skip locked)
		returning j.id, mine, j.kind, j.payload, j.attempts;
end $$;

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

grant execute on function public.remember_sign_in_language(text, text), public.queue_sign_in_mail(text, text, text),
	public.claim_mail(int), public.finish_mail(uuid, uuid, text), public.list_mail(), public.claim_job(text[], int),
	public.finish_job(uuid, uuid, text) to service_role;
