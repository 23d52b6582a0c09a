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
create index on public.exhibition (opens, slug);
create index on public.exhibition (closes, slug);
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
		values (show.id, show.slug, show.title, show.installs, show.opens, show.closes, show.taken_down, app.me());
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
