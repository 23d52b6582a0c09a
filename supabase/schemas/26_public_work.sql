-- What everybody may read of a work and its artist: names, texts, pictures, sounds, codes. A column of a work is null, or the row
-- is missing, unless `app.visible` (10_consent.sql) says that it may be shown.

-- Works of published shows: those in the version in effect, or all of the show while there is none. Where `shown` is false (no
-- consent, withheld, hidden) the row stays, but names, texts and pictures are null. The picture appears as soon as its first set
-- exists; `zoom` names its tile archive where the artist agreed to full resolution. In safe mode there are no credits, no zoom,
-- and nothing for machines.
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
	case when v.shown and not a.safe_mode then rev.credit end as credit,
	case when v.shown then (select jsonb_agg(jsonb_build_object('part', p.part_no, 'heightMm', p.height_mm, 'widthMm', p.width_mm, 'depthMm', p.depth_mm,
		'outerHeightMm', p.outer_height_mm, 'outerWidthMm', p.outer_width_mm) order by p.part_no)
		from public.artwork_part p where p.revision_id = rev.id) end as parts,
	case when v.shown then (select jsonb_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'dominant', m.dominant,
			'alt', ph.alt, 'credit', case when not a.safe_mode then ph.credit end,
			'zoom', (select z.public_name from public.media_file z where z.media_id = m.id and z.kind = 'pyramid'
				and not a.safe_mode and app.visible(ew.artwork_id, 'full-resolution', now())),
			'files', (select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
				from public.media_file f where f.media_id = m.id and f.kind = 'variant'))
		from public.revision_photo rp join public.photo ph on ph.id = rp.photo_id join public.media m on m.id = ph.media_id
		where rp.revision_id = rev.id and ph.role = 'front' and m.state <> 'receiving' order by rp.position limit 1) end as image
from public.pub_exhibition e
join public.exhibition_work ew on ew.exhibition_id = e.id
join public.artwork_revision rev on rev.id = ew.revision_id
join public.artwork w on w.id = ew.artwork_id
join public.artist a on a.id = w.owner_artist_id
cross join lateral (select app.visible(ew.artwork_id, app.show_channel(e.closes), now()) as shown,
	app.visible(ew.artwork_id, 'machines', now()) and app.visible(ew.artwork_id, app.show_channel(e.closes), now()) and not a.safe_mode as machines) v
where (e.hang_version_id is null and ew.removed_at is null)
	or exists (select from public.placement p where p.version_id = e.hang_version_id and p.exhibition_work_id = ew.id);

-- Which works of an artist are shown somewhere. `pub_work` can't be searched by artist quickly, because its `artist_id` depends on the
-- consents of each work.
create view public.pub_artist_work as
select w.owner_artist_id as artist_id, w.id as artwork_id
from public.artwork w where exists (select from public.pub_work p where p.artwork_id = w.id and p.shown);

-- Whether a work of the artist is shown somewhere. As a function, it is asked only for the rows that a query returns.
create function app.shows_work(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.pub_artist_work where artist_id = asked_artist);
end $$;

-- Artists with at least one work that is shown.
create view public.pub_artist as
select a.id, a.slug, a.kind, a.name, a.latin_name, a.biography, a.statement, a.links, not a.safe_mode as indexable
from public.artist a
where a.hidden_at is null and app.shows_work(a.id);

-- Files under /media that everybody may fetch: front views of works that are shown, at most 2000 px on the longer side unless the
-- artist agreed to full resolution, and published photographs of finished walls.
create view public.pub_media as
select f.public_name, f.format, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where (f.kind = 'variant' or f.kind = 'retired'
		and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = ph.artwork_id and a.safe_mode))
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and (greatest(f.width, f.height) <= 2000 or app.visible(ph.artwork_id, 'full-resolution', now()))
union all
select f.public_name, f.format, f.width, f.height, f.bytes, 'handling', f.path
from public.handling_file f join public.pub_wall_photo p on p.id = f.photo_id
where f.kind = 'variant';

-- Tile archives under /iiif of front views that are shown, where the artist agreed to full resolution. Not in safe mode, because
-- deep zoom is an interface for machines.
create view public.pub_pyramid as
select f.public_name, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind = 'pyramid'
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = ph.artwork_id and a.safe_mode)
	and app.visible(ph.artwork_id, 'full-resolution', now());

