-- The photograph of a wall shows what hung there when it was taken. A work that left the wall since then is still in the picture: the
-- photograph is public only while every work that hung on the wall then, or since, may be shown, and none of them was withdrawn or taken
-- out after a complaint.
create or replace view public.pub_wall_photo as
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
