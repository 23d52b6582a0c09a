-- The paint of a wall in a show is seen by everybody who sees the wall.

create or replace view public.pub_wall as
select hw.id as hang_wall_id, e.id as exhibition_id, w.code, r.name as room, w.position, w.room_id,
	hw.width_mm, hw.height_mm, hw.centre_line_mm,
	coalesce((select jsonb_agg(jsonb_build_object('xMm', z.x_mm, 'yMm', z.y_mm, 'widthMm', z.width_mm, 'heightMm', z.height_mm, 'reason', z.reason)
			order by z.x_mm, z.y_mm)
		from public.blocked_zone z where z.revision_id = hw.revision_id
		and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))), '[]') as blocked,
	hw.colour
from public.pub_exhibition e join public.hang_wall hw on hw.version_id = e.hang_version_id
join public.wall w on w.resource_id = hw.wall_id join public.room r on r.resource_id = w.room_id;
