-- The hanging day: links for people without an account, and ticks. What was recorded stays; the latest tick holds.

-- A link for somebody without an account: to an artist, or for the hanging day to a show. Only its holders know the token.
create table public.private_link (
	id uuid primary key default gen_random_uuid(),
	token_hash text not null unique,
	artist_id uuid references public.artist on delete cascade,
	scope text not null check (scope in ('status', 'take-over', 'hang-day')),
	expires_at timestamptz not null,
	revoked_at timestamptz,
	created_by uuid references public.account on delete set null,
	exhibition_id uuid references public.exhibition on delete cascade,
	created_at timestamptz not null default now(),
	constraint private_link_of_one check ((scope = 'hang-day') = (exhibition_id is not null) and (scope = 'hang-day') = (artist_id is null))
);
create index on public.private_link (exhibition_id);

-- Whoever comes by a link has a number in it and no name. A cookie holds `device`.
create table public.day_helper (
	link_id uuid not null references public.private_link on delete cascade,
	device uuid not null,
	number int not null check (number between 1 and 200),
	primary key (link_id, device),
	unique (link_id, number)
);

-- Makes a link to a show for today; it ends at midnight in Leipzig. `p_token_hash`: SHA-256 of the token, in hex. Refuses
-- 404 not-found, 422 invalid, 429 quota.
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
	values (p_token_hash, 'hang-day', p_exhibition, app.berlin_midnight(app.berlin_today() + 1), app.me()) returning id into result;
	return result;
end $$;

-- Lists the open links of a show, without their tokens, and how many people came by each. Refuses 404 not-found.
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

-- The link of a token while it is open. Refuses 404 not-found when it was never given, has ended, or is for something else.
create function app.open_day_link(asked_hash text) returns public.private_link
language plpgsql stable security definer set search_path = '' as $$
declare result public.private_link;
begin
	select l.* into result from public.private_link l join public.exhibition e on e.id = l.exhibition_id
	where l.token_hash = asked_hash and l.scope = 'hang-day' and l.revoked_at is null and l.expires_at > now() and e.state <> 'cancelled';
	if not found then perform app.refuse(404, 'not-found'); end if;
	return result;
end $$;

