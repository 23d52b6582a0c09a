-- What everybody may read of shows: dates, events, calls, walls and rooms. 26_public_work.sql has the works. Visitors have no
-- rights on any table. All pub_* views run with the rights of their owner on purpose, list every column, and show published shows
-- only.

-- Published shows, until the last day on which they are online.
create view public.pub_exhibition as
select e.id, e.slug, e.title, e.subtitle, e.introduction, e.plain_introduction, e.visiting_notes, e.access_notes,
	e.funders, e.opens, e.closes, app.hang_in_effect(e.id) as hang_version_id
from public.exhibition e
where e.state = 'published' and (e.online_until is null or e.online_until >= app.berlin_today());

-- Former addresses of these shows.
create view public.pub_old_slug as
select o.slug, e.slug as now_slug from public.old_slug o join public.pub_exhibition e on e.id = o.exhibition_id;

-- Events of these shows.
create view public.pub_event as
select ev.id, ev.exhibition_id, ev.kind, ev.title, ev.starts_at, ev.ends_at, ev.languages, ev.place, ev.sequence, ev.changed_at
from public.event ev join public.pub_exhibition e on e.id = ev.exhibition_id;

-- Calls that are open today.
create view public.pub_call as
select c.id, c.slug, c.title, c.introduction, c.opens, c.closes, c.permanent from public.call c
where c.opens <= app.berlin_today() and (c.closes is null or c.closes >= app.berlin_today());

-- The walls of the hang in effect, in walking order, with their paint.
create view public.pub_wall as
select hw.id as hang_wall_id, e.id as exhibition_id, w.code, r.name as room, w.position, w.room_id,
	hw.width_mm, hw.height_mm, hw.centre_line_mm,
	coalesce((select jsonb_agg(jsonb_build_object('xMm', z.x_mm, 'yMm', z.y_mm, 'widthMm', z.width_mm, 'heightMm', z.height_mm, 'reason', z.reason)
			order by z.x_mm, z.y_mm)
		from public.blocked_zone z where z.revision_id = hw.revision_id
		and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))), '[]') as blocked,
	hw.colour
from public.hang_wall hw join public.hang_version v on v.id = hw.version_id
join public.pub_exhibition e on e.id = v.exhibition_id and e.hang_version_id = v.id
join public.wall w on w.resource_id = hw.wall_id join public.room r on r.resource_id = w.room_id;

-- Boxes on the walls; hang_wall_id is null for a work that stands or hangs free, part is null for a work of one part.
create view public.pub_placement as
select e.id as exhibition_id, p.hang_wall_id, ew.number, ew.artwork_id,
	case when (select count(*) from public.artwork_part ap where ap.revision_id = ew.revision_id) > 1 then p.part_no end as part,
	p.x_mm, p.y_mm, p.width_mm, p.height_mm
from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id
-- By the id of the show first, so that the hang in effect is asked for one show.
join public.pub_exhibition e on e.id = ew.exhibition_id and e.hang_version_id = p.version_id;

-- Published photographs of finished walls of published shows, only while every work on that wall may be shown, because all of
-- them are in the picture.
create view public.pub_wall_photo as
select p.exhibition_id, w.code as wall_code, p.id, (p.at at time zone 'Europe/Berlin')::date as taken, p.width, p.height, p.dominant,
	(select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
		from public.handling_file f where f.photo_id = p.id and f.kind = 'variant') as files
from public.handling_photo p join public.pub_exhibition e on e.id = p.exhibition_id join public.wall w on w.resource_id = p.wall_id
where p.published_at is not null and p.state = 'stored'
	and not exists (select from public.placement pl join public.hang_wall hw on hw.id = pl.hang_wall_id
		join public.hang_version v on v.id = pl.version_id join public.exhibition_work ew on ew.id = pl.exhibition_work_id
		where v.exhibition_id = p.exhibition_id and v.state = 'published' and v.in_effect_from <= now() and hw.wall_id = p.wall_id
			-- Another version was in effect already when the photograph was taken: this one isn't in the picture.
			and not exists (select from public.hang_version later where later.exhibition_id = v.exhibition_id and later.state = 'published'
				and later.in_effect_from <= p.at and (later.in_effect_from, later.number) > (v.in_effect_from, v.number))
			and (coalesce(ew.removed_reason, '') in ('withdrawn', 'complaint')
				or not app.visible(ew.artwork_id, app.show_channel(e.closes), now())));

