-- The line of credit is written into the picture files, and may hold the name that safe mode hides. In safe mode files are made without
-- it, and those that have it are gone at once, as after a retouch.

-- The line of credit of a work: as it was sent last, or of its draft as long as it was never sent. None in safe mode.
create or replace function app.credit_of(asked_artwork uuid) returns text
language sql stable security definer set search_path = '' as $$
	select nullif(trim(r.credit), '') from public.artwork_revision r where r.artwork_id = asked_artwork
		and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = asked_artwork and a.safe_mode)
	order by r.frozen_at is null, r.number desc limit 1
$$;

-- Takes away what is published of an artist's pictures with a line of credit, and has it made anew. What is being made right now counts as
-- made of an older wish, and is not stored.
create function app.drop_credited_files(of_artist uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare credited uuid;
begin
	for credited in select m.id from public.media m join public.artwork w on w.id = m.artwork_id
		where w.owner_artist_id = of_artist and m.state <> 'receiving' and app.credit_of(w.id) is not null order by m.id
	loop
		update public.media set edit_no = edit_no + 1, state = 'stored', error = null where id = credited;
		update public.media_file set kind = 'retired', retired_at = now() where media_id = credited and kind = 'variant';
		perform app.queue_derive(credited, '0');
	end loop;
end $$;

-- Switches it. On: the name so far is kept where only the artist reads it, the public one becomes `p_name`, the address of the page is
-- made of it, nobody writes by the form any more, no other credit stands beside the pictures or in their files. Off: the public name stays
-- as it is until the artist changes it, and nothing is published that wasn't. Only the artist's own accounts. Refuses 404 not-found, 422 invalid.
create or replace function public.set_safe_mode(p_artist uuid, p_on boolean, p_name jsonb, p_slug text) returns void
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
	-- Before the switch, which hides which of them have one.
	perform app.drop_credited_files(p_artist);
	update public.artist set safe_mode = true, contact_open = false, name = p_name, latin_name = null, slug = found_slug where id = p_artist;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Files under /media that everybody may fetch: front pictures of works that are shown, at most 2000 px on the longer side unless full
-- resolution was agreed to, in safe mode none that others took the place of; and photographs of finished walls.
create or replace view public.pub_media as
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
