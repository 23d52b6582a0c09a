-- Walls with their measurements, rails and blocked zones; the photograph of the empty wall; the stock of cords and hooks.

-- A whole number within bounds. Null passes when `optional`.
create function app.is_whole(value jsonb, lowest int, highest int, optional boolean) returns boolean
language sql immutable set search_path = '' as $$
	select case
		when value is null or jsonb_typeof(value) = 'null' then optional
		when jsonb_typeof(value) <> 'number' then false
		else value::numeric = trunc(value::numeric) and value::numeric between lowest and highest end
$$;

-- A rail of a suspension, with where its hooks can be.
create function app.is_rail(rail jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(rail) is distinct from 'object' then return false; end if;
	if not (app.is_whole(rail -> 'fromMm', 0, 100000, false) and app.is_whole(rail -> 'toMm', 0, 100000, false)
		and app.is_whole(rail -> 'heightMm', 1, 20000, false) and app.is_whole(rail -> 'hookLoadG', 1, 2000000, true)
		and app.is_whole(rail -> 'cordLoadG', 1, 2000000, true) and app.is_whole(rail -> 'metreLoadG', 1, 2000000, true)) then
		return false;
	end if;
	if (rail ->> 'toMm')::numeric <= (rail ->> 'fromMm')::numeric then return false; end if;
	case coalesce(rail -> 'positions' ->> 'kind', 'free')
		when 'free' then return true;
		when 'every' then return app.is_whole(rail -> 'positions' -> 'stepMm', 1, 100000, false)
			and app.is_whole(rail -> 'positions' -> 'firstMm', 0, 100000, false);
		when 'listed' then
			if jsonb_typeof(rail -> 'positions' -> 'atMm') is distinct from 'array' then return false; end if;
			return jsonb_array_length(rail -> 'positions' -> 'atMm') <= 200
				and not exists (select from jsonb_array_elements(rail -> 'positions' -> 'atMm') as places(at) where not app.is_whole(at, 0, 100000, false));
		else return false;
	end case;
end $$;

-- Checks what suspension.ts reads: rails, points, unknown, or the old form `rail` (one rail over the whole wall).
create function app.is_suspension(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	case coalesce(value ->> 'kind', '')
		when 'unknown' then return true;
		when 'rail' then return app.is_whole(value -> 'heightMm', 1, 20000, true) and app.is_whole(value -> 'hookLoadG', 1, 2000000, true);
		when 'points' then
			if not value ? 'points' then return true; end if;
			if jsonb_typeof(value -> 'points') <> 'array' then return false; end if;
			return jsonb_array_length(value -> 'points') <= 200 and not exists (select from jsonb_array_elements(value -> 'points') as points(p)
				where not (app.is_whole(p -> 'xMm', 0, 100000, false) and app.is_whole(p -> 'yMm', 0, 20000, false)
					and app.is_whole(p -> 'loadG', 1, 2000000, true)));
		when 'rails' then
			if jsonb_typeof(value -> 'rails') is distinct from 'array' then return false; end if;
			return jsonb_array_length(value -> 'rails') <= 20 and not exists (select from jsonb_array_elements(value -> 'rails') as rails(r)
				where not app.is_rail(r));
		else return false;
	end case;
end $$;

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
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.wall_revision where wall_id = asked_wall order by number desc limit 1);
end $$;

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
		app.berlin_today(), app.me())
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
