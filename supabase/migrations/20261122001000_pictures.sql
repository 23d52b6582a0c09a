-- What is made of a photograph after its master is stored: by whom, retouched how, for which zoom.

-- A rectangle in ten-thousandths of the upright picture, turned and straightened.
create function app.is_part_of_picture(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(value) = 'object' and value - array['x', 'y', 'width', 'height'] = '{}'::jsonb
		and (select count(*) = 4 and bool_and(jsonb_typeof(side) = 'number' and side::text ~ '^[0-9]{1,5}$')
			from jsonb_each(value) as sides(name, side))
		and (value ->> 'width')::int >= 10 and (value ->> 'height')::int >= 10
		and (value ->> 'x')::int + (value ->> 'width')::int <= 10000
		and (value ->> 'y')::int + (value ->> 'height')::int <= 10000, false)
$$;

-- What the artist wants done to the photograph: `turn` in degrees clockwise, `tilt` in tenths of a degree clockwise, then
-- what of it is shown, and what is made unrecognisable.
create function app.is_retouch(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(jsonb_typeof(value) = 'object' and value - array['turn', 'tilt', 'crop', 'blur'] = '{}'::jsonb
		and coalesce(jsonb_typeof(value -> 'turn'), 'number') = 'number' and coalesce(value ->> 'turn', '0') in ('0', '90', '180', '270')
		and coalesce(jsonb_typeof(value -> 'tilt'), 'number') = 'number'
		and coalesce(value ->> 'tilt', '0') ~ '^-?[0-9]{1,3}$' and coalesce(value ->> 'tilt', '0')::int between -150 and 150
		and (not value ? 'crop' or app.is_part_of_picture(value -> 'crop'))
		and (not value ? 'blur' or jsonb_typeof(value -> 'blur') = 'array' and jsonb_array_length(value -> 'blur') between 1 and 20
			and (select bool_and(app.is_part_of_picture(part)) from jsonb_array_elements(value -> 'blur') as parts(part))), false)
$$;
grant execute on function app.is_part_of_picture(jsonb), app.is_retouch(jsonb) to service_role;

-- `edit_no` counts the changes: what was made of an older wish is never stored.
alter table public.media
	add column edit jsonb not null default '{}' check (app.is_retouch(edit)),
	add column edit_no int not null default 0;

-- A file that another took the place of is `retired`: pages that name it are still open somewhere. It goes a while later.
alter table public.media_file add column retired_at timestamptz;
alter table public.media_file drop constraint media_file_kind_check;
alter table public.media_file add constraint media_file_kind_check
	check (kind in ('master', 'variant', 'pyramid', 'retired') and (kind = 'retired') = (retired_at is not null));

-- A pyramid is one archive of tiles (zip, stored without compression).
alter table public.media_file drop constraint media_file_format_check;
alter table public.media_file add constraint media_file_format_check
	check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff') and kind <> 'pyramid' or format = 'zip' and kind = 'pyramid');

create function app.queue_derive(asked_media uuid, after interval) returns void
language sql security definer set search_path = '' as $$
	insert into public.job (kind, dedupe_key, payload, run_after)
	values ('derive', 'derive:' || asked_media, jsonb_build_object('media', asked_media), now() + after)
	on conflict (dedupe_key) where state in ('queued', 'running')
	do update set run_after = least(job.run_after, excluded.run_after) where job.state = 'queued'
$$;

create function app.add_files(asked_media uuid, files jsonb) returns void
language sql security definer set search_path = '' as $$
	insert into public.media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
	select asked_media, f ->> 'kind', f ->> 'bucket', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int,
		(f ->> 'bytes')::bigint, f ->> 'public_name'
	from jsonb_array_elements(files) as files(f)
$$;

-- Called by the site itself once the master and a first set lie in storage: the picture becomes part of the draft, and
-- everything else is made of it later.
-- `p_picture`: {sha256, width, height, bytes, thumbhash, dominant, files: [{kind, bucket, path, format, width, height, bytes, public_name}]}
create or replace function public.finish_upload(p_media uuid, p_role text, p_picture jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	of_artwork uuid;
	draft uuid;
	result uuid;
begin
	update public.media set state = 'stored', sha256 = p_picture ->> 'sha256', width = (p_picture ->> 'width')::int,
		height = (p_picture ->> 'height')::int, bytes = (p_picture ->> 'bytes')::bigint,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant'
	where id = p_media and state = 'receiving' returning artwork_id into of_artwork;
	if of_artwork is null then perform app.refuse(409, 'upload-gone'); end if;
	-- First, because it locks the work: of two uploads that hold a share of it neither would get it.
	draft := app.draft_of(of_artwork);
	perform app.add_files(p_media, p_picture -> 'files');
	insert into public.photo (artwork_id, media_id, role) values (of_artwork, p_media, p_role) returning id into result;
	insert into public.revision_photo (revision_id, photo_id, position)
	values (draft, result, (select coalesce(max(position), 0) + 1 from public.revision_photo where revision_id = draft));
	perform app.queue_derive(p_media, '0');
	return result;
end $$;

-- What a work still lacks to be sent: photo, title, size, technique. A photograph counts as soon as its master is stored.
create or replace function app.missing_to_send(revision uuid) returns text[]
language sql stable security definer set search_path = '' as $$
	select array_remove(array[
		case when not exists (select from public.revision_photo rp join public.photo p on p.id = rp.photo_id
			join public.media m on m.id = p.media_id where rp.revision_id = r.id and p.role = 'front' and m.state <> 'receiving') then 'photo' end,
		case when r.title = '{}' and not r.untitled then 'title' end,
		case when exists (select from public.artwork_part p where p.revision_id = r.id and (p.height_mm is null or p.width_mm is null))
			or not exists (select from public.artwork_part p where p.revision_id = r.id) then 'size' end,
		case when r.technique = '{}' then 'technique' end], null)
	from public.artwork_revision r where r.id = revision
$$;

-- What the worker needs to know of a picture; nothing when it is gone meanwhile. `credit` is what the artist wants to be
-- named beside it.
create function public.picture_to_derive(p_media uuid) returns table (edit jsonb, edit_no int, bucket text, path text, credit text)
language sql stable security definer set search_path = '' as $$
	select m.edit, m.edit_no, f.bucket, f.path,
		(select nullif(trim(r.credit), '') from public.artwork_revision r where r.artwork_id = m.artwork_id order by r.number desc limit 1)
	from public.media m join public.media_file f on f.media_id = m.id and f.kind = 'master' where m.id = p_media
$$;

-- Called by the site once new files lie in storage: they take the place of all that was published of the picture before.
-- Returns the files to be removed at once. `p_complete` false: a first set, the rest follows. Refuses 409 outdated when the
-- artist's wish changed meanwhile (or the picture is gone).
create function public.replace_files(p_media uuid, p_edit_no int, p_picture jsonb, p_complete boolean) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	update public.media m set width = (p_picture ->> 'width')::int, height = (p_picture ->> 'height')::int,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant', error = null,
		state = case when p_complete then 'ready' else 'stored' end
	where m.id = p_media and m.edit_no = p_edit_no and m.state <> 'receiving';
	if not found then perform app.refuse(409, 'outdated'); end if;
	update public.media_file f set kind = 'retired', retired_at = now() where f.media_id = p_media and f.kind = 'variant';
	return query delete from public.media_file f where f.media_id = p_media and f.kind = 'pyramid' returning f.bucket, f.path;
	perform app.add_files(p_media, p_picture -> 'files');
end $$;

-- The artist's wish about a photograph. What was published of it is gone at once - it may show a face - and made anew.
-- Returns the files to remove, and which change this was. Refuses 404 not-found, 409 receiving, 422 invalid.
create function public.retouch_photo(p_photo uuid, p_edit jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	of_artwork uuid;
	of_media uuid;
	change int;
	gone jsonb;
begin
	perform app.need_account();
	select ph.artwork_id, ph.media_id into of_artwork, of_media from public.photo ph where ph.id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.media m set edit = p_edit, edit_no = m.edit_no + 1, state = 'stored', error = null
	where m.id = of_media returning m.edit_no into change;
	with removed as (delete from public.media_file f where f.media_id = of_media and f.kind <> 'master' returning f.bucket, f.path)
	select coalesce(jsonb_agg(jsonb_build_object('bucket', r.bucket, 'path', r.path)), '[]') into gone from removed r;
	perform app.queue_derive(of_media, '0');
	return jsonb_build_object('media', of_media, 'edit_no', change, 'gone', gone);
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Takes the oldest open job of the given kinds; a job whose lease ran out is taken up again, but not for ever: one that
-- ends the process each time would end it for all.
create or replace function public.claim_job(p_kinds text[], p_lease_seconds int) returns table (id uuid, lease uuid, kind text, payload jsonb, attempts int)
language plpgsql security definer set search_path = '' as $$
declare mine uuid := gen_random_uuid();
begin
	update public.job j set state = 'failed', lease = null, lease_until = null, last_error = coalesce(j.last_error, 'ended the process')
	where j.kind = any (p_kinds) and j.state = 'running' and j.lease_until < now() and j.attempts >= 5;
	return query update public.job j
		set state = 'running', lease = mine, lease_until = now() + make_interval(secs => p_lease_seconds), attempts = j.attempts + 1
		where j.id = (select next.id from public.job next where next.kind = any (p_kinds)
			and ((next.state = 'queued' and next.run_after <= now()) or (next.state = 'running' and next.lease_until < now()))
			order by next.run_after limit 1 for update skip locked)
		returning j.id, mine, j.kind, j.payload, j.attempts;
end $$;

-- Holds on to a job that takes longer than its lease. False: somebody else has it.
create function public.extend_job(p_id uuid, p_lease uuid, p_lease_seconds int) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	update public.job set lease_until = now() + make_interval(secs => p_lease_seconds)
	where id = p_id and lease = p_lease and state = 'running';
	return found;
end $$;

-- A picture of which nothing more could be made says so; what there is of it stays. What was asked for while it was being
-- made is made once more.
create function app.follow_derive() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if new.state = 'failed' then
		update public.media set state = 'failed', error = new.last_error where id = (new.payload ->> 'media')::uuid and state = 'stored';
	elsif exists (select from public.media where id = (new.payload ->> 'media')::uuid and state = 'stored') then
		perform app.queue_derive((new.payload ->> 'media')::uuid, '0');
	end if;
	return null;
end $$;
create trigger follow_derive after update of state on public.job for each row
	when (new.kind = 'derive' and new.state in ('done', 'failed') and old.state = 'running') execute function app.follow_derive();

-- The line of credit is in the files: another one makes them anew, once nobody types any more.
create function app.follow_credit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.queue_derive(m.id, '1 minute') from public.media m where m.artwork_id = new.artwork_id and m.state in ('ready', 'failed');
	return null;
end $$;
create trigger follow_credit after update of credit on public.artwork_revision for each row
	when (new.credit is distinct from old.credit) execute function app.follow_credit();

-- Everything is made anew: of all pictures, or of those that failed. Returns of how many.
create function public.derive_again(p_failed_only boolean) returns int
language plpgsql security definer set search_path = '' as $$
begin
	perform app.queue_derive(m.id, '0') from public.media m
	where m.state = 'failed' or not p_failed_only and m.state in ('stored', 'ready');
	return (select count(*) from public.job where kind = 'derive' and state in ('queued', 'running'));
end $$;

-- Tries one picture again, for a coordinator. Refuses 404 not-found.
create function public.retry_picture(p_media uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	update public.media set state = 'stored', error = null where id = p_media and state = 'failed';
	if not found then perform app.refuse(404, 'not-found'); end if;
	perform app.queue_derive(p_media, '0');
end $$;

-- What a coordinator sees of the pictures: the failed ones, newest first, and how many still wait. Refuses 404 not-found.
create function public.list_failed_pictures() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	return jsonb_build_object(
		'waiting', (select count(*) from public.job where kind = 'derive' and state in ('queued', 'running')),
		'failed', (select coalesce(jsonb_agg(jsonb_build_object('media', f.id, 'artwork', f.artwork_id, 'title', f.title, 'at', f.created_at,
				'error', f.error) order by f.created_at desc), '[]')
			from (select m.id, m.artwork_id, m.created_at, m.error,
					(select r.title from public.artwork_revision r where r.artwork_id = m.artwork_id and r.frozen_at is not null order by r.number desc limit 1) as title
				from public.media m where m.state = 'failed' order by m.created_at desc limit 200) f));
end $$;

-- Rows whose bytes are nowhere any more: of a variant the row goes and it is made anew, of a master the picture has failed.
-- Returns how many rows there were.
create function public.drop_missing_files(p_older_than_seconds int) returns int
language plpgsql security definer set search_path = '' as $$
declare
	missing public.media_file;
	found_ones int := 0;
begin
	for missing in select f.* from public.media_file f join public.media m on m.id = f.media_id
		where m.created_at <= now() - make_interval(secs => p_older_than_seconds)
		and not exists (select from storage.objects o where o.bucket_id = f.bucket and o.name = f.path)
	loop
		found_ones := found_ones + 1;
		if missing.kind = 'master' then
			update public.media set state = 'failed', error = 'the master is missing' where id = missing.media_id;
		else
			delete from public.media_file where id = missing.id;
			perform app.queue_derive(missing.media_id, '0');
		end if;
	end loop;
	return found_ones;
end $$;

-- Forgets retired files and returns them, to be removed from storage.
create function public.drop_retired_files(p_older_than_seconds int) returns table (bucket text, path text)
language sql security definer set search_path = '' as $$
	delete from public.media_file f where f.kind = 'retired' and f.retired_at <= now() - make_interval(secs => p_older_than_seconds)
	returning f.bucket, f.path
$$;

-- Files under /media that everybody may fetch: front pictures of works that are shown, at most 2000 px
-- on the longer side unless full resolution was agreed to.
create or replace view public.pub_media as
select f.public_name, f.format, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind in ('variant', 'retired')
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and (greatest(f.width, f.height) <= 2000 or app.visible(ph.artwork_id, 'full-resolution', now()));

-- The picture of a work of a show is there as soon as a first set of it is, and names its pyramid where the artist agreed to
-- full resolution.
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
	case when v.shown then rev.credit end as credit,
	case when v.shown then (select jsonb_agg(jsonb_build_object('part', p.part_no, 'heightMm', p.height_mm, 'widthMm', p.width_mm, 'depthMm', p.depth_mm,
		'outerHeightMm', p.outer_height_mm, 'outerWidthMm', p.outer_width_mm) order by p.part_no)
		from public.artwork_part p where p.revision_id = rev.id) end as parts,
	case when v.shown then (select jsonb_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'dominant', m.dominant,
			'alt', ph.alt, 'credit', ph.credit,
			'zoom', (select z.public_name from public.media_file z where z.media_id = m.id and z.kind = 'pyramid'
				and app.visible(ew.artwork_id, 'full-resolution', now())),
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

-- Pyramids under /iiif: of front pictures of works that are shown, where full resolution was agreed to.
create view public.pub_pyramid as
select f.public_name, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind = 'pyramid'
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and app.visible(ph.artwork_id, 'full-resolution', now());
grant select on public.pub_pyramid to anon, authenticated;

grant execute on function public.picture_to_derive(uuid), public.replace_files(uuid, int, jsonb, boolean), public.extend_job(uuid, uuid, int),
	public.derive_again(boolean), public.drop_missing_files(int), public.drop_retired_files(int) to service_role;
grant execute on function public.retouch_photo(uuid, jsonb), public.retry_picture(uuid), public.list_failed_pictures() to authenticated;

create constraint trigger raise_epoch after insert or delete on public.media_file deferrable initially deferred for each row execute function app.raise_epoch();

-- At the start of the only process: what one before it had claimed is free again. Returns how many jobs.
create function public.release_jobs(p_kinds text[]) returns int
language sql security definer set search_path = '' as $$
	with released as (update public.job set state = 'queued', lease = null, lease_until = null
		where kind = any (p_kinds) and state = 'running' returning 1)
	select count(*)::int from released
$$;
grant execute on function public.release_jobs(text[]) to service_role;
