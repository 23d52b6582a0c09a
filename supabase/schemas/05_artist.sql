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
create index on public.artist (entered_by);
create index on public.artist using gin (app.words_of(name, latin_name));

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

create policy "own ties" on public.account_artist for select to authenticated
	using (account_id = (select app.me()));
create policy "own private facts" on public.artist_private for select to authenticated
	using (artist_id in (select app.my_artists()));
create policy "organisations are known to who is signed in" on public.organisation for select to authenticated
	using ((select app.me()) is not null);

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
	-- Before the switch, which hides which of them have one.
	perform app.drop_credited_files(p_artist);
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
