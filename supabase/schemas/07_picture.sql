-- Photographs of works: uploads, files, roles and edits. 08_derived_picture.sql makes the sizes and tiles.

-- Checks of JSON (app.is_…) go by statements, because PostgreSQL promises no order within one SQL expression: a cast may be
-- computed before the condition that guards it.

-- A rectangle in ten-thousandths of the picture after it is turned and straightened.
create function app.is_part_of_picture(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	if not (select count(*) = 4 and bool_and(name in ('x', 'y', 'width', 'height') and jsonb_typeof(side) = 'number' and side::text ~ '^[0-9]{1,5}$')
			from jsonb_each(value) as sides(name, side)) then
		return false;
	end if;
	return (value ->> 'width')::int >= 10 and (value ->> 'height')::int >= 10
		and (value ->> 'x')::int + (value ->> 'width')::int <= 10000
		and (value ->> 'y')::int + (value ->> 'height')::int <= 10000;
end $$;

-- What the artist wants done to the photograph: `turn` in degrees clockwise, `tilt` in tenths of a degree clockwise, the `crop`
-- to show, and the areas to `blur`.
create function app.is_retouch(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	if value - array['turn', 'tilt', 'crop', 'blur'] <> '{}'
		or coalesce(jsonb_typeof(value -> 'turn'), 'number') <> 'number' or coalesce(value ->> 'turn', '0') not in ('0', '90', '180', '270')
		or coalesce(jsonb_typeof(value -> 'tilt'), 'number') <> 'number' or coalesce(value ->> 'tilt', '0') !~ '^-?[0-9]{1,3}$' then
		return false;
	end if;
	if coalesce(value ->> 'tilt', '0')::int not between -150 and 150 then return false; end if;
	if value ? 'crop' and not app.is_part_of_picture(value -> 'crop') then return false; end if;
	if not value ? 'blur' then return true; end if;
	if jsonb_typeof(value -> 'blur') <> 'array' then return false; end if;
	return (select count(*) between 1 and 20 and coalesce(bool_and(app.is_part_of_picture(part)), false)
		from jsonb_array_elements(value -> 'blur') as parts(part));
end $$;

create table public.media (
	id uuid primary key default gen_random_uuid(),
	state text not null default 'receiving' check (state in ('receiving', 'stored', 'ready', 'failed')),
	created_by uuid references public.account on delete set null,
	artwork_id uuid not null references public.artwork on delete cascade,
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	width int check (width > 0),
	height int check (height > 0),
	bytes bigint check (bytes > 0),
	thumbhash text check (octet_length(thumbhash) <= 100),
	dominant text check (dominant ~ '^#[0-9a-f]{6}$'),
	error text,
	created_at timestamptz not null default now(),
	edit jsonb not null default '{}' check (app.is_retouch(edit)),
	-- Counts the edits, so that files made for an older edit are never stored.
	edit_no int not null default 0,
	check (state <> 'ready' or (sha256 is not null and width is not null and height is not null and thumbhash is not null))
);
create index on public.media (artwork_id);

-- `path` is where the bytes are in storage. `public_name` is the random address under /media. A pyramid is one archive of tiles
-- (zip without compression). A replaced file is `retired` for a while, because open pages still name it.
create table public.media_file (
	id uuid primary key default gen_random_uuid(),
	media_id uuid not null references public.media on delete cascade,
	kind text not null,
	bucket text not null check (bucket in ('masters', 'pictures')),
	path text not null,
	format text not null,
	width int not null check (width > 0),
	height int not null check (height > 0),
	bytes bigint not null check (bytes > 0),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	retired_at timestamptz,
	unique (bucket, path),
	check ((kind = 'master') = (public_name is null) and (kind = 'master') = (bucket = 'masters')),
	constraint media_file_kind_check
		check (kind in ('master', 'variant', 'pyramid', 'retired') and (kind = 'retired') = (retired_at is not null)),
	constraint media_file_format_check
		check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff') and kind <> 'pyramid' or format = 'zip' and kind = 'pyramid')
);
create index on public.media_file (media_id);

create table public.photo (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	media_id uuid not null unique references public.media on delete cascade,
	role text not null check (role in ('front', 'detail', 'back', 'frame')),
	alt jsonb not null default '{}' check (app.is_texts(alt, 8000)),
	credit text check (octet_length(credit) <= 2000),
	created_at timestamptz not null default now()
);
create index on public.photo (artwork_id);

create table public.revision_photo (
	revision_id uuid not null references public.artwork_revision on delete cascade,
	photo_id uuid not null references public.photo on delete cascade,
	position int not null,
	primary key (revision_id, photo_id)
);
create index on public.revision_photo (photo_id);

-- Uploads in several pieces.
create table public.upload (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account on delete cascade,
	artwork_id uuid not null references public.artwork on delete cascade,
	bytes bigint not null check (bytes > 0),
	received bigint not null default 0,
	expires_at timestamptz not null
);

alter table public.media enable row level security;
alter table public.media_file enable row level security;
alter table public.photo enable row level security;
alter table public.revision_photo enable row level security;
alter table public.upload enable row level security;

grant select on public.media, public.media_file, public.photo, public.revision_photo, public.upload to authenticated;
grant select, insert, update, delete on public.media, public.media_file, public.photo, public.revision_photo,
	public.upload to service_role;

create policy "own uploads" on public.upload for select to authenticated
	using (account_id = (select app.me()));

-- Asks, before the bytes arrive, whether this account may add a photograph. Returns the id of the picture. Refuses 404 not-found,
-- 422 too-many-photos (five per work), 429 quota (300 pictures a day).
create function public.begin_upload(p_artwork uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	draft uuid;
	result uuid;
begin
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	draft := app.draft_of(p_artwork);
	delete from public.media where artwork_id = p_artwork and state = 'receiving' and created_at < now() - interval '1 hour';
	if (select count(*) from public.revision_photo where revision_id = draft)
		+ (select count(*) from public.media where artwork_id = p_artwork and state = 'receiving') >= 5 then
		perform app.refuse(422, 'too-many-photos');
	end if;
	if (select count(*) from public.media where created_by = me and created_at > now() - interval '1 day') >= 300 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.media (artwork_id, created_by) values (p_artwork, me) returning id into result;
	return result;
end $$;

-- Adds the picture to the draft. The site calls this when the master and a first set are in storage; everything else is derived
-- later. `p_picture`: {sha256, width, height, bytes, thumbhash, dominant, files: [{kind, bucket, path, format, width, height,
-- bytes, public_name}]}. Refuses 409 upload-gone.
create function public.finish_upload(p_media uuid, p_role text, p_picture jsonb) returns uuid
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
	-- This comes first, because it locks the work: two uploads that both hold a shared lock would block each other.
	draft := app.draft_of(of_artwork);
	perform app.add_files(p_media, p_picture -> 'files');
	insert into public.photo (artwork_id, media_id, role) values (of_artwork, p_media, p_role) returning id into result;
	insert into public.revision_photo (revision_id, photo_id, position)
	values (draft, result, (select coalesce(max(position), 0) + 1 from public.revision_photo where revision_id = draft));
	perform app.queue_derive(p_media, '0');
	return result;
end $$;

create function app.add_files(asked_media uuid, files jsonb) returns void
language sql security definer set search_path = '' as $$
	insert into public.media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
	select asked_media, f ->> 'kind', f ->> 'bucket', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int,
		(f ->> 'bytes')::bigint, f ->> 'public_name'
	from jsonb_array_elements(files) as files(f)
$$;

-- Deletes everything of an upload that failed.
create function public.drop_upload(p_media uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.media where id = p_media and state = 'receiving'
$$;

-- Saves what a photograph shows (`p_role`) and its description (`p_alt`, texts). Refuses 404 not-found, 422 invalid.
create function public.save_photo(p_photo uuid, p_role text, p_alt jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.photo set alt = p_alt where id = p_photo;
	-- What the desk has seen as a back view cannot become a public front view afterwards.
	update public.photo set role = p_role where id = p_photo and role <> p_role and not exists (
		select from public.revision_photo rp join public.artwork_revision r on r.id = rp.revision_id
		where rp.photo_id = p_photo and r.frozen_at is not null);
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Takes a photograph out of the draft. Returns the files that no revision needs any more. Refuses 404 not-found.
create function public.remove_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	delete from public.revision_photo where photo_id = p_photo and revision_id = app.draft_of(of_artwork);
	if not exists (select from public.revision_photo where photo_id = p_photo) then
		return query select f.bucket, f.path from public.photo p join public.media_file f on f.media_id = p.media_id where p.id = p_photo;
		delete from public.media m using public.photo p where p.id = p_photo and m.id = p.media_id;
	end if;
end $$;

-- Saves the artist's edit of a photograph. Everything published of it is deleted at once, because it may show a face, and then
-- derived again. Returns the files to remove and the number of the edit. Refuses 404 not-found, 409 no-original (its master was
-- deleted), 422 invalid.
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
	if not exists (select from public.media_file f where f.media_id = of_media and f.kind = 'master') then
		perform app.refuse(409, 'no-original');
	end if;
	update public.media m set edit = p_edit, edit_no = m.edit_no + 1, state = 'stored', error = null
	where m.id = of_media returning m.edit_no into change;
	with removed as (delete from public.media_file f where f.media_id = of_media and f.kind <> 'master' returning f.bucket, f.path)
	select coalesce(jsonb_agg(jsonb_build_object('bucket', r.bucket, 'path', r.path)), '[]') into gone from removed r;
	perform app.queue_derive(of_media, '0');
	return jsonb_build_object('media', of_media, 'edit_no', change, 'gone', gone);
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Deletes uploads that never finished, and lists files in storage that no row names, for the site to remove. A process that was
-- killed leaves such files behind. Younger files than `p_older_than_seconds` may still be uploading.
create function public.list_orphan_files(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.media m where m.state = 'receiving' and m.created_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id in ('masters', 'pictures') and o.created_at <= before
		and not exists (select from public.media_file f where f.bucket = o.bucket_id and f.path = o.name)
		and not exists (select from public.wall_photo p where p.bucket = o.bucket_id and p.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.begin_upload(uuid), public.save_photo(uuid, text, jsonb), public.remove_photo(uuid),
	public.retouch_photo(uuid, jsonb) to authenticated;
grant execute on function public.finish_upload(uuid, text, jsonb), public.drop_upload(uuid), public.list_orphan_files(int),
	app.is_part_of_picture(jsonb), app.is_retouch(jsonb) to service_role;

create trigger keep_frozen before insert or update or delete on public.revision_photo for each row execute function app.keep_frozen();

create constraint trigger raise_epoch after insert or update or delete on public.photo deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or delete on public.media_file deferrable initially deferred for each row execute function app.raise_epoch();

-- The largest photograph that may be uploaded: the site promises this number, and the storage keeps to it. A picture is made by the
-- site: the largest is the archive of the tiles of a zoom.
insert into storage.buckets (id, name, public, file_size_limit) values
	('masters', 'masters', false, 60000000), ('pictures', 'pictures', false, 73400320)
on conflict do nothing;
