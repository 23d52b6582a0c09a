-- What happens to a work in the house: custody, condition, and photographs.

-- Who said when where a work is.
create table public.custody_log (
	id bigint generated always as identity primary key,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	was text not null check (octet_length(was) <= 40),
	custody text not null check (octet_length(custody) <= 40),
	by_account uuid references public.account on delete set null,
	helper_no int,
	at timestamptz not null default now()
);
create index on public.custody_log (exhibition_work_id, id desc);

-- Logs every change of custody, whoever makes it. A person who came by a link is known by the number.
create function app.log_custody() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.custody_log (exhibition_work_id, was, custody, by_account, helper_no)
	values (new.id, old.custody, new.custody, app.me(), nullif(current_setting('app.helper_no', true), '')::int);
	return null;
end $$;

-- The moves of custody; custody.ts has the same table. Only `remove_exhibition_work` sets removed-early, because
-- it also takes the work off the wall and has a way back.
create function app.may_move_custody(was text, next text) returns boolean
language sql immutable set search_path = '' as $$
	select (was || '>' || next) in (
		'expected>received', 'expected>hung', 'received>hung', 'received>expected', 'received>returned', 'received>not-collected',
		'hung>received', 'hung>taken-down', 'removed-early>returned',
		'removed-early>not-collected', 'taken-down>hung', 'taken-down>returned', 'taken-down>not-collected',
		'returned>taken-down', 'not-collected>returned')
$$;

-- Says where a work is. Refuses 404 not-found, 409 illegal-move.
create function public.set_custody(p_exhibition_work uuid, p_custody text) returns void
language plpgsql security definer set search_path = '' as $$
declare was text;
begin
	perform app.need_curator();
	select custody into was from public.exhibition_work where id = p_exhibition_work for update;
	if was is null then perform app.refuse(404, 'not-found'); end if;
	if was = p_custody then return; end if;
	if not app.may_move_custody(was, p_custody) then perform app.refuse(409, 'illegal-move', jsonb_build_object('was', was)); end if;
	update public.exhibition_work set custody = p_custody where id = p_exhibition_work;
end $$;

