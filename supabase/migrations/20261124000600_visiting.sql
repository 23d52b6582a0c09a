-- When the rooms can be seen, and the lasting short address at their doors (/r/…).

-- {"weekly": [{"day": 1 Monday … 7 Sunday, "from": "10:00", "to": "17:00"}], "exceptions": [{"from": "2026-12-24", "to": "2027-01-01",
-- "hours": [{"from", "to"}], none: closed}], "note": texts}. Times as a clock in Leipzig shows them. Spans of one day that overlap
-- are told on their page.
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
grant execute on function app.is_span(jsonb), app.is_opening_hours(jsonb) to service_role;

-- A code is printed and hangs at the door: every room has its own at once and keeps it.
alter table public.room
	add column hours jsonb check (hours is null or (app.is_opening_hours(hours) and octet_length(hours::text) <= 40000)),
	add column code text not null unique default app.new_code() check (code ~ '^[2-9A-HJKMNP-TV-Z]{8}$');

create function app.keep_room_code() returns trigger
language plpgsql set search_path = '' as $$
begin
	if new.code <> old.code then raise exception 'the code of a room is at its door'; end if;
	return new;
end $$;
create trigger keep_room_code before update of code on public.room for each row execute function app.keep_room_code();

-- When the room can be seen; null: nobody has said so. Refuses 404 not-found, 422 invalid.
create function public.save_room_hours(p_room int, p_hours jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.room set hours = p_hours where resource_id = p_room;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;
grant execute on function public.save_room_hours(int, jsonb) to authenticated;

-- Rooms that visitors hear of: those with hours, and those in which a published show hangs or hung.
create view public.pub_visit_room as
select r.resource_id as room_id, r.code, r.name, r.floor, r.step_free, r.hours
from public.room r
where r.hours is not null or exists (select from public.pub_wall w where w.room_id = r.resource_id);
grant select on public.pub_visit_room to anon, authenticated;

create trigger log_hours after update of hours on public.room for each row execute function app.log_action();
