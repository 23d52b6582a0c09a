-- An account signs in; an artist made the work; the two are many-to-many.

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

create table public.artist (
	id uuid primary key default gen_random_uuid(),
	kind text not null default 'person' check (kind in ('person', 'group', 'late')),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	-- In safe mode this holds the pseudonym and the former name lies in artist_private.
	name jsonb not null check (app.is_texts(name, 800) and name <> '{}'),
	latin_name text check (octet_length(latin_name) between 1 and 800),
	biography jsonb not null default '{}' check (app.is_texts(biography, 10000)),
	statement jsonb not null default '{}' check (app.is_texts(statement, 16000)),
	links jsonb not null default '[]' check (jsonb_typeof(links) = 'array'),
	safe_mode boolean not null default false,
	hidden_at timestamptz,
	-- The curator who entered this artist on behalf; null when they came by themselves.
	entered_by uuid references public.account on delete set null,
	created_at timestamptz not null default now()
);

create table public.account_artist (
	account_id uuid not null references public.account on delete cascade,
	artist_id uuid not null references public.artist on delete cascade,
	relation text not null check (relation in ('self', 'helper', 'representative', 'guardian', 'heir')),
	since timestamptz not null default now(),
	primary key (account_id, artist_id)
);
create index on public.account_artist (artist_id);

-- A table of its own because policies have no columns.
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

create table public.private_link (
	id uuid primary key default gen_random_uuid(),
	token_hash text not null unique,
	artist_id uuid not null references public.artist on delete cascade,
	scope text not null check (scope in ('status', 'take-over')),
	expires_at timestamptz not null,
	revoked_at timestamptz,
	created_by uuid references public.account on delete set null
);

create function app.account_of_new_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.account (id) values (new.id) on conflict do nothing;
	return new;
end $$;
create trigger account_of_new_user after insert on auth.users
	for each row execute function app.account_of_new_user();

-- Roles are asked of the tables at every statement, so one that is taken away is gone at once.
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
-- Somebody's own artist: still readable when the account is suspended.
create function app.is_mine(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.account_artist where artist_id = asked_artist and account_id = auth.uid())
$$;
create function app.entered_by_me(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and exists (select from public.artist where id = asked_artist and entered_by = auth.uid())
$$;
create function app.may_edit(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select (app.is_active() and app.is_mine(asked_artist)) or app.entered_by_me(asked_artist)
$$;
-- For policies; what only functions ask stays theirs.
grant execute on function app.is_curator(), app.is_coordinator(), app.is_mine(uuid) to authenticated;

-- Gates at the head of functions. What is private answers like what doesn't exist.
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

alter table public.account enable row level security;
alter table public.account_role enable row level security;
alter table public.artist enable row level security;
alter table public.account_artist enable row level security;
alter table public.artist_private enable row level security;
alter table public.organisation enable row level security;
alter table public.private_link enable row level security;

grant select on public.account, public.account_role, public.artist, public.account_artist,
	public.artist_private, public.organisation, public.action_log to authenticated;

create policy "own account, or coordinator" on public.account for select to authenticated
	using (id = (select auth.uid()) or (select app.is_coordinator()));
create policy "own roles, or coordinator" on public.account_role for select to authenticated
	using (account_id = (select auth.uid()) or (select app.is_coordinator()));
create policy "own ties" on public.account_artist for select to authenticated
	using (account_id = (select auth.uid()));
create policy "own private facts" on public.artist_private for select to authenticated
	using (app.is_mine(artist_id));
create policy "organisations are known to who is signed in" on public.organisation for select to authenticated
	using (true);
create policy "the desk reads the log" on public.action_log for select to authenticated
	using ((select app.is_curator()));

-- Makes an artist for the account, or changes one of its own. `p_slug` is a wish; a number is added
-- when it is taken. Refuses 404 not-found, 403 not-allowed, 422 too-many-artists, 422 invalid.
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
	-- Two coordinators who send each other away take turns: the second isn't one any more.
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

-- Who has a role, with the address: for the coordinator's page only.
create function public.list_roles() returns table (account_id uuid, email text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select u.id, u.email::text, array_agg(r.role order by r.role)
		from public.account_role r join auth.users u on u.id = r.account_id group by u.id, u.email order by u.email;
end $$;

create function public.suspend_account(p_account uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.need_coordinator() = p_account then perform app.refuse(409, 'not-oneself'); end if;
	perform from public.account_role where role = 'coordinator' order by account_id for update;
	perform app.need_coordinator();
	update public.account set suspended_at = case when p_on then now() end where id = p_account;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- For `npm run coordinator`: only while the house has none.
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

grant execute on function public.save_artist(uuid, text, jsonb, text, jsonb, text), public.set_language(text),
	public.set_role(text, text, boolean), public.list_roles(), public.suspend_account(uuid, boolean) to authenticated;
grant execute on function public.make_first_coordinator(text) to service_role;

create trigger log_action after insert or delete on public.account_role
	for each row execute function app.log_action();
create trigger log_action after update of suspended_at on public.account
	for each row execute function app.log_action();
create constraint trigger raise_epoch after insert or update or delete on public.artist deferrable initially deferred
	for each row execute function app.raise_epoch();