-- The condition of a work when it came and when it went back. The latest report of a moment holds.
create table public.condition_report (
	id uuid primary key default gen_random_uuid(),
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	moment text not null check (moment in ('arrival', 'return')),
	state text not null check (state in ('sound', 'marks', 'damaged')),
	note text not null default '' check (octet_length(note) <= 8000),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.condition_report (exhibition_work_id, moment, at desc);

-- Reports the condition of a work. Returns the id. Refuses 404 not-found, 422 invalid.
create function public.report_condition(p_exhibition_work uuid, p_moment text, p_state text, p_note text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	insert into public.condition_report (exhibition_work_id, moment, state, note, by_account)
	values (p_exhibition_work, p_moment, p_state, p_note, app.me()) returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Photographs of works on the wall, of a finished wall, and of a work's condition. They are private; a curator may publish those
-- of a wall.
create table public.handling_photo (
	id uuid primary key,
	exhibition_id uuid not null references public.exhibition on delete restrict,
	exhibition_work_id uuid references public.exhibition_work on delete restrict,
	wall_id int references public.wall on delete restrict,
	moment text not null check (moment in ('hung', 'wall', 'arrival', 'return')),
	state text not null default 'receiving' check (state in ('receiving', 'stored')),
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	width int check (width > 0),
	height int check (height > 0),
	thumbhash text check (octet_length(thumbhash) <= 100),
	dominant text check (dominant ~ '^#[0-9a-f]{6}$'),
	by_account uuid references public.account on delete set null,
	link_id uuid references public.private_link on delete set null,
	helper_no int,
	at timestamptz not null,
	received_at timestamptz not null default now(),
	published_at timestamptz,
	people_agreed_at timestamptz,
	published_by uuid references public.account on delete set null,
	check ((moment = 'wall') = (wall_id is not null) and (moment = 'wall') = (exhibition_work_id is null)),
	check (state = 'receiving' or (sha256 is not null and width is not null and height is not null)),
	check (published_at is null or (moment = 'wall' and state = 'stored' and people_agreed_at is not null))
);
create index on public.handling_photo (exhibition_id);
create index on public.handling_photo (exhibition_work_id);

create table public.handling_file (
	id uuid primary key default gen_random_uuid(),
	photo_id uuid not null references public.handling_photo on delete cascade,
	kind text not null check (kind in ('master', 'variant')),
	path text not null unique check (octet_length(path) <= 200),
	format text not null check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff')),
	width int not null check (width > 0),
	height int not null check (height > 0),
	bytes bigint not null check (bytes > 0),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	check ((kind = 'master') = (public_name is null))
);
create index on public.handling_file (photo_id);

alter table public.custody_log enable row level security;
alter table public.condition_report enable row level security;
alter table public.handling_photo enable row level security;
alter table public.handling_file enable row level security;

grant select on public.handling_photo, public.handling_file, public.custody_log, public.condition_report to authenticated;
grant select on public.handling_photo, public.handling_file, public.custody_log, public.condition_report to service_role;

create policy "the desk" on public.custody_log for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.condition_report for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_photo for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_file for select to authenticated using ((select app.is_curator()));

-- Adds a row for a photograph before its bytes arrive. Returns false when it is stored already. Refuses 404 not-found,
-- 422 invalid, 429 quota.
create function app.begin_photo(photo public.handling_photo) returns boolean
language plpgsql security definer set search_path = '' as $$
declare stored boolean;
begin
	if not exists (select from public.exhibition where id = photo.exhibition_id)
		or photo.exhibition_work_id is not null and not exists (select from public.exhibition_work
			where id = photo.exhibition_work_id and exhibition_id = photo.exhibition_id)
		or photo.wall_id is not null and not exists (select from public.booking
			where exhibition_id = photo.exhibition_id and resource_id = photo.wall_id and cancelled_at is null) then
		perform app.refuse(404, 'not-found');
	end if;
	if (select count(*) from public.handling_photo where exhibition_id = photo.exhibition_id and received_at > now() - interval '1 day') >= 500 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.handling_photo (id, exhibition_id, exhibition_work_id, wall_id, moment, by_account, link_id, helper_no, at)
	values (photo.id, photo.exhibition_id, photo.exhibition_work_id, photo.wall_id, photo.moment, photo.by_account, photo.link_id,
		photo.helper_no, app.phone_time(photo.at))
	on conflict (id) do nothing;
	select state = 'stored' into stored from public.handling_photo where id = photo.id and exhibition_id = photo.exhibition_id;
	if stored is null then perform app.refuse(404, 'not-found'); end if;
	return not stored;
end $$;

-- Begins a photograph of a curator. Refuses 404 not-found, 422 invalid, 429 quota.
create function public.begin_handling_photo(p_id uuid, p_exhibition uuid, p_exhibition_work uuid, p_wall int, p_moment text, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
declare photo public.handling_photo;
begin
	photo.by_account := app.need_curator();
	photo.id := p_id;
	photo.exhibition_id := p_exhibition;
	photo.exhibition_work_id := p_exhibition_work;
	photo.wall_id := p_wall;
	photo.moment := p_moment;
	photo.at := p_at;
	return app.begin_photo(photo);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Begins a photograph of a person who came by a link: of works on the wall, never of a condition. The site calls this.
create function public.begin_photo_by_link(p_token_hash text, p_device uuid, p_id uuid, p_exhibition_work uuid, p_wall int, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
	link public.private_link := app.open_day_link(p_token_hash);
	photo public.handling_photo;
begin
	photo.link_id := link.id;
	photo.helper_no := app.helper_number(link.id, p_device);
	photo.id := p_id;
	photo.exhibition_id := link.exhibition_id;
	photo.exhibition_work_id := p_exhibition_work;
	photo.wall_id := p_wall;
	photo.moment := case when p_wall is null then 'hung' else 'wall' end;
	photo.at := p_at;
	return app.begin_photo(photo);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the files of a photograph. The site calls this when all of them are in storage. `p_picture`: {sha256, width, height,
-- thumbhash, dominant, files: [{kind, path, format, width, height, bytes, public_name}]}. Returns false when another upload of
-- the same photograph was faster, or the photograph was dropped.
create function public.finish_handling_photo(p_id uuid, p_picture jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	update public.handling_photo set state = 'stored', sha256 = p_picture ->> 'sha256', width = (p_picture ->> 'width')::int,
		height = (p_picture ->> 'height')::int, thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant'
	where id = p_id and state = 'receiving';
	if not found then return false; end if;
	insert into public.handling_file (photo_id, kind, path, format, width, height, bytes, public_name)
	select p_id, f ->> 'kind', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int, (f ->> 'bytes')::bigint,
		f ->> 'public_name'
	from jsonb_array_elements(p_picture -> 'files') as files(f);
	return true;
end $$;

-- Deletes everything of a photograph whose upload failed. The site calls this.
create function public.drop_handling_photo(p_id uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.handling_photo where id = p_id and state = 'receiving'
$$;

-- Removes a photograph. Returns its files, for the caller to remove. Refuses 404 not-found.
create function public.remove_handling_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return query select 'handling', f.path from public.handling_file f where f.photo_id = p_photo;
	delete from public.handling_photo where id = p_photo;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Publishes the photograph of a finished wall, or takes it back. Refuses 404 not-found, 422 people-not-agreed.
create function public.publish_wall_photo(p_photo uuid, p_on boolean, p_people_agreed boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if p_on and not p_people_agreed then perform app.refuse(422, 'people-not-agreed'); end if;
	update public.handling_photo set published_at = case when p_on then now() end, people_agreed_at = case when p_on then now() end,
		published_by = case when p_on then app.me() end
	where id = p_photo and moment = 'wall' and state = 'stored';
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Deletes uploads that never finished, and lists files of these photographs that no row names, for the site to remove.
create function public.list_handling_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.handling_photo p where p.state = 'receiving' and p.received_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'handling' and o.created_at <= before
		and not exists (select from public.handling_file f where f.path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.set_custody(uuid, text), public.report_condition(uuid, text, text, text),
	public.begin_handling_photo(uuid, uuid, uuid, int, text, timestamptz), public.remove_handling_photo(uuid),
	public.publish_wall_photo(uuid, boolean, boolean) to authenticated;
grant execute on function public.begin_photo_by_link(text, uuid, uuid, uuid, int, timestamptz),
	public.finish_handling_photo(uuid, jsonb), public.drop_handling_photo(uuid), public.list_handling_orphans(int) to service_role;

create trigger keep before update or delete on public.custody_log for each row execute function app.keep_said();
create trigger keep before update or delete on public.condition_report for each row execute function app.keep_said();
create trigger log_custody after update of custody on public.exhibition_work for each row
	when (old.custody <> new.custody) execute function app.log_custody();

create trigger log_action after insert on public.condition_report for each row execute function app.log_action();
create trigger log_action after update of published_at or delete on public.handling_photo for each row execute function app.log_action();

create constraint trigger raise_epoch after update of published_at or delete on public.handling_photo deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public, file_size_limit) values ('handling', 'handling', false, 60000000) on conflict do nothing;