-- The show of a token, for the site. Refuses 404 not-found.
create function public.read_day_link(p_token_hash text) returns table (link uuid, exhibition uuid, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
	select l.id, l.exhibition_id, l.expires_at from app.open_day_link(p_token_hash) l
$$;

-- The number of the person with this device; the first call gives the next number. Refuses 429 quota.
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

-- One tick of one part of a work. The phone makes the id, so that a tick that is sent twice is recorded once. `at` is the time on
-- the phone's clock, within bounds. `measured` is where the work really hangs if that differs: {x_mm, y_mm} of its lower left
-- corner.
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

alter table public.private_link enable row level security;
alter table public.day_helper enable row level security;
alter table public.hang_tick enable row level security;

grant select, insert, update, delete on public.private_link to service_role;
grant select on public.hang_tick to authenticated;
grant select on public.day_helper, public.hang_tick to service_role;

create policy "the desk" on public.hang_tick for select to authenticated using ((select app.is_curator()));

-- The tick of a part that holds now: the latest one by the phones' clocks.
create view public.hang_tick_now with (security_invoker = true) as
select distinct on (t.exhibition_work_id, t.part_no) t.id, t.exhibition_work_id, t.part_no, t.done, t.measured, t.by_account, t.link_id,
	t.helper_no, t.at, t.received_at
from public.hang_tick t
order by t.exhibition_work_id, t.part_no, t.at desc, t.received_at desc, t.id;

-- What was recorded stays. Deleting an account may clear who recorded it.
create function app.keep_said() returns trigger
language plpgsql set search_path = '' as $$
declare who constant text[] := array['by_account', 'link_id'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - who = to_jsonb(old) - who and to_jsonb(new) ->> 'by_account' is null then return new; end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;

-- Corrects a wrong clock: not later than now, not earlier than two days ago.
create function app.phone_time(said timestamptz) returns timestamptz
language sql stable set search_path = '' as $$ select greatest(least(coalesce(said, now()), now()), now() - interval '2 days') $$;

-- Records a tick once, and with it whether and where the work hangs. Measures go into today's "as hung" version at once, whoever
-- ticked, because that is what the link is for. A later tick without measures says that the work hangs as planned. Returns true
-- when this tick is the one that holds now.
create function app.record_tick(tick public.hang_tick) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
	work public.exhibition_work;
	planned public.placement;
	planned_wall int;
	is_new boolean;
	holds boolean;
begin
	-- Lock the show first, like everybody who records where something hangs; people who tick the same work wait in turn.
	perform from public.exhibition e join public.exhibition_work ew on ew.exhibition_id = e.id where ew.id = tick.exhibition_work_id for update of e;
	select * into work from public.exhibition_work where id = tick.exhibition_work_id for update;
	if not exists (select from public.artwork_part where revision_id = work.revision_id and part_no = tick.part_no) then
		perform app.refuse(404, 'not-found');
	end if;
	select * into planned from public.placement p
	where p.version_id = app.plan_in_effect(work.exhibition_id) and p.exhibition_work_id = work.id and p.part_no = tick.part_no;
	select hw.wall_id into planned_wall from public.hang_wall hw where hw.id = planned.hang_wall_id;
	if tick.measured is not null and planned_wall is null then perform app.refuse(422, 'invalid'); end if;
	insert into public.hang_tick (id, exhibition_work_id, part_no, done, measured, by_account, link_id, helper_no, at)
	values (tick.id, tick.exhibition_work_id, tick.part_no, tick.done, tick.measured, tick.by_account, tick.link_id, tick.helper_no,
		app.phone_time(tick.at))
	on conflict (id) do nothing;
	is_new := found;
	select n.id = tick.id into holds from public.hang_tick_now n
	where n.exhibition_work_id = tick.exhibition_work_id and n.part_no = tick.part_no;
	if not is_new or not coalesce(holds, false) then return coalesce(holds, false); end if;

	if tick.helper_no is not null then perform set_config('app.helper_no', tick.helper_no::text, true); end if;
	if tick.done and tick.measured is not null then
		perform app.record_hung(work.exhibition_id, work.id, tick.part_no, planned_wall, (tick.measured ->> 'x_mm')::int,
			(tick.measured ->> 'y_mm')::int, null, null);
	elsif tick.done and planned_wall is not null and exists (select from public.hang_version v
			join public.placement p on p.version_id = v.id and p.exhibition_work_id = work.id and p.part_no = tick.part_no
			left join public.hang_wall hw on hw.id = p.hang_wall_id
			where v.id = app.hang_in_effect(work.exhibition_id) and v.kind = 'as_hung'
			and (hw.wall_id, p.x_mm, p.y_mm) is distinct from (planned_wall, planned.x_mm, planned.y_mm)) then
		perform app.record_hung(work.exhibition_id, work.id, tick.part_no, planned_wall, planned.x_mm, planned.y_mm, null, null);
	end if;
	if work.custody in ('expected', 'received') and not exists (select from public.artwork_part p where p.revision_id = work.revision_id
		and not exists (select from public.hang_tick_now n where n.exhibition_work_id = work.id and n.part_no = p.part_no and n.done)) then
		update public.exhibition_work set custody = 'hung' where id = work.id;
	elsif work.custody = 'hung' and not tick.done then
		update public.exhibition_work set custody = 'received' where id = work.id;
	end if;
	return true;
end $$;

-- Records a curator's tick. `p_measured`: null or {x_mm, y_mm}. Refuses 404 not-found, 422 invalid.
create function public.tick_work(p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean, p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, app.me(), null, null, p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Records the tick of a person who came by a link, only for a work of its show. The site calls this. Refuses 404 not-found,
-- 422 invalid, 429 quota.
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

grant select on public.hang_tick_now to authenticated;
grant select on public.hang_tick_now to service_role;

grant execute on function public.make_day_link(uuid, text), public.list_day_links(uuid), public.revoke_day_link(uuid),
	public.tick_work(uuid, uuid, int, boolean, jsonb, timestamptz) to authenticated;
grant execute on function public.read_day_link(text),
	public.tick_by_link(text, uuid, uuid, uuid, int, boolean, jsonb, timestamptz) to service_role;

create trigger keep before update or delete on public.hang_tick for each row execute function app.keep_said();

create trigger log_action after insert or update of revoked_at on public.private_link for each row execute function app.log_action();
