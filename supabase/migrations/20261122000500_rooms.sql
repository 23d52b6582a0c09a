-- Rooms, walls with their revisions, and who has which resource when.

create table public.resource (
	id int generated always as identity primary key,
	kind text not null check (kind in ('wall', 'room', 'zoom'))
);

create table public.room (
	resource_id int primary key references public.resource on delete restrict,
	name jsonb not null check (app.is_texts(name, 800) and name <> '{}'),
	floor text check (octet_length(floor) <= 200),
	step_free boolean,
	plan jsonb not null default '[]' check (jsonb_typeof(plan) = 'array')
);

create table public.wall (
	resource_id int primary key references public.resource on delete restrict,
	room_id int not null references public.room on delete restrict,
	code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$'),
	position int not null default 1,
	retired_at timestamptz
);

-- Measured again means a new revision: plans and past shows keep the wall they were made for.
create table public.wall_revision (
	id uuid primary key default gen_random_uuid(),
	wall_id int not null references public.wall on delete restrict,
	number int not null,
	width_mm int not null check (width_mm between 100 and 100000),
	height_mm int not null check (height_mm between 100 and 20000),
	centre_line_mm int not null default 1450 check (centre_line_mm between 1 and 20000),
	suspension jsonb not null default '{"kind": "unknown"}' check (jsonb_typeof(suspension) = 'object' and octet_length(suspension::text) <= 4000),
	daylight boolean not null default false,
	escape_route boolean not null default false,
	step_free boolean,
	measured_at date,
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	unique (wall_id, number),
	check (centre_line_mm < height_mm)
);

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

create function app.keep_wall_revision() returns trigger
language plpgsql set search_path = '' as $$
begin
	-- Who measured may be erased; what was measured stays.
	if tg_op = 'UPDATE' and to_jsonb(new) ->> 'created_by' is null
		and to_jsonb(new) - 'created_by' = to_jsonb(old) - 'created_by' then
		return new;
	end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;
create trigger keep before update or delete on public.wall_revision for each row execute function app.keep_wall_revision();
create trigger keep before update or delete on public.blocked_zone for each row execute function app.keep_wall_revision();

create table public.stock (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind in ('cord', 'hook', 'rod')),
	length_mm int check (length_mm > 0),
	load_g int check (load_g > 0),
	amount int not null check (amount >= 0)
);

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

create table public.old_slug (
	slug text primary key,
	exhibition_id uuid not null references public.exhibition on delete cascade
);

-- Two bookings of one resource never overlap; half-open, so a changeover day can be shared.
create table public.booking (
	id uuid primary key default gen_random_uuid(),
	resource_id int not null references public.resource on delete restrict,
	during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during)),
	exhibition_id uuid references public.exhibition on delete restrict,
	phase text not null check (phase in ('show', 'installation', 'take-down', 'event', 'request')),
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	cancelled_at timestamptz,
	-- int4range stands in for equality: plain GiST has none for int, and no extension is needed this way.
	constraint resource_is_free exclude using gist
		(int4range(resource_id, resource_id, '[]') with &&, during with &&) where (cancelled_at is null)
);
create index on public.booking (exhibition_id);

alter table public.resource enable row level security;
alter table public.room enable row level security;
alter table public.wall enable row level security;
alter table public.wall_revision enable row level security;
alter table public.blocked_zone enable row level security;
alter table public.stock enable row level security;
alter table public.exhibition enable row level security;
alter table public.old_slug enable row level security;
alter table public.booking enable row level security;
grant select on public.resource, public.room, public.wall, public.wall_revision, public.blocked_zone, public.stock,
	public.exhibition, public.old_slug, public.booking to authenticated;
create policy "the desk" on public.resource for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.room for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.wall for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.wall_revision for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.blocked_zone for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.stock for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.exhibition for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.old_slug for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.booking for select to authenticated using ((select app.is_curator()));

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

-- Makes a wall or measures it again. `p_values`: {room, code, position, width_mm, height_mm, centre_line_mm,
-- suspension, daylight, escape_route, zones: [{x_mm, y_mm, width_mm, height_mm, reason, from, to}]}.
-- Refuses 404 not-found, 409 code-taken, 422 zone-outside, 422 invalid.
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
	insert into public.wall_revision (wall_id, number, width_mm, height_mm, centre_line_mm, suspension, daylight, escape_route, measured_at, created_by)
	values (result, (select coalesce(max(number), 0) + 1 from public.wall_revision where wall_id = result),
		(p_values ->> 'width_mm')::int, (p_values ->> 'height_mm')::int, coalesce((p_values ->> 'centre_line_mm')::int, 1450),
		coalesce(p_values -> 'suspension', '{"kind": "unknown"}'), coalesce((p_values ->> 'daylight')::boolean, false),
		coalesce((p_values ->> 'escape_route')::boolean, false), app.berlin_today(), auth.uid())
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

-- The latest revision of a wall.
create function app.wall_now(asked_wall int) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.wall_revision where wall_id = asked_wall order by number desc limit 1
$$;

-- Books resources for an exhibition, in place of what it had. The resource rows are locked in id
-- order first: with the bare constraint fifty people booking at once end in deadlocks.
-- Refuses 409 resource-taken with detail {resource, code, exhibition, title, until, freeFrom}: `until`
-- is the other's last day, `freeFrom` the first day from which the whole wanted period fits.
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
				-- As long by the clock on the wall: a night when the clocks change makes no day longer.
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

create function app.period_of(show public.exhibition) returns tstzrange
language sql stable set search_path = '' as $$
	select tstzrange(app.berlin_midnight((show).installs), app.berlin_midnight((show).taken_down + 1))
$$;

-- Makes or changes a show and books its walls. `p_values` has the columns of exhibition. Without walls
-- it is a draft, with walls scheduled. Refuses 404 not-found, 409 resource-taken, 422 dates, 422 invalid,
-- 409 wall-in-use (a wall with placements can't be taken from a published show).
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

grant execute on function public.save_room(int, jsonb, text, boolean), public.save_wall(int, jsonb),
	public.save_exhibition(uuid, jsonb, int[]) to authenticated;

create trigger log_action after insert on public.wall_revision for each row execute function app.log_action();
create trigger log_action after insert or update of state on public.exhibition for each row execute function app.log_action();
create trigger log_action after insert or update of cancelled_at on public.booking for each row execute function app.log_action();
create constraint trigger raise_epoch after insert or update or delete on public.exhibition deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.room deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.wall deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.old_slug deferrable initially deferred for each row execute function app.raise_epoch();