-- Sounds of works that are shown, if the artist agreed to "voice" and the transcript exists in the spoken language.
create view public.pub_sound as
select s.artwork_id, s.language, s.transcript, s.format, s.bytes, s.duration_ms, s.path, s.public_name
from public.sound s
where s.path is not null and s.transcript ? s.language and app.visible(s.artwork_id, 'voice', now())
	and exists (select from public.pub_work w where w.artwork_id = s.artwork_id and w.shown);

-- Works that the press may have: shown, agreed to by the artist, and never in safe mode.
create view public.pub_press as
select w.exhibition_id, w.number, w.artwork_id
from public.pub_work w join public.artist a on a.id = w.artist_id
where w.shown and not a.safe_mode and app.visible(w.artwork_id, 'press', now());

-- The plain-language texts of works that are shown.
create view public.pub_plain_text as
select w.exhibition_id, w.artwork_id, rev.plain_text
from public.pub_work w join public.artwork_revision rev on rev.id = w.revision_id
where w.shown and rev.plain_text <> '{}';

-- The codes on wall labels (/w/…). A code is printed, so it leads to its work as long as its show was ever published and the work
-- is visible in any published show. Show and number are given only while the work is visible in the code's own show. A code of a
-- work that is visible nowhere has no row, like one that was never given.
create view public.pub_code as
select ew.code, ew.artwork_id, w.exhibition_id, w.number
from public.exhibition_work ew
join public.exhibition e on e.id = ew.exhibition_id
left join public.pub_work w on w.exhibition_id = ew.exhibition_id and w.artwork_id = ew.artwork_id and w.shown
where e.published_at is not null and e.state in ('published', 'cancelled')
	and (w.artwork_id is not null or exists (select from public.pub_work other where other.artwork_id = ew.artwork_id and other.shown));

-- Artists whom visitors can write to: they want it, are not in safe mode or hidden, have an account that is not suspended, and
-- have at least one visible work.
create view public.pub_contact as
select a.id as artist_id
from public.artist a
where a.contact_open and not a.safe_mode and a.hidden_at is null
	and exists (select from public.account_artist t join public.account c on c.id = t.account_id
		where t.artist_id = a.id and c.suspended_at is null)
	and app.shows_work(a.id);

-- What the search must read anew: everything that changed since a moment, by a write or because a date has come, as {"now", "shows",
-- "works", "artists"} with ids. A change of a show or an artist concerns all its works. Without a moment it only says what time it is.
create function public.changed_since(p_since timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	-- A write that began before the moment may have become visible after it.
	since timestamptz := p_since - interval '1 minute';
	shows uuid[];
	artists uuid[];
	works uuid[];
begin
	select array_agg(id) into shows from (
		select id from app.public_change where kind = 'show' and at > since
		union select exhibition_id from public.hang_version where state = 'published' and in_effect_from > since and in_effect_from <= now()
		-- From the day after its last day, a show is in the archive, which has a consent of its own.
		union select id from public.exhibition
			where closes >= (since at time zone 'Europe/Berlin')::date - 1 and closes < app.berlin_today()) s;
	select array_agg(id) into artists from (
		select id from app.public_change where kind = 'artist' and at > since
		union select artist_id from public.withholding where artist_id is not null and until_at > since and until_at <= now()) a;
	select array_agg(id) into works from (
		select id from app.public_change where kind = 'work' and at > since
		union select artwork_id from public.withholding where artwork_id is not null and until_at > since and until_at <= now()
		union select artwork_id from public.exhibition_work where exhibition_id = any (shows)
		union select id from public.artwork where owner_artist_id = any (artists)) w;
	return jsonb_build_object('now', now(), 'shows', coalesce(to_jsonb(shows), '[]'), 'works', coalesce(to_jsonb(works), '[]'),
		'artists', coalesce(to_jsonb(artists), '[]'));
end $$;

grant select on public.pub_work, public.pub_artist, public.pub_media, public.pub_pyramid, public.pub_code, public.pub_press,
	public.pub_plain_text, public.pub_contact, public.pub_sound, public.pub_artist_work to anon, authenticated;
grant execute on function app.shows_work(uuid) to anon, authenticated;
grant select, insert, update, delete on public.pub_work, public.pub_artist, public.pub_media to service_role;
grant execute on function public.changed_since(timestamptz) to service_role;

reset check_function_bodies;
