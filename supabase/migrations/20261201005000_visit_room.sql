-- A room is asked for its walls, not all walls for their rooms: the page of visits doesn't grow with the archive.
create index on public.hang_wall (wall_id);

-- Whether a published show hangs or hung in the room. As a function, it is asked for one room at a time and ends with the first wall.
create function app.shows_wall(asked_room int) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.pub_wall where room_id = asked_room);
end $$;

-- Rooms with opening hours, and rooms in which a published show hangs or hung.
create or replace view public.pub_visit_room as
select r.resource_id as room_id, r.code, r.name, r.floor, r.step_free, r.hours
from public.room r
where r.hours is not null or app.shows_wall(r.resource_id);

grant execute on function app.shows_wall(int) to anon, authenticated;
