-- What the worker makes of a photograph after its master is stored: sizes, formats and tiles.

-- Queues the job that derives the files of a picture. One that is queued already runs earlier at most. Nothing can be made without
-- a master.
create function app.queue_derive(asked_media uuid, after interval) returns void
language sql security definer set search_path = '' as $$
	insert into public.job (kind, dedupe_key, payload, run_after)
	select 'derive', 'derive:' || asked_media, jsonb_build_object('media', asked_media), now() + after
	where exists (select from public.media_file f where f.media_id = asked_media and f.kind = 'master')
	on conflict (dedupe_key) where state in ('queued', 'running')
	do update set run_after = least(job.run_after, excluded.run_after) where job.state = 'queued'
$$;

-- What the worker needs to know about a picture; no row when the picture is gone.
create function public.picture_to_derive(p_media uuid) returns table (edit jsonb, edit_no int, bucket text, path text, credit text)
language sql stable security definer set search_path = '' as $$
	select m.edit, m.edit_no, f.bucket, f.path, app.credit_of(m.artwork_id)
	from public.media m join public.media_file f on f.media_id = m.id and f.kind = 'master' where m.id = p_media
$$;

-- The credit line of a work: as last submitted, or of the draft if the work was never submitted.
create function app.credit_of(asked_artwork uuid) returns text
language sql stable security definer set search_path = '' as $$
	select nullif(trim(r.credit), '') from public.artwork_revision r where r.artwork_id = asked_artwork
		and not exists (select from public.artwork w join public.artist a on a.id = w.owner_artist_id where w.id = asked_artwork and a.safe_mode)
	order by r.frozen_at is null, r.number desc limit 1
$$;

-- Withdraws the published files of an artist that carry a line of credit, and queues them again. A job that is running counts as done
-- for an older state, so its result is not stored.
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

-- Replaces everything published of a picture with new files. The site calls this when they are in storage. Returns the files to
-- remove at once. `p_complete` is false for a first set. Refuses 409 outdated when the edit changed meanwhile, the picture is
-- gone, or a first set comes after the complete one.
create function public.replace_files(p_media uuid, p_edit_no int, p_picture jsonb, p_complete boolean) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	update public.media m set width = (p_picture ->> 'width')::int, height = (p_picture ->> 'height')::int,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant', error = null,
		state = case when p_complete then 'ready' else 'stored' end
	where m.id = p_media and m.edit_no = p_edit_no and m.state <> 'receiving' and (p_complete or m.state <> 'ready');
	if not found then perform app.refuse(409, 'outdated'); end if;
	update public.media_file f set kind = 'retired', retired_at = now() where f.media_id = p_media and f.kind = 'variant';
	return query delete from public.media_file f where f.media_id = p_media and f.kind = 'pyramid' returning f.bucket, f.path;
	perform app.add_files(p_media, p_picture -> 'files');
end $$;

-- Marks a picture as failed when its job failed; the files it has stay. An edit during the job queues another job.
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

-- Derives the pictures again when the credit line changes, because it is inside the files. It waits a minute for the artist to
-- stop typing. A draft beside a submitted revision counts only once it is submitted.
create function app.follow_credit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	sent public.artwork_revision;
	before text := old.credit;
begin
	select * into sent from public.artwork_revision r
	where r.artwork_id = new.artwork_id and r.id <> new.id and r.frozen_at is not null order by r.number desc limit 1;
	if found then
		if new.frozen_at is null then return null; end if;
		before := sent.credit;
	end if;
	if new.credit is not distinct from before then return null; end if;
	perform app.queue_derive(m.id, '1 minute') from public.media m where m.artwork_id = new.artwork_id and m.state in ('ready', 'failed');
	return null;
end $$;

-- Queues all pictures again, or only those that failed. Returns how many are waiting.
create function public.derive_again(p_failed_only boolean) returns int
language plpgsql security definer set search_path = '' as $$
begin
	perform app.queue_derive(m.id, '0') from public.media m
	where m.state = 'failed' or not p_failed_only and m.state in ('stored', 'ready');
	return (select count(*) from public.job where kind = 'derive' and state in ('queued', 'running'));
end $$;

-- Tries one failed picture again, for a coordinator. Refuses 404 not-found.
create function public.retry_picture(p_media uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	update public.media set state = 'stored', error = null where id = p_media and state = 'failed';
	if not found then perform app.refuse(404, 'not-found'); end if;
	perform app.queue_derive(p_media, '0');
end $$;

-- Lists failed pictures, newest first, and how many are waiting, for a coordinator. Refuses 404 not-found.
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

-- Finds rows whose file is missing. A missing variant is deleted and derived again; a missing master makes the picture fail.
-- Returns how many rows.
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

-- Deletes rows of retired files and returns the files, for the caller to remove from storage.
create function public.drop_retired_files(p_older_than_seconds int) returns table (bucket text, path text)
language sql security definer set search_path = '' as $$
	delete from public.media_file f where f.kind = 'retired' and f.retired_at <= now() - make_interval(secs => p_older_than_seconds)
	returning f.bucket, f.path
$$;

grant execute on function public.picture_to_derive(uuid), public.replace_files(uuid, int, jsonb, boolean), public.derive_again(boolean),
	public.drop_missing_files(int), public.drop_retired_files(int) to service_role;
grant execute on function public.retry_picture(uuid), public.list_failed_pictures() to authenticated;

create trigger follow_derive after update of state on public.job for each row
	when (new.kind = 'derive' and new.state in ('done', 'failed') and old.state = 'running') execute function app.follow_derive();
create trigger follow_credit after update of credit, frozen_at on public.artwork_revision for each row execute function app.follow_credit();