-- The rooms in which a show hangs: outline, height, doors and windows of the plan (roomPlan.ts), furniture that
-- stands there on a day of the show, and the walls of the hang in effect with their paint and position (edge is null when the
-- plan does not say). It leaves out escape routes, names of furniture and walls of other shows. A past show has the plan of its
-- last day, or else the first plan that was drawn after it.
create view public.pub_show_room as
select e.id as exhibition_id, r.resource_id as room_id, r.name, p.plan -> 'outline' as outline, p.plan -> 'heightMm' as height_mm,
	p.plan -> 'doors' as doors, p.plan -> 'windows' as windows,
	(select coalesce(jsonb_agg(jsonb_build_object('xMm', f -> 'xMm', 'yMm', f -> 'yMm', 'widthMm', f -> 'widthMm', 'depthMm', f -> 'depthMm',
			'heightMm', f -> 'heightMm', 'turn', f -> 'turn') order by n), '[]')
		from jsonb_array_elements(p.plan -> 'furniture') with ordinality as stands(f, n)
		where coalesce(f ->> 'from', '') <= to_char(e.closes, 'YYYY-MM-DD')
			and coalesce(f ->> 'to', '9') >= to_char(e.opens, 'YYYY-MM-DD')) as furniture,
	(select jsonb_agg(jsonb_build_object('code', w.code, 'colour', hw.colour, 'edge', placed.wall -> 'edge', 'atMm', placed.wall -> 'atMm')
			order by w.position, w.code)
		from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
		left join lateral (select wall from jsonb_array_elements(p.plan -> 'walls') as walls(wall)
			where (wall ->> 'wall')::int = w.resource_id limit 1) placed on true
		where hw.version_id = e.hang_version_id and w.room_id = r.resource_id) as walls
from public.pub_exhibition e
join public.room r on exists (select from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
	where hw.version_id = e.hang_version_id and w.room_id = r.resource_id)
left join lateral (select coalesce(
	(select b.plan from public.room_plan_before b where b.room_id = r.resource_id
		and b.until >= ((e.closes + 1)::timestamp at time zone 'Europe/Berlin') order by b.until, b.id limit 1), r.plan) as plan) p on true;

-- Whether a published show hangs or hung in the room. As a function, it is asked for one room at a time and ends with the first wall.
create function app.shows_wall(asked_room int) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.pub_wall where room_id = asked_room);
end $$;

-- Rooms with opening hours, and rooms in which a published show hangs or hung.
create view public.pub_visit_room as
select r.resource_id as room_id, r.code, r.name, r.floor, r.step_free, r.hours
from public.room r
where r.hours is not null or app.shows_wall(r.resource_id);

-- When the public walls changed last and will change next without a write; cached pages end at that moment.
create view public.pub_epoch as
select e.epoch,
	(select max(v.in_effect_from) from public.hang_version v where v.state = 'published' and v.in_effect_from <= now()) as turned_at,
	(select min(v.in_effect_from) from public.hang_version v join public.exhibition x on x.id = v.exhibition_id
		where v.state = 'published' and v.in_effect_from > now() and x.state = 'published') as turns_at
from public.public_epoch e;

grant execute on function app.shows_wall(int) to anon, authenticated;
grant select on public.pub_exhibition, public.pub_old_slug, public.pub_event, public.pub_wall, public.pub_placement, public.pub_call,
	public.pub_epoch, public.pub_wall_photo, public.pub_show_room, public.pub_visit_room to anon, authenticated;
grant select, insert, update, delete on public.pub_exhibition, public.pub_old_slug, public.pub_event, public.pub_wall,
	public.pub_placement, public.pub_call, public.pub_epoch to service_role;
