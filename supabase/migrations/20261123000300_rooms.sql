-- Walls with everything that a hook needs to know, the photograph behind a wall's elevation, the plan of a room, the house's stock.

-- Many rails with listed positions are longer than what the first form of a suspension had.
alter table public.wall_revision drop constraint if exists wall_revision_suspension_check,
	add constraint wall_revision_suspension_check check (jsonb_typeof(suspension) = 'object' and octet_length(suspension::text) <= 40000);

-- Makes a wall or measures it again. `p_values`: {room, code, position, width_mm, height_mm, centre_line_mm, suspension,
-- daylight, escape_route, walkway, zones: [{x_mm, y_mm, width_mm, height_mm, reason, from, to}]}.
-- Refuses 404 not-found, 409 code-taken, 422 zone-outside, 422 invalid.
create or replace function public.save_wall(p_wall int, p_values jsonb) returns int
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

-- When a wall was measured and by whom, latest first. For coordinators: it names addresses.
create function public.list_measurings(p_wall int)
returns table (number int, measured_at date, width_mm int, height_mm int, email text)
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select r.number, r.measured_at, r.width_mm, r.height_mm, u.email::text
		from public.wall_revision r left join auth.users u on u.id = r.created_by
		where r.wall_id = p_wall order by r.number desc;
end $$;

-- The photograph of the empty wall, for the desk only, and how it lies on the elevation: {aX, aY, bX, bY: ten-thousandths of
-- its width and height from its upper left corner, lengthMm: from a to b, level, xMm, yMm: of a on the wall}.
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
alter table public.wall_photo enable row level security;
grant select on public.wall_photo to authenticated;
create policy "the desk" on public.wall_photo for select to authenticated using ((select app.is_curator()));
grant select, insert, update, delete on public.wall_photo to service_role;

-- Keeps a photograph in the place of the one before, whose file it returns. `p_photo`: {path, width, height, bytes}.
-- Refuses 404 not-found, 422 invalid.
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

create function public.remove_wall_photo(p_wall int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query delete from public.wall_photo p where p.wall_id = p_wall returning p.bucket, p.path;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Where the photograph lies on the wall; null: not known. Refuses 404 not-found, 422 invalid.
create function public.scale_wall_photo(p_wall int, p_scale jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.wall_photo set scale = p_scale where wall_id = p_wall;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Their files belong to somebody, too.
create or replace function public.list_orphan_files(p_older_than_seconds int) returns table (bucket text, path text)
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

-- A room seen from above; `src/lib/walls/roomPlan.ts` says what stands where. Here only that it has this shape: what crosses
-- or reaches over an edge is told on its page.
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
alter table public.room drop constraint room_plan_check, alter column plan drop default, alter column plan drop not null;
update public.room set plan = null;
alter table public.room add constraint room_plan_check check (plan is null or (app.is_room_plan(plan) and octet_length(plan::text) <= 60000));

-- Keeps the plan of a room; null takes it away. Refuses 404 not-found, 422 invalid, also when a wall of the plan is not in this room.
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

alter table public.stock add constraint stock_bounds check (coalesce(length_mm, 1) <= 20000 and coalesce(load_g, 1) <= 1000000 and amount <= 100000);

-- Lines of the stock: one with an id is changed, without one added, with `gone` removed; those that aren't named stay.
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

grant execute on function public.list_measurings(int), public.save_wall_photo(int, jsonb), public.remove_wall_photo(int),
	public.scale_wall_photo(int, jsonb), public.save_room_plan(int, jsonb), public.save_stock(jsonb) to authenticated;

create trigger log_action after update of plan on public.room for each row execute function app.log_action();
create trigger log_action after insert or update or delete on public.stock for each row execute function app.log_action();
