-- The hang of a show in whole millimetres: versions, walls, placements, and the draft that the editor saves.

-- `called_off`: published for later and taken back before that. `lock` counts the saves, so that two editors notice each other.
create table public.hang_version (
	id uuid primary key default gen_random_uuid(),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	number int not null check (number >= 1),
	kind text not null default 'plan' check (kind in ('plan', 'as_hung')),
	state text not null default 'draft' check (state in ('draft', 'published', 'called_off')),
	lock int not null default 0,
	in_effect_from timestamptz,
	saved_by uuid references public.account on delete set null,
	saved_at timestamptz not null default now(),
	-- The rule of the labels: {side, widthMm, heightMm, distanceMm, middleMm}. Defaults are in labels.ts.
	label jsonb not null default '{}' check (jsonb_typeof(label) = 'object' and octet_length(label::text) <= 400),
	-- Set when nobody drew this version: it is a copy of the one before, without a work that left the show.
	left_work uuid references public.exhibition_work on delete restrict,
	unique (exhibition_id, number),
	check ((state = 'published') = (in_effect_from is not null))
);
create unique index one_draft_per_exhibition on public.hang_version (exhibition_id) where state = 'draft' and kind = 'plan';
create index on public.hang_version (in_effect_from) where state = 'published';
create index on public.hang_version (left_work);

-- The walls of a version, each with the revision that was measured then.
create table public.hang_wall (
	id int generated always as identity primary key,
	version_id uuid not null references public.hang_version on delete cascade,
	wall_id int not null references public.wall on delete restrict,
	revision_id uuid not null references public.wall_revision on delete restrict,
	width_mm int not null,
	height_mm int not null,
	centre_line_mm int not null check (centre_line_mm between 1 and 20000),
	colour text check (colour ~ '^#[0-9a-f]{6}$'),
	unique (version_id, wall_id),
	unique (id, version_id, width_mm, height_mm)
);

-- The place of one part of a work. When hang_wall_id is null, it stands or hangs free ("elsewhere"). `hooks`: {atMm: [x on the
-- wall]} when chosen by hand. `label`: {side} when it differs from the version.
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
	-- True for a published plan; then the constraints inside_wall and apart below hold.
	strict boolean not null default false,
	cluster int check (cluster between 1 and 1000),
	pinned boolean not null default false,
	unique (version_id, exhibition_work_id, part_no),
	foreign key (hang_wall_id, version_id, wall_width_mm, wall_height_mm)
		references public.hang_wall (id, version_id, width_mm, height_mm) on update cascade,
	check ((hang_wall_id is null) = (x_mm is null) and (hang_wall_id is null) = (y_mm is null)
		and (hang_wall_id is null) = (wall_width_mm is null) and (hang_wall_id is null) = (wall_height_mm is null)),
	constraint placement_inside_wall check (not strict or hang_wall_id is null
		or (x_mm >= 0 and y_mm >= 0 and x_mm + width_mm <= wall_width_mm and y_mm + height_mm <= wall_height_mm)),
	constraint placements_apart exclude using gist
		(int4range(hang_wall_id, hang_wall_id, '[]') with &&, int4range(x_mm, x_mm + width_mm) with &&,
		 int4range(y_mm, y_mm + height_mm) with &&) where (strict and hang_wall_id is not null),
	constraint placement_hooks_bound check (octet_length(hooks::text) <= 400),
	constraint placement_label_bound check (octet_length(label::text) <= 100
		and coalesce(label ->> 'side', 'none') in ('right', 'left', 'below', 'none'))
);
create index on public.placement (exhibition_work_id);
create index on public.placement (hang_wall_id);

create index on public.hang_wall (wall_id);

alter table public.hang_version enable row level security;
alter table public.hang_wall enable row level security;
alter table public.placement enable row level security;

grant select on public.hang_version, public.hang_wall, public.placement to authenticated;
grant select, insert, update, delete on public.hang_version, public.hang_wall, public.placement to service_role;

create policy "the desk" on public.hang_version for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.hang_wall for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.placement for select to authenticated using ((select app.is_curator()));

create function app.keep_published_hang() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	version public.hang_version;
	may_change boolean;
begin
	if tg_table_name = 'hang_version' then
		version := old;
		-- Deleting an account may clear who saved it. The hang stays.
		if tg_op = 'UPDATE' and to_jsonb(new) ->> 'saved_by' is null and to_jsonb(new) - 'saved_by' = to_jsonb(old) - 'saved_by' then
			return new;
		end if;
		-- A version that nobody has seen yet can be called off.
		if tg_op = 'UPDATE' and old.state = 'published' and old.in_effect_from > clock_timestamp() and to_jsonb(new) ->> 'state' <> 'published'
			and to_jsonb(new) - array['state', 'in_effect_from', 'lock'] = to_jsonb(old) - array['state', 'in_effect_from', 'lock'] then
			return new;
		end if;
		-- Today's "as hung" version may count its changes, nothing else.
		may_change := tg_op = 'UPDATE' and to_jsonb(new) - array['lock', 'saved_by', 'saved_at'] = to_jsonb(old) - array['lock', 'saved_by', 'saved_at'];
	else
		select * into version from public.hang_version where id = coalesce(new.version_id, old.version_id);
		may_change := true;
	end if;
	if version.state = 'called_off'
		or version.state = 'published' and not (version.kind = 'as_hung' and may_change and app.is_today(version.in_effect_from)) then
		perform app.refuse(409, 'frozen');
	end if;
	return coalesce(new, old);
end $$;

