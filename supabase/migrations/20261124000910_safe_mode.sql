-- Safe mode, at once and by oneself: a name of one's own choice in place of the known one, and nothing for machines. What was published
-- stays to be seen; its addresses under the former name are dead.

-- Switches it. On: the name so far is kept where only the artist reads it, the public one becomes `p_name`, the address of the page is
-- made of it, nobody writes by the form any more, no other credit stands beside the pictures. Off: the public name stays as it is until
-- the artist changes it, and nothing is published that wasn't. Only the artist's own accounts. Refuses 404 not-found, 422 invalid.
create function public.set_safe_mode(p_artist uuid, p_on boolean, p_name jsonb, p_slug text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	found_slug text := p_slug;
	n int := 1;
begin
	perform app.need_account();
	if not app.is_mine(p_artist) then perform app.refuse(404, 'not-found'); end if;
	if not p_on then
		update public.artist set safe_mode = false where id = p_artist and safe_mode;
		return;
	end if;
	perform pg_advisory_xact_lock(hashtext('artist.slug'));
	while exists (select from public.artist where slug = found_slug and id <> p_artist) loop
		n := n + 1;
		found_slug := rtrim(left(p_slug, 70), '-') || '-' || n;
	end loop;
	insert into public.artist_private (artist_id, former_name) select id, name from public.artist where id = p_artist and not safe_mode
	on conflict (artist_id) do update set former_name = excluded.former_name;
	update public.artist set safe_mode = true, contact_open = false, name = p_name, latin_name = null, slug = found_slug where id = p_artist;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;
grant execute on function public.set_safe_mode(uuid, boolean, jsonb, text) to authenticated;

-- Deep zoom is an interface for machines, too.
create or replace view public.pub_pyramid as
select f.public_name, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind = 'pyramid'
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = ph.artwork_id and a.safe_mode)
	and app.visible(ph.artwork_id, 'full-resolution', now());

create or replace view public.pub_work as
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
