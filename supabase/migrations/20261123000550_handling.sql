-- The day of the hang and what becomes of every work: links for people without an account, ticks, photographs, custody,
-- condition. What was said stays; views and the latest row say what holds.

-- A link for the day of a hang belongs to a show instead of an artist. Its token is known to those who were given it only.
alter table public.private_link
	alter column artist_id drop not null,
	add column exhibition_id uuid references public.exhibition on delete cascade,
	add column created_at timestamptz not null default now();
alter table public.private_link drop constraint private_link_scope_check;
alter table public.private_link
	add constraint private_link_scope_check check (scope in ('status', 'take-over', 'hang-day')),
	add constraint private_link_of_one check ((scope = 'hang-day') = (exhibition_id is not null) and (scope = 'hang-day') = (artist_id is null));
create index on public.private_link (exhibition_id);

-- Whoever comes by a link has a number there and no name. `device` lies in a cookie of theirs.
create table public.day_helper (
	link_id uuid not null references public.private_link on delete cascade,
	device uuid not null,
	number int not null check (number between 1 and 200),
	primary key (link_id, device),
	unique (link_id, number)
);

-- One tick of one part of a work. The id is made by the phone, so that what is sent twice is recorded once. `at` is when it was
-- ticked by the phone's clock, bounded; `measured` how it really hangs where that differs: {x_mm, y_mm}, lower left corner.
create table public.hang_tick (
	id uuid primary key,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	part_no int not null check (part_no between 1 and 50),
	done boolean not null,
	measured jsonb check (octet_length(measured::text) <= 200 and jsonb_typeof(measured) = 'object'
		and measured - array['x_mm', 'y_mm'] = '{}' and (measured ->> 'x_mm')::int between -200000 and 200000
		and (measured ->> 'y_mm')::int between -200000 and 200000),
	by_account uuid references public.account on delete set null,
	link_id uuid references public.private_link on delete set null,
	helper_no int,
	at timestamptz not null,
	received_at timestamptz not null default now()
);
create index on public.hang_tick (exhibition_work_id, part_no, at desc);

-- Photographs of what hangs, of a finished wall, of a work's condition. Private; of a wall a curator may publish one.
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

-- Who said when that a work is where.
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

-- How a work was when it came and when it went back; the latest of a moment holds.
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