-- The draft of a show's hang. The first call makes it as a copy of the version that was published last, also one for later, or
-- empty. Each call updates it with the walls that the show has booked and with new measurements. Refuses 404 not-found.
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
		values (p_exhibition, (select coalesce(max(number), 0) + 1 from public.hang_version where exhibition_id = p_exhibition), app.me())
		returning id into draft;
		select id into source from public.hang_version where exhibition_id = p_exhibition and state = 'published'
		order by in_effect_from desc, number desc limit 1;
	end if;
	-- In the draft the new revision of a wall replaces the old one; the works keep their places.
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
	if source is not null then perform app.copy_hang(source, draft); end if;
	perform app.take_measured_sizes(draft);
	return draft;
end $$;

-- Copies a version to the start of the next one: centre lines and paint of the walls that `target` has, placements of works that
-- are still in the show, and the label rule.
create function app.copy_hang(source uuid, target uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.hang_version v set label = s.label from public.hang_version s where s.id = source and v.id = target;
	update public.hang_wall mine set colour = theirs.colour,
		centre_line_mm = case when mine.revision_id = theirs.revision_id then theirs.centre_line_mm else mine.centre_line_mm end
	from public.hang_wall theirs where theirs.version_id = source and mine.version_id = target and mine.wall_id = theirs.wall_id;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm, hooks, label, cluster, pinned)
	select target, p.exhibition_work_id, p.part_no, mine.id, mine.width_mm, mine.height_mm, p.x_mm, p.y_mm, p.width_mm, p.height_mm,
		p.hooks, p.label, p.cluster, p.pinned
	from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id and ew.removed_at is null
	left join public.hang_wall theirs on theirs.id = p.hang_wall_id
	left join public.hang_wall mine on mine.version_id = target and mine.wall_id = theirs.wall_id
	where p.version_id = source and (p.hang_wall_id is null or mine.id is not null);
end $$;

-- Updates a draft with sizes that were measured since. The centre of every box stays where it is.
create function app.take_measured_sizes(draft uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.placement p set width_mm = s.width_mm, height_mm = s.height_mm,
		x_mm = p.x_mm + floor((p.width_mm - s.width_mm) / 2.0)::int, y_mm = p.y_mm + floor((p.height_mm - s.height_mm) / 2.0)::int
	from public.placement was join public.exhibition_work ew on ew.id = was.exhibition_work_id
	cross join lateral app.size_of_part(ew.revision_id, was.part_no) s
	where p.id = was.id and was.version_id = draft and (was.width_mm, was.height_mm) <> (s.width_mm, s.height_mm)
		and exists (select from public.measurement m where m.artwork_id = ew.artwork_id and m.part_no = was.part_no
			and m.what in ('outer-width', 'outer-height', 'width', 'height'));
	-- Whoever has the draft open is told when they save.
	if found then update public.hang_version set lock = lock + 1 where id = draft; end if;
end $$;

-- Saves the whole draft. `p_lock` is the counter that the editor has seen; returns the next one. `p_placements`: [{work, part,
-- wall (wall id or null), x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks: [mm] or null, label: side or null}],
-- `p_centre_lines`: {wall id: mm}, `p_settings`: {label: {…}, colours: {wall id: '#rrggbb' or null}}. What the last two leave out
-- stays. Refuses 404 not-found, 409 hang-changed (detail: {lock, savedAt}), 422 invalid.
create function public.save_hang(p_version uuid, p_lock int, p_placements jsonb, p_centre_lines jsonb, p_settings jsonb default '{}') returns int
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
	update public.hang_wall hw set colour = p_settings -> 'colours' ->> hw.wall_id::text
	where hw.version_id = p_version and p_settings -> 'colours' ? hw.wall_id::text;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks, label)
	select p_version, ew.id, coalesce((p ->> 'part')::int, 1), hw.id, hw.width_mm, hw.height_mm,
		case when hw.id is not null then (p ->> 'x_mm')::int end, case when hw.id is not null then (p ->> 'y_mm')::int end,
		(p ->> 'width_mm')::int, (p ->> 'height_mm')::int,
		case when hw.id is not null then (p ->> 'cluster')::int end, coalesce((p ->> 'pinned')::boolean, false),
		case when hw.id is not null and jsonb_typeof(p -> 'hooks') = 'array' then jsonb_build_object('atMm',
			(select coalesce(jsonb_agg(hook::int order by hook::int), '[]') from jsonb_array_elements_text(p -> 'hooks') as hooks(hook))) else '{}' end,
		case when p ->> 'label' is not null then jsonb_build_object('side', p ->> 'label') else '{}' end
	from jsonb_array_elements(p_placements) as placements(p)
	left join public.exhibition_work ew on ew.id = (p ->> 'work')::uuid and ew.exhibition_id = version.exhibition_id and ew.removed_at is null
	left join public.hang_wall hw on hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int;
	update public.hang_version set lock = lock + 1, saved_by = app.me(), saved_at = now(), label = coalesce(p_settings -> 'label', label)
	where id = p_version;
	return version.lock + 1;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

grant execute on function public.open_hang(uuid), public.save_hang(uuid, int, jsonb, jsonb, jsonb) to authenticated;

create trigger keep before update or delete on public.hang_version for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.hang_wall for each row execute function app.keep_published_hang();
create trigger keep before insert or update or delete on public.placement for each row execute function app.keep_published_hang();

create trigger log_action after update of state on public.hang_version for each row execute function app.log_action();

create constraint trigger raise_epoch after update on public.hang_version deferrable initially deferred for each row execute function app.raise_epoch();
