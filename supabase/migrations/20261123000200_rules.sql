-- What the rules of hanging need: people passing a wall, the paint of a show, clusters, pins, hooks and labels of a placement,
-- labels of a version.

alter table public.wall_revision add column walkway boolean not null default false;

alter table public.hang_wall add column colour text check (colour ~ '^#[0-9a-f]{6}$');

-- The rule of the labels {side, widthMm, heightMm, distanceMm, middleMm}; what is left out is as src/lib/walls/labels.ts says.
alter table public.hang_version add column label jsonb not null default '{}'
	check (jsonb_typeof(label) = 'object' and octet_length(label::text) <= 400);

-- `hooks`: {atMm: [x on the wall]} when they were chosen by hand, `label`: {side} when it isn't as the version says.
alter table public.placement
	add column cluster int check (cluster between 1 and 1000),
	add column pinned boolean not null default false,
	add constraint placement_hooks_bound check (octet_length(hooks::text) <= 400),
	add constraint placement_label_bound check (octet_length(label::text) <= 100
		and coalesce(label ->> 'side', 'none') in ('right', 'left', 'below', 'none'));

-- Why a work that feeds a fire may hang in an escape route all the same; written by a coordinator.
alter table public.exhibition_work add column escape_note text check (octet_length(escape_note) between 1 and 4000);

alter table public.measurement drop constraint measurement_what_check,
	add constraint measurement_what_check check (what in
		('height', 'width', 'depth', 'outer-height', 'outer-width', 'outer-depth', 'drop', 'weight', 'hook-spacing'));

-- A version as the next one begins: walls with their centre lines and paint as far as `target` has them, placements of works that
-- are still in the show, the rule of the labels.
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

-- The draft of a show's hang, made on first use (a copy of what is published, else empty) and kept in
-- step with the walls that the show has booked.
create or replace function public.open_hang(p_exhibition uuid) returns uuid
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
	if source is not null then perform app.copy_hang(source, draft); end if;
	return draft;
end $$;

drop function public.save_hang(uuid, int, jsonb, jsonb);

-- Saves the whole draft. `p_lock` is the counter the editor has seen; returns the next one.
-- `p_placements`: [{work, part, wall (wall id or null), x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks: [mm] or null,
-- label: side or null}], `p_centre_lines`: {wall id: mm}, `p_settings`: {label: {…}, colours: {wall id: '#rrggbb' or null}}; of the
-- last two what is left out stays as it was. Refuses 404 not-found, 409 hang-changed (detail: {lock, savedAt}), 422 invalid.
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
	update public.hang_version set lock = lock + 1, saved_by = auth.uid(), saved_at = now(), label = coalesce(p_settings -> 'label', label)
	where id = p_version;
	return version.lock + 1;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

grant execute on function public.save_hang(uuid, int, jsonb, jsonb, jsonb) to authenticated;