-- What was said stays as it was said; only who said it may be erased.
create function app.keep_said() returns trigger
language plpgsql set search_path = '' as $$
declare who constant text[] := array['by_account', 'link_id'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - who = to_jsonb(old) - who and to_jsonb(new) ->> 'by_account' is null then return new; end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;
create trigger keep before update or delete on public.hang_tick for each row execute function app.keep_said();
create trigger keep before update or delete on public.custody_log for each row execute function app.keep_said();
create trigger keep before update or delete on public.condition_report for each row execute function app.keep_said();

-- Which tick of a part holds now: the one made last, wherever it comes from.
create view public.hang_tick_now with (security_invoker = true) as
select distinct on (t.exhibition_work_id, t.part_no) t.id, t.exhibition_work_id, t.part_no, t.done, t.measured, t.by_account, t.link_id,
	t.helper_no, t.at, t.received_at
from public.hang_tick t
order by t.exhibition_work_id, t.part_no, t.at desc, t.received_at desc, t.id;

alter table public.day_helper enable row level security;
alter table public.hang_tick enable row level security;
alter table public.handling_photo enable row level security;
alter table public.handling_file enable row level security;
alter table public.custody_log enable row level security;
alter table public.condition_report enable row level security;
grant select on public.hang_tick, public.hang_tick_now, public.handling_photo, public.handling_file, public.custody_log,
	public.condition_report to authenticated;
grant select on public.day_helper, public.hang_tick, public.hang_tick_now, public.handling_photo, public.handling_file,
	public.custody_log, public.condition_report to service_role;
create policy "the desk" on public.hang_tick for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_photo for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.handling_file for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.custody_log for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.condition_report for select to authenticated using ((select app.is_curator()));

-- Every change of custody is written down, whoever makes it. Who came by a link is known by the number.
create function app.log_custody() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.custody_log (exhibition_work_id, was, custody, by_account, helper_no)
	values (new.id, old.custody, new.custody, auth.uid(), nullif(current_setting('app.helper_no', true), '')::int);
	return null;
end $$;
create trigger log_custody after update of custody on public.exhibition_work for each row
	when (old.custody <> new.custody) execute function app.log_custody();

-- From where to where a work may go; the same table is in src/lib/handling/custody.ts.
create function app.may_move_custody(was text, next text) returns boolean
language sql immutable set search_path = '' as $$
	select (was || '>' || next) in (
		'expected>received', 'expected>hung', 'received>hung', 'received>expected', 'received>returned', 'received>not-collected',
		'received>removed-early', 'hung>received', 'hung>taken-down', 'hung>removed-early', 'removed-early>returned',
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

-- Says how a work is. Gives the id. Refuses 404 not-found, 422 invalid.
create function public.report_condition(p_exhibition_work uuid, p_moment text, p_state text, p_note text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	insert into public.condition_report (exhibition_work_id, moment, state, note, by_account)
	values (p_exhibition_work, p_moment, p_state, p_note, auth.uid()) returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- A link for a show and this day: it ends at midnight in Leipzig. `p_token_hash`: SHA-256 of the token, in hex. Refuses 404
-- not-found, 422 invalid, 429 quota.
create function public.make_day_link(p_exhibition uuid, p_token_hash text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_token_hash !~ '^[0-9a-f]{64}$' then perform app.refuse(422, 'invalid'); end if;
	if (select count(*) from public.private_link where exhibition_id = p_exhibition and created_at > now() - interval '1 day') >= 50 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.private_link (token_hash, scope, exhibition_id, expires_at, created_by)
	values (p_token_hash, 'hang-day', p_exhibition, app.berlin_midnight(app.berlin_today() + 1), auth.uid()) returning id into result;
	return result;
end $$;

-- The links of a show that are open now, without their tokens, and how many people came by each. Refuses 404 not-found.
create function public.list_day_links(p_exhibition uuid) returns table (id uuid, created_at timestamptz, expires_at timestamptz, helpers int)
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return query select l.id, l.created_at, l.expires_at, (select count(*)::int from public.day_helper h where h.link_id = l.id)
		from public.private_link l
		where l.exhibition_id = p_exhibition and l.revoked_at is null and l.expires_at > now() order by l.created_at;
end $$;

-- Ends a link now. Refuses 404 not-found.
create function public.revoke_day_link(p_link uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	update public.private_link set revoked_at = now() where id = p_link and scope = 'hang-day' and revoked_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- The link of a token, as long as it is open. Refuses 404 not-found: never given, ended, for something else.
create function app.open_day_link(asked_hash text) returns public.private_link
language plpgsql stable security definer set search_path = '' as $$
declare result public.private_link;
begin
	select l.* into result from public.private_link l join public.exhibition e on e.id = l.exhibition_id
	where l.token_hash = asked_hash and l.scope = 'hang-day' and l.revoked_at is null and l.expires_at > now() and e.state <> 'cancelled';
	if not found then perform app.refuse(404, 'not-found'); end if;
	return result;
end $$;

-- The number of whoever comes with this device; the next one on first use. Refuses 429 quota.
create function app.helper_number(asked_link uuid, asked_device uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare result int;
begin
	perform from public.private_link where id = asked_link for update;
	select number into result from public.day_helper where link_id = asked_link and device = asked_device;
	if found then return result; end if;
	select coalesce(max(number), 0) + 1 into result from public.day_helper where link_id = asked_link;
	if result > 200 then perform app.refuse(429, 'quota'); end if;
	insert into public.day_helper (link_id, device, number) values (asked_link, asked_device, result);
	return result;
end $$;

-- For the site: the show of a token. Refuses 404 not-found.
create function public.read_day_link(p_token_hash text) returns table (link uuid, exhibition uuid, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
	select l.id, l.exhibition_id, l.expires_at from app.open_day_link(p_token_hash) l
$$;

-- A clock that goes wrong may say anything: not later than now, not earlier than two days ago.
create function app.phone_time(said timestamptz) returns timestamptz
language sql stable set search_path = '' as $$ select greatest(least(coalesce(said, now()), now()), now() - interval '2 days') $$;

-- Records a tick once, and with it that the work hangs or doesn't. True: it is the one that holds now.
create function app.record_tick(tick public.hang_tick) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
	work public.exhibition_work;
	holds boolean;
begin
	-- Two who tick the same work take turns.
	select * into work from public.exhibition_work where id = tick.exhibition_work_id for update;
	if not exists (select from public.artwork_part where revision_id = work.revision_id and part_no = tick.part_no) then
		perform app.refuse(404, 'not-found');
	end if;
	insert into public.hang_tick (id, exhibition_work_id, part_no, done, measured, by_account, link_id, helper_no, at)
	values (tick.id, tick.exhibition_work_id, tick.part_no, tick.done, tick.measured, tick.by_account, tick.link_id, tick.helper_no,
		app.phone_time(tick.at))
	on conflict (id) do nothing;
	select n.id = tick.id into holds from public.hang_tick_now n
	where n.exhibition_work_id = tick.exhibition_work_id and n.part_no = tick.part_no;
	if tick.helper_no is not null then perform set_config('app.helper_no', tick.helper_no::text, true); end if;
	if work.custody in ('expected', 'received') and not exists (select from public.artwork_part p where p.revision_id = work.revision_id
		and not exists (select from public.hang_tick_now n where n.exhibition_work_id = work.id and n.part_no = p.part_no and n.done)) then
		update public.exhibition_work set custody = 'hung' where id = work.id;
	elsif work.custody = 'hung' and holds and not tick.done then
		update public.exhibition_work set custody = 'received' where id = work.id;
	end if;
	return coalesce(holds, false);
end $$;

-- A curator's tick. `p_measured` null or {x_mm, y_mm}. Refuses 404 not-found, 422 invalid.
create function public.tick_work(p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean, p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, auth.uid(), null, null, p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- For the site: the tick of somebody who came by a link, of a work of its show only. Refuses 404 not-found, 422 invalid, 429 quota.
create function public.tick_by_link(p_token_hash text, p_device uuid, p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean,
	p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare link public.private_link := app.open_day_link(p_token_hash);
begin
	if not exists (select from public.exhibition_work where id = p_exhibition_work and exhibition_id = link.exhibition_id) then
		perform app.refuse(404, 'not-found');
	end if;
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, null, link.id,
		app.helper_number(link.id, p_device), p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Makes room for a photograph. False: it is here already. Refuses 404 not-found, 422 invalid, 429 quota.
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

-- For the site: whoever came by a link photographs what hangs, never the condition.
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

-- For the site, once all files lie in storage. `p_picture`: {sha256, width, height, thumbhash, dominant, files: [{kind, path,
-- format, width, height, bytes, public_name}]}. False: another upload of the same photograph was quicker, or it was given up.
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

-- For the site: the photograph isn't taken, nothing of it stays.
create function public.drop_handling_photo(p_id uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.handling_photo where id = p_id and state = 'receiving'
$$;

-- Takes a photograph away; the files to remove. Refuses 404 not-found.
create function public.remove_handling_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return query select 'handling', f.path from public.handling_file f where f.photo_id = p_photo;
	delete from public.handling_photo where id = p_photo;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- The photograph of a finished wall goes online, or off again. Refuses 404 not-found, 422 people-not-agreed.
create function public.publish_wall_photo(p_photo uuid, p_on boolean, p_people_agreed boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if p_on and not p_people_agreed then perform app.refuse(422, 'people-not-agreed'); end if;
	update public.handling_photo set published_at = case when p_on then now() end, people_agreed_at = case when p_on then now() end,
		published_by = case when p_on then auth.uid() end
	where id = p_photo and moment = 'wall' and state = 'stored';
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Photographs of finished walls that everybody may see: published, of a show that is, and only while every work that hangs
-- on that wall may be shown, because all of them are in the picture.
create view public.pub_wall_photo as
select p.exhibition_id, w.code as wall_code, p.id, (p.at at time zone 'Europe/Berlin')::date as taken, p.width, p.height, p.dominant,
	(select jsonb_agg(jsonb_build_object('format', f.format, 'width', f.width, 'height', f.height, 'name', f.public_name) order by f.width, f.format)
		from public.handling_file f where f.photo_id = p.id and f.kind = 'variant') as files
from public.handling_photo p join public.pub_exhibition e on e.id = p.exhibition_id join public.wall w on w.resource_id = p.wall_id
where p.published_at is not null and p.state = 'stored'
	and not exists (select from public.placement pl join public.hang_wall hw on hw.id = pl.hang_wall_id
		join public.exhibition_work ew on ew.id = pl.exhibition_work_id
		where pl.version_id = e.hang_version_id and hw.wall_id = p.wall_id and not app.visible(ew.artwork_id, app.show_channel(e.closes), now()));
grant select on public.pub_wall_photo to anon, authenticated;

-- Files under /media that everybody may fetch: front pictures of works that are shown, at most 2000 px
-- on the longer side unless full resolution was agreed to; and photographs of finished walls.
create or replace view public.pub_media as
select f.public_name, f.format, f.width, f.height, f.bytes, f.bucket, f.path
from public.media_file f
join public.photo ph on ph.media_id = f.media_id and ph.role = 'front'
where f.kind in ('variant', 'retired')
	and exists (select from public.revision_photo rp join public.pub_work w on w.revision_id = rp.revision_id and w.shown
		where rp.photo_id = ph.id)
	and (greatest(f.width, f.height) <= 2000 or app.visible(ph.artwork_id, 'full-resolution', now()))
union all
select f.public_name, f.format, f.width, f.height, f.bytes, 'handling', f.path
from public.handling_file f join public.pub_wall_photo p on p.id = f.photo_id
where f.kind = 'variant';

-- What a process that was killed left in the bucket of these photographs.
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

grant execute on function public.set_custody(uuid, text), public.report_condition(uuid, text, text, text), public.make_day_link(uuid, text),
	public.list_day_links(uuid), public.revoke_day_link(uuid), public.tick_work(uuid, uuid, int, boolean, jsonb, timestamptz),
	public.begin_handling_photo(uuid, uuid, uuid, int, text, timestamptz), public.remove_handling_photo(uuid),
	public.publish_wall_photo(uuid, boolean, boolean) to authenticated;
grant execute on function public.read_day_link(text), public.tick_by_link(text, uuid, uuid, uuid, int, boolean, jsonb, timestamptz),
	public.begin_photo_by_link(text, uuid, uuid, uuid, int, timestamptz), public.finish_handling_photo(uuid, jsonb),
	public.drop_handling_photo(uuid), public.list_handling_orphans(int) to service_role;

create trigger log_action after insert or update of revoked_at on public.private_link for each row execute function app.log_action();
create trigger log_action after insert on public.condition_report for each row execute function app.log_action();
create trigger log_action after update of published_at or delete on public.handling_photo for each row execute function app.log_action();
create constraint trigger raise_epoch after update of published_at or delete on public.handling_photo deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public) values ('handling', 'handling', false) on conflict do nothing;
