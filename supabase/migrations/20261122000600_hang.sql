-- Works in a show (number and code for good), versions of its hang, placements in whole millimetres.

create table public.exhibition_work (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	artwork_id uuid not null references public.artwork on delete restrict,
	revision_id uuid not null references public.artwork_revision on delete restrict,
	number int not null check (number >= 1),
	code text not null unique check (code ~ '^[2-9A-HJKMNP-TV-Z]{8}$'),
	custody text not null default 'expected' check (custody in ('expected', 'received', 'hung', 'removed-early', 'taken-down', 'returned', 'not-collected')),
	removed_at timestamptz,
	removed_reason text check (removed_reason in ('sold', 'damaged', 'withdrawn', 'complaint', 'changed-mind')),
	unique (exhibition_id, number),
	unique (exhibition_id, artwork_id)
);
create index on public.exhibition_work (artwork_id);
create index on public.exhibition_work (revision_id);

-- Numbers and codes are printed: the row stays, even when the work leaves the show.
create function app.keep_exhibition_work() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'DELETE' or new.number <> old.number or new.code <> old.code or new.exhibition_id <> old.exhibition_id
		or new.artwork_id <> old.artwork_id then
		perform app.refuse(409, 'frozen');
	end if;
	return new;
end $$;
create trigger keep before update or delete on public.exhibition_work
	for each row execute function app.keep_exhibition_work();

create table public.event (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete cascade,
	kind text not null check (kind in ('opening', 'finissage', 'tour', 'talk', 'workshop')),
	title jsonb not null default '{}' check (app.is_texts(title, 1200)),
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	languages text[] not null default '{}'
);
create index on public.event (exhibition_id);

create table public.hang_version (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	number int not null check (number >= 1),
	kind text not null default 'plan' check (kind in ('plan', 'as_hung')),
	state text not null default 'draft' check (state in ('draft', 'published')),
	lock int not null default 0,
	in_effect_from timestamptz,
	saved_by uuid references public.account on delete set null,
	saved_at timestamptz not null default now(),
	unique (exhibition_id, number),
	check ((state = 'published') = (in_effect_from is not null))
);
create unique index one_draft_per_exhibition on public.hang_version (exhibition_id) where state = 'draft' and kind = 'plan';

create table public.hang_wall (
	id int generated always as identity primary key,
	version_id uuid not null references public.hang_version on delete cascade,
	wall_id int not null references public.wall on delete restrict,
	revision_id uuid not null references public.wall_revision on delete restrict,
	width_mm int not null,
	height_mm int not null,
	centre_line_mm int not null check (centre_line_mm between 1 and 20000),
	unique (version_id, wall_id),
	unique (id, version_id, width_mm, height_mm)
);

-- hang_wall_id null: the work stands or hangs free ("elsewhere").
create table public.placement (
	id uuid primary key default gen_random_uuid(),
	version_id uuid not null references public.hang_version on delete cascade,
	exhibition_work_id uuid not null references public.exhibition_work on delete restrict,
	part_no int not null default 1 check (part_no between 1 and 50),
	hang_wall_id int,
	wall_width_mm int,
	wall_height_mm int,
	x_mm int check (x_mm between -200000 and 200000),
	y_mm int check (y_mm between -200000 and 200000),
	width_mm int not null check (width_mm between 1 and 100000),
	height_mm int not null check (height_mm between 1 and 100000),
	hooks jsonb not null default '{}' check (jsonb_typeof(hooks) = 'object'),
	label jsonb not null default '{}' check (jsonb_typeof(label) = 'object'),
	-- True for a published plan: what the next two constraints then promise.
	strict boolean not null default false,
	unique (version_id, exhibition_work_id, part_no),
	foreign key (hang_wall_id, version_id, wall_width_mm, wall_height_mm)
		references public.hang_wall (id, version_id, width_mm, height_mm) on update cascade,
	check ((hang_wall_id is null) = (x_mm is null) and (hang_wall_id is null) = (y_mm is null)
		and (hang_wall_id is null) = (wall_width_mm is null) and (hang_wall_id is null) = (wall_height_mm is null)),
	constraint placement_inside_wall check (not strict or hang_wall_id is null
		or (x_mm >= 0 and y_mm >= 0 and x_mm + width_mm <= wall_width_mm and y_mm + height_mm <= wall_height_mm)),
	constraint placements_apart exclude using gist
		(int4range(hang_wall_id, hang_wall_id, '[]') with &&, int4range(x_mm, x_mm + width_mm) with &&,
		 int4range(y_mm, y_mm + height_mm) with &&) where (strict and hang_wall_id is not null)
);
create index on public.placement (exhibition_work_id);
create index on public.placement (hang_wall_id);

