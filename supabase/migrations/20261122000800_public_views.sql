-- What everybody may read. Visitors have no grant on any table: these views run with their owner's
-- rights on purpose, list every column, and show only published shows and what the artist agreed to.

-- website while a show is to come or running, archive once it is over.
create function app.show_channel(closes date) returns text
language sql stable set search_path = '' as $$
	select case when closes < app.berlin_today() then 'archive' else 'website' end
$$;

create view public.pub_exhibition as
select e.id, e.slug, e.title, e.subtitle, e.introduction, e.plain_introduction, e.visiting_notes, e.access_notes,
	e.funders, e.opens, e.closes, app.hang_in_effect(e.id) as hang_version_id
from public.exhibition e
where e.state = 'published' and (e.online_until is null or e.online_until >= app.berlin_today());

create view public.pub_old_slug as
select o.slug, e.slug as now_slug from public.old_slug o join public.pub_exhibition e on e.id = o.exhibition_id;

create view public.pub_event as
select ev.id, ev.exhibition_id, ev.kind, ev.title, ev.starts_at, ev.ends_at, ev.languages
from public.event ev join public.pub_exhibition e on e.id = ev.exhibition_id;

-- The walls of the hang in effect, in walking order.
create view public.pub_wall as
select hw.id as hang_wall_id, e.id as exhibition_id, w.code, r.name as room, w.position, w.room_id,
	hw.width_mm, hw.height_mm, hw.centre_line_mm,
	coalesce((select jsonb_agg(jsonb_build_object('xMm', z.x_mm, 'yMm', z.y_mm, 'widthMm', z.width_mm, 'heightMm', z.height_mm, 'reason', z.reason)
			order by z.x_mm, z.y_mm)
		from public.blocked_zone z where z.revision_id = hw.revision_id
		and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))), '[]') as blocked
from public.pub_exhibition e join public.hang_wall hw on hw.version_id = e.hang_version_id
join public.wall w on w.resource_id = hw.wall_id join public.room r on r.resource_id = w.room_id;

-- Works of published shows: those that hang in the version in effect, or are announced while there is none.
-- `shown` false (no consent, withheld, hidden): the row stays, its name, texts and pictures don't.
create view public.pub_work as
select ew.exhibition_id, ew.number, ew.artwork_id, ew.revision_id, v.shown, v.machines,
	case when v.shown then a.id end as artist_id,
	case when v.shown then a.slug end as artist_slug,
	case when v.shown then a.name end as artist_name,
	case when v.shown then a.latin_name end as artist_latin_name,
	case when v.shown then rev.title end as title,
	case when v.shown then rev.untitled end as untitled,
	case when v.shown then rev.year_from end as year_from,
	case when v.shown then rev.year_to end as year_to,
	case when v.shown then rev.year_circa end as year_circa,
	case when v.shown then rev.category end as category,
	case when v.shown then rev.technique end as technique,
	case when v.shown then rev.description end as description,
	case when v.shown then rev.label_text end as label_text,
	case when v.shown then rev.content_note end as content_note,
	case when v.shown then rev.credit end as credit,
	case when v.shown then (select jsonb_agg(jsonb_build_object('part', p.part_no, 'heightMm', p.height_mm, 'widthMm', p.width_mm, 'depthMm', p.depth_mm,
		'outerHeightMm', p.outer_height_mm, 'outerWidthMm', p.outer_width_mm) order by p.part_no)
		from public.artwork_part p where p.revision_id = rev.id) end as parts,
	case when v.shown then (select jsonb_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'dominant', m.dominant,
			'alt', ph.alt, 'credit', ph.credit,
			'files', (select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
				from public.media_file f where f.media_id = m.id and f.kind = 'variant'))
		from public.revision_photo rp join public.photo ph on ph.id = rp.photo_id join public.media m on m.id = ph.media_id
		where rp.revision_id = rev.id and ph.role = 'front' and m.state = 'ready' order by rp.position limit 1) end as image
from public.pub_exhibition e
join public.exhibition_work ew on ew.exhibition_id = e.id
join public.artwork_revision rev on rev.id = ew.revision_id
join public.artwork w on w.id = ew.artwork_id
join public.artist a on a.id = w.owner_artist_id
cross join lateral (select app.visible(ew.artwork_id, app.show_channel(e.closes), now()) as shown,
	app.visible(ew.artwork_id, 'machines', now()) and app.visible(ew.artwork_id, app.show_channel(e.closes), now()) and not a.safe_mode as machines) v
where (e.hang_version_id is null and ew.removed_at is null)
	or exists (select from public.placement p where p.version_id = e.hang_version_id and p.exhibition_work_id = ew.id);

-- Boxes on the walls (hang_wall_id null: stands or hangs free). part is null for a work of one part.
create view public.pub_placement as
select e.id as exhibition_id, p.hang_wall_id, ew.number, ew.artwork_id,
	case when (select count(*) from public.artwork_part ap where ap.revision_id = ew.revision_id) > 1 then p.part_no end as part,
	p.x_mm, p.y_mm, p.width_mm, p.height_mm
from public.pub_exhibition e join public.placement p on p.version_id = e.hang_version_id
join public.exhibition_work ew on ew.id = p.exhibition_work_id;

-- Artists with at least one work that is shown.
create view public.pub_artist as
select a.id, a.slug, a.kind, a.name, a.latin_name, a.biography, a.statement, a.links, not a.safe_mode as indexable
from public.artist a
where a.hidden_at is null and exists (select from public.pub_work w where w.artist_id = a.id);

-- Files under /media that everybody may fetch: front pictures of works that are shown, at most 2000 px
-- on the longer side unless full resolution was agreed to.
create view public.pub_media as
select f.public_name, f.format, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind = 'variant'
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and (greatest(f.width, f.height) <= 2000 or app.visible(ph.artwork_id, 'full-resolution', now()));

create view public.pub_call as
select c.id, c.slug, c.title, c.introduction, c.opens, c.closes, c.permanent from public.call c
where c.opens <= app.berlin_today() and (c.closes is null or c.closes >= app.berlin_today());

create view public.pub_epoch as select epoch from public.public_epoch;

grant select on public.pub_exhibition, public.pub_old_slug, public.pub_event, public.pub_wall, public.pub_work, public.pub_placement,
	public.pub_artist, public.pub_media, public.pub_call, public.pub_epoch to anon, authenticated;

-- Functions in a view are called as its reader.
grant execute on function app.show_channel(date), app.hang_in_effect(uuid), app.visible(uuid, text, timestamptz) to anon, authenticated;

-- The site's own key: everything in public, for the few files that use it.
grant select, insert, update, delete on all tables in schema public to service_role;
