-- The voice of the artist: one sound per work and spoken language, with its transcript. The view pub_sound says when it is
-- public.

-- The row exists before the file. All facts about the file are saved in one step.
create table public.sound (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	created_by uuid references public.account on delete set null,
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'),
	transcript jsonb not null default '{}' check (app.is_texts(transcript, 40000)),
	format text check (format in ('mp3', 'mp4', 'ogg', 'webm', 'wav')),
	bytes int check (bytes between 1 and 20000000),
	duration_ms int check (duration_ms between 1 and 600000),
	path text unique check (octet_length(path) <= 200),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	created_at timestamptz not null default now(),
	check (num_nulls(format, bytes, duration_ms, path, public_name) in (0, 5)),
	check (path is not null or transcript = '{}')
);
create unique index one_sound_per_language on public.sound (artwork_id, language) where path is not null;
create index on public.sound (artwork_id);

alter table public.sound enable row level security;

grant select on public.sound to authenticated;
grant select, insert, update, delete on public.sound to service_role;


-- Asks, before the bytes arrive, whether this account may add a sound in this language. Returns its id. Refuses 404 not-found,
-- 409 sound-there, 422 too-many-sounds (five per work), 429 quota (50 a day), 422 invalid.
create function public.begin_sound(p_artwork uuid, p_language text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	result uuid;
begin
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	perform from public.artwork where id = p_artwork for update;
	delete from public.sound where artwork_id = p_artwork and path is null and created_at < now() - interval '1 hour';
	if exists (select from public.sound where artwork_id = p_artwork and language = p_language and path is not null) then
		perform app.refuse(409, 'sound-there');
	end if;
	if (select count(*) from public.sound where artwork_id = p_artwork) >= 5 then perform app.refuse(422, 'too-many-sounds'); end if;
	if (select count(*) from public.sound where created_by = me and created_at > now() - interval '1 day') >= 50 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.sound (artwork_id, created_by, language) values (p_artwork, me, p_language) returning id into result;
	return result;
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the file of a sound. The site calls this when the file is in storage. `p_file`: {format, bytes, duration_ms, path,
-- public_name}. Refuses 409 upload-gone, 409 sound-there (another upload in this language was faster), 422 invalid.
create function public.finish_sound(p_sound uuid, p_file jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.sound set format = p_file ->> 'format', bytes = (p_file ->> 'bytes')::int,
		duration_ms = (p_file ->> 'duration_ms')::int, path = p_file ->> 'path', public_name = p_file ->> 'public_name'
	where id = p_sound and path is null;
	if not found then perform app.refuse(409, 'upload-gone'); end if;
exception
	when unique_violation then perform app.refuse(409, 'sound-there');
	when data_exception or check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Deletes a sound whose upload failed.
create function public.drop_sound(p_sound uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.sound where id = p_sound and path is null
$$;

-- Saves what is said, as texts. Refuses 404 not-found, 422 invalid.
create function public.save_transcript(p_sound uuid, p_transcript jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.sound where id = p_sound and path is not null;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.sound set transcript = p_transcript where id = p_sound;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Removes a sound. Returns its file in storage, for the caller to remove. Refuses 404 not-found.
create function public.remove_sound(p_sound uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.sound where id = p_sound;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	return query with gone as (delete from public.sound s where s.id = p_sound returning s.path)
		select 'sounds', g.path from gone g where g.path is not null;
end $$;

-- Deletes uploads that never finished, and lists sound files that no row names, for the site to remove.
create function public.list_sound_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.sound s where s.path is null and s.created_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'sounds' and o.created_at <= before
		and not exists (select from public.sound s where s.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.begin_sound(uuid, text), public.save_transcript(uuid, jsonb),
	public.remove_sound(uuid) to authenticated;
grant execute on function public.finish_sound(uuid, jsonb), public.drop_sound(uuid), public.list_sound_orphans(int) to service_role;

create trigger log_action after insert or delete on public.sound for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.sound deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public, file_size_limit) values ('sounds', 'sounds', false, 20000000) on conflict do nothing;
