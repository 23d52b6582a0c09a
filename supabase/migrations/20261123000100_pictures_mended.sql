-- What a stranger found in the pictures: a first set that comes too late, a draft's line of credit beside what was sent.

-- The line of credit of a work: as it was sent last, or of its draft as long as it was never sent.
create function app.credit_of(asked_artwork uuid) returns text
language sql stable security definer set search_path = '' as $$
	select nullif(trim(r.credit), '') from public.artwork_revision r where r.artwork_id = asked_artwork
	order by r.frozen_at is null, r.number desc limit 1
$$;

-- What the worker needs to know of a picture; nothing when it is gone meanwhile.
create or replace function public.picture_to_derive(p_media uuid) returns table (edit jsonb, edit_no int, bucket text, path text, credit text)
language sql stable security definer set search_path = '' as $$
	select m.edit, m.edit_no, f.bucket, f.path, app.credit_of(m.artwork_id)
	from public.media m join public.media_file f on f.media_id = m.id and f.kind = 'master' where m.id = p_media
$$;

-- Called by the site once new files lie in storage: they take the place of all that was published of the picture before.
-- Returns the files to be removed at once. `p_complete` false: a first set, the rest follows. Refuses 409 outdated when the
-- artist's wish changed meanwhile (or the picture is gone), and a first set that comes after the whole one.
create or replace function public.replace_files(p_media uuid, p_edit_no int, p_picture jsonb, p_complete boolean) returns table (bucket text, path text)
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

-- The line of credit is in the files: another one makes them anew, once nobody types any more. A draft beside what was sent
-- says nothing before it is sent, too.
create or replace function app.follow_credit() returns trigger
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
drop trigger follow_credit on public.artwork_revision;
create trigger follow_credit after update of credit, frozen_at on public.artwork_revision for each row execute function app.follow_credit();