create function app.keep_published_hang() returns trigger
language plpgsql security definer set search_path = '' as $$
declare published boolean;
begin
	if tg_table_name = 'hang_version' then
		-- Who saved it may be erased; what was saved stays.
		if tg_op = 'UPDATE' and to_jsonb(new) ->> 'saved_by' is null and to_jsonb(new) - 'saved_by' = to_jsonb(old) - 'saved_by' then
			return new;
		end if;
		published := old.state = 'published';
	else
		select state = 'published' into published from public.hang_version where id = coalesce(new.version_id, old.version_id);
	end if;
	if published then perform app.refuse(409, 'frozen'); end if;
	return coalesce(new, old);
end $$;
create trigger keep before update or delete on public.hang_version for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.hang_wall for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.placement for each row execute function app.keep_published_hang();

alter table public.exhibition_work enable row level security;
alter table public.event enable row level security;
alter table public.hang_version enable row level security;
alter table public.hang_wall enable row level security;
alter table public.placement enable row level security;
grant select on public.exhibition_work, public.event, public.hang_version, public.hang_wall, public.placement to authenticated;
create policy "the desk" on public.exhibition_work for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.event for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.hang_version for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.hang_wall for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.placement for select to authenticated using ((select app.is_curator()));

-- The published version in effect now; null when nothing is published yet.
create function app.hang_in_effect(asked_exhibition uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1
$$;
create function app.published_walls(asked_exhibition uuid) returns int[]
language sql stable security definer set search_path = '' as $$
	select coalesce(array_agg(distinct hw.wall_id), '{}') from public.hang_wall hw
	join public.placement p on p.hang_wall_id = hw.id where hw.version_id = app.hang_in_effect(asked_exhibition)
$$;

-- Eight signs that can't be misread; random, never given twice.
create function app.new_code() returns text
language plpgsql security definer set search_path = '' as $$
declare
	alphabet constant text := '23456789ABCDEFGHJKMNPQRSTVWXYZ';
	bytes bytea;
	result text;
begin
	loop
		bytes := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
		select string_agg(substr(alphabet, (get_byte(bytes, i) % 30) + 1, 1), '' order by i) into result
		from unnest(array[0, 1, 2, 3, 4, 5, 16, 17]) as chosen(i);
		exit when not exists (select from public.exhibition_work where code = result);
	end loop;
	return result;
end $$;

-- Takes accepted works into a show: each gets the next number and a code. Refuses 404 not-found,
-- 422 not-accepted.
create function public.add_exhibition_works(p_exhibition uuid, p_submission_works uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
	item record;
	next_number int;
	added int := 0;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	for item in select sw.id, sw.artwork_id, sw.revision_id, sw.state, s.state as sent
		from unnest(p_submission_works) with ordinality as asked(id, n)
		left join public.submission_work sw on sw.id = asked.id left join public.submission s on s.id = sw.submission_id order by n
	loop
		if item.state is null or item.state not in ('accepted', 'confirmed') or item.sent = 'withdrawn' then perform app.refuse(422, 'not-accepted'); end if;
		select coalesce(max(number), 0) + 1 into next_number from public.exhibition_work where exhibition_id = p_exhibition;
		insert into public.exhibition_work (exhibition_id, artwork_id, revision_id, number, code)
		values (p_exhibition, item.artwork_id, item.revision_id, next_number, app.new_code())
		on conflict (exhibition_id, artwork_id) do update set removed_at = null, removed_reason = null;
		added := added + 1;
	end loop;
	return added;
end $$;

-- Takes a work out of a show; its number and code stay its own.
create function public.remove_exhibition_work(p_exhibition_work uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	-- Whoever saves the draft right now places the work before it goes, not afterwards.
	perform from public.hang_version v join public.exhibition_work ew on ew.exhibition_id = v.exhibition_id
	where ew.id = p_exhibition_work and v.state = 'draft' for update of v;
	delete from public.placement p using public.hang_version v
	where v.id = p.version_id and v.state = 'draft' and p.exhibition_work_id = p_exhibition_work;
	update public.exhibition_work set removed_at = now(), removed_reason = p_reason where id = p_exhibition_work;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- The draft of a show's hang, made on first use (a copy of what is published, else empty) and kept in
-- step with the walls that the show has booked.
create function public.open_hang(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft uuid;
	source uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select id into draft from public.hang_version where exhibition_id = p_exhibition and state = 'draft' and kind = 'plan';
	if draft is null then
		insert into public.hang_version (exhibition_id, number, saved_by)
		values (p_exhibition, (select coalesce(max(number), 0) + 1 from public.hang_version where exhibition_id = p_exhibition), auth.uid())
		returning id into draft;
		source := app.hang_in_effect(p_exhibition);
	end if;
	-- A wall that was measured again replaces the old revision in the draft; places stay as they were.
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select draft, b.resource_id, r.id, r.width_mm, r.height_mm, r.centre_line_mm
	from public.booking b join public.wall_revision r on r.id = app.wall_now(b.resource_id)
	where b.exhibition_id = p_exhibition and b.cancelled_at is null and b.phase = 'show'
	on conflict (version_id, wall_id) do nothing;
	update public.hang_wall hw set revision_id = r.id, width_mm = r.width_mm, height_mm = r.height_mm, centre_line_mm = r.centre_line_mm
	from public.wall_revision r where hw.version_id = draft and r.id = app.wall_now(hw.wall_id) and hw.revision_id <> r.id;
	delete from public.placement p using public.hang_wall hw where p.hang_wall_id = hw.id and hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	delete from public.hang_wall hw where hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	if source is not null then
		insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
			x_mm, y_mm, width_mm, height_mm, hooks, label)
		select draft, p.exhibition_work_id, p.part_no, mine.id, mine.width_mm, mine.height_mm, p.x_mm, p.y_mm, p.width_mm, p.height_mm, p.hooks, p.label
		from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id and ew.removed_at is null
		left join public.hang_wall theirs on theirs.id = p.hang_wall_id
		left join public.hang_wall mine on mine.version_id = draft and mine.wall_id = theirs.wall_id
		where p.version_id = source and (p.hang_wall_id is null or mine.id is not null);
	end if;
	return draft;
end $$;

-- Saves the whole draft. `p_lock` is the counter the editor has seen; returns the next one.
-- `p_placements`: [{work, part, wall (wall id or null), x_mm, y_mm, width_mm, height_mm}], `p_centre_lines`: {wall id: mm}.
-- Refuses 404 not-found, 409 hang-changed (detail: {lock, savedAt}), 422 invalid.
create function public.save_hang(p_version uuid, p_lock int, p_placements jsonb, p_centre_lines jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare version public.hang_version;
begin
	perform app.need_curator();
	select * into version from public.hang_version where id = p_version for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if version.state = 'published' or version.lock <> p_lock then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', version.lock, 'savedAt', version.saved_at));
	end if;
	if exists (select from jsonb_array_elements(p_placements) as placements(p) where p ->> 'wall' is not null
		and not exists (select from public.hang_wall hw where hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int)) then
		perform app.refuse(422, 'invalid');
	end if;
	delete from public.placement where version_id = p_version;
	update public.hang_wall hw set centre_line_mm = (p_centre_lines ->> hw.wall_id::text)::int
	where hw.version_id = p_version and p_centre_lines ? hw.wall_id::text;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm)
	select p_version, ew.id, coalesce((p ->> 'part')::int, 1), hw.id, hw.width_mm, hw.height_mm,
		case when hw.id is not null then (p ->> 'x_mm')::int end, case when hw.id is not null then (p ->> 'y_mm')::int end,
		(p ->> 'width_mm')::int, (p ->> 'height_mm')::int
	from jsonb_array_elements(p_placements) as placements(p)
	left join public.exhibition_work ew on ew.id = (p ->> 'work')::uuid and ew.exhibition_id = version.exhibition_id and ew.removed_at is null
	left join public.hang_wall hw on hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int;
	update public.hang_version set lock = lock + 1, saved_by = auth.uid(), saved_at = now() where id = p_version;
	return version.lock + 1;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Freezes the draft: from now on it is what the public sees. The next `open_hang` begins a new one.
-- Refuses 404 not-found, 409 hang-changed (or the show has given a wall back), 422 placement-outside, 422 placements-overlap,
-- 422 placement-blocked (detail: {wall, number, reason}), 422 hang-empty.
create function public.publish_hang(p_version uuid, p_lock int) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.hang_version;
	show public.exhibition;
	blocked record;
begin
	perform app.need_curator();
	-- The show first, as `open_hang` does.
	select * into show from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into draft from public.hang_version where id = p_version and state = 'draft' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if draft.lock <> p_lock or exists (select from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id
		where p.version_id = draft.id and not exists (select from public.booking b
			where b.exhibition_id = show.id and b.resource_id = hw.wall_id and b.cancelled_at is null)) then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', draft.lock, 'savedAt', draft.saved_at));
	end if;
	if not exists (select from public.placement where version_id = draft.id) then perform app.refuse(422, 'hang-empty'); end if;
	select w.code, ew.number, z.reason into blocked
	from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.wall w on w.resource_id = hw.wall_id
	join public.exhibition_work ew on ew.id = p.exhibition_work_id
	join public.blocked_zone z on z.revision_id = hw.revision_id
	where p.version_id = draft.id and (z.during is null or z.during && daterange(show.opens, show.closes, '[]'))
		and p.x_mm < z.x_mm + z.width_mm and z.x_mm < p.x_mm + p.width_mm
		and p.y_mm < z.y_mm + z.height_mm and z.y_mm < p.y_mm + p.height_mm
	order by w.position, ew.number limit 1;
	if found then
		perform app.refuse(422, 'placement-blocked', jsonb_build_object('wall', blocked.code, 'number', blocked.number, 'reason', blocked.reason));
	end if;
	update public.placement set strict = true where version_id = draft.id;
	update public.hang_version set state = 'published', in_effect_from = now(), saved_by = auth.uid() where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;

-- The show goes online (or back to scheduled). Refuses 404 not-found, 409 no-walls, 409 illegal-move.
create function public.publish_exhibition(p_exhibition uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	was text;
begin
	perform app.need_curator();
	update public.exhibition set state = case when p_on then 'published' else 'scheduled' end,
		published_at = case when p_on then coalesce(published_at, now()) else published_at end
	where id = p_exhibition and state = case when p_on then 'scheduled' else 'published' end;
	if not found then
		select state into was from public.exhibition where id = p_exhibition;
		if was is null then perform app.refuse(404, 'not-found'); end if;
		-- A show is a draft as long as it has no walls.
		perform app.refuse(409, case when p_on and was = 'draft' then 'no-walls' else 'illegal-move' end);
	end if;
end $$;

-- Frees the walls; the page is gone. What was printed still leads somewhere: numbers and codes stay.
create function public.cancel_exhibition(p_exhibition uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	update public.exhibition set state = 'cancelled', cancelled_at = now() where id = p_exhibition and state <> 'cancelled';
	if not found then perform app.refuse(404, 'not-found'); end if;
	update public.booking set cancelled_at = now() where exhibition_id = p_exhibition and cancelled_at is null;
end $$;

grant execute on function public.add_exhibition_works(uuid, uuid[]), public.remove_exhibition_work(uuid, text),
	public.open_hang(uuid), public.save_hang(uuid, int, jsonb, jsonb), public.publish_hang(uuid, int),
	public.publish_exhibition(uuid, boolean), public.cancel_exhibition(uuid) to authenticated;

create trigger log_action after insert or update of removed_at on public.exhibition_work for each row execute function app.log_action();
create trigger log_action after update of state on public.hang_version for each row execute function app.log_action();
create constraint trigger raise_epoch after insert or update or delete on public.exhibition_work deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after update on public.hang_version deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.event deferrable initially deferred for each row execute function app.raise_epoch();
