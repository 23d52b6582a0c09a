-- Rooms with their plans, opening hours and door codes (/r/…). A resource is what can be booked: a room or a wall.

-- Checks the shape of a room plan seen from above (`roomPlan.ts`). The page of the plan warns about things that
-- cross each other or reach over an edge.
create function app.is_room_plan(plan jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(plan) is distinct from 'object' or octet_length(plan::text) > 60000 then return false; end if;
	if plan - array['outline', 'heightMm', 'walls', 'doors', 'windows', 'furniture', 'escape'] <> '{}'
		or exists (select from unnest(array['outline', 'walls', 'doors', 'windows', 'furniture', 'escape']) as lists(name)
			where jsonb_typeof(plan -> name) is distinct from 'array') then
		return false;
	end if;
	return jsonb_array_length(plan -> 'outline') between 3 and 60
		and not exists (select from jsonb_array_elements((plan -> 'outline') || (plan -> 'escape')) as places(place)
			where not coalesce((place ->> 'xMm') ~ '^-?[0-9]{1,6}$' and (place ->> 'yMm') ~ '^-?[0-9]{1,6}$', false));
end $$;

-- Checks opening hours: {"weekly": [{"day": 1 Monday … 7 Sunday, "from": "10:00", "to": "17:00"}], "exceptions": [{"from":
-- "2026-12-24", "to": "2027-01-01", "hours": [{"from", "to"}]}], "note": texts}. An exception without hours means closed. Times
-- are local time in Leipzig. The page warns about spans of one day that overlap.
create function app.is_span(span jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(span) = 'object' and (span ->> 'from') ~ '^([01]\d|2[0-3]):[0-5]\d$'
		and (span ->> 'to') ~ '^([01]\d|2[0-3]):[0-5]\d$' and (span ->> 'from') < (span ->> 'to'), false)
$$;

create function app.is_opening_hours(hours jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(hours) is distinct from 'object' then return false; end if;
	if hours - array['weekly', 'exceptions', 'note'] <> '{}' or jsonb_typeof(hours -> 'weekly') is distinct from 'array'
		or jsonb_typeof(hours -> 'exceptions') is distinct from 'array' or not coalesce(app.is_texts(hours -> 'note', 4000), false) then
		return false;
	end if;
	if jsonb_array_length(hours -> 'weekly') > 28 or jsonb_array_length(hours -> 'exceptions') > 60 then return false; end if;
	if exists (select from jsonb_array_elements(hours -> 'weekly') as spans(span)
			where not app.is_span(span) or span - array['day', 'from', 'to'] <> '{}' or not coalesce((span ->> 'day') ~ '^[1-7]$', false))
		or exists (select from jsonb_array_elements(hours -> 'exceptions') as exceptions(e)
			where jsonb_typeof(e) <> 'object' or jsonb_typeof(e -> 'hours') is distinct from 'array') then
		return false;
	end if;
	return not exists (select from jsonb_array_elements(hours -> 'exceptions') as exceptions(e)
		where e - array['from', 'to', 'hours'] <> '{}' or jsonb_array_length(e -> 'hours') > 4
		or not coalesce((e ->> 'from') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'to') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'from') <= (e ->> 'to'), false)
		or exists (select from jsonb_array_elements(e -> 'hours') as spans(span) where not app.is_span(span) or span - array['from', 'to'] <> '{}'));
end $$;

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
