-- Versions of a hang: which one is in effect, publishing and calling off, what happens when a work leaves, and "as hung". An "as
-- hung" version records what people measured on the day. It is published from its first moment, so that the public walls show
-- what really hangs, and it changes until that day is over in Leipzig. The next day a new one begins. It refuses only numbers out
-- of bounds; the editor shows the rest as warnings. A plan that is published later replaces it.

-- The published version in effect now; null when nothing is published yet.
create function app.hang_in_effect(asked_exhibition uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1);
end $$;

-- The plan that people follow on the hanging day.
create function app.plan_in_effect(asked_exhibition uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.hang_version where exhibition_id = asked_exhibition and kind = 'plan' and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1);
end $$;

-- The walls on which works hang in the version in effect.
create function app.published_walls(asked_exhibition uuid) returns int[]
language sql stable security definer set search_path = '' as $$
	select coalesce(array_agg(distinct hw.wall_id), '{}') from public.hang_wall hw
	join public.placement p on p.hang_wall_id = hw.id where hw.version_id = app.hang_in_effect(asked_exhibition)
$$;

-- Freezes the draft: from now on, or from the moment `p_from`, the public sees it. The next `open_hang` begins a new one. Refuses
-- 404 not-found, 409 hang-changed (also when the show has given a wall back), 422 placement-outside, 422 placements-overlap,
-- 422 placement-blocked (detail: {wall, number, reason}), 422 hook-load, cord-load, metre-load (detail: {wall, numbers, weightG,
-- limitG, fromMm, toMm}), 422 hang-empty, 422 from-passed, 422 from-too-late (after the last day).
create function public.publish_hang(p_version uuid, p_lock int, p_from timestamptz default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.hang_version;
	show public.exhibition;
	blocked record;
	heavy jsonb;
begin
	perform app.need_curator();
	-- Lock the show first, like `open_hang`.
	select * into show from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into draft from public.hang_version where id = p_version and state = 'draft' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_from <= clock_timestamp() then perform app.refuse(422, 'from-passed'); end if;
	if p_from >= app.berlin_midnight(show.closes + 1) then perform app.refuse(422, 'from-too-late'); end if;
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
	heavy := app.load_error(draft.id);
	if heavy is not null then perform app.refuse(422, heavy ->> 'code', heavy - 'code'); end if;
	-- Use the clock, not the start of the transaction: a version that waited for another one comes after it.
	update public.hang_version set state = 'published', in_effect_from = coalesce(p_from, clock_timestamp()), saved_by = app.me()
	where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;

-- Calls off a version that is published for later and not in effect yet. It becomes the draft again, or is called off when there
-- is another draft. Refuses 404 not-found, 409 in-effect.
create function public.call_off_hang(p_version uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare version public.hang_version;
begin
	perform app.need_curator();
	perform from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into version from public.hang_version where id = p_version and state = 'published' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if version.in_effect_from <= clock_timestamp() then perform app.refuse(409, 'in-effect'); end if;
	if exists (select from public.hang_version where exhibition_id = version.exhibition_id and state = 'draft') then
		update public.hang_version set state = 'called_off', in_effect_from = null where id = version.id;
	else
		update public.hang_version set state = 'draft', in_effect_from = null, lock = lock + 1 where id = version.id;
		update public.placement set strict = false where version_id = version.id;
	end if;
end $$;

-- Publishes a copy of a version without the works that left.
create function app.publish_copy(source public.hang_version, from_when timestamptz, work_that_left uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	-- A show has only one draft of a plan, so the copy begins as as_hung and takes its real kind when it is published.
	insert into public.hang_version (exhibition_id, number, kind, saved_by, left_work)
	values (source.exhibition_id, (select max(number) + 1 from public.hang_version where exhibition_id = source.exhibition_id), 'as_hung',
		app.me(), work_that_left) returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = source.id;
	perform app.copy_hang(source.id, result);
	update public.placement set strict = true where version_id = result and source.kind = 'plan';
	update public.hang_version set kind = source.kind, state = 'published', in_effect_from = from_when where id = result;
	return result;
end $$;

-- Replaces the version in effect, and those published for later, with copies that lack the works that left. Past shows stay as
-- they were. The caller has locked the show.
create function app.go_on_without(asked_exhibition uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	moment timestamptz := clock_timestamp();
	in_effect uuid;
	version public.hang_version;
	left_work uuid;
begin
	if not exists (select from public.exhibition where id = asked_exhibition and state <> 'cancelled' and closes >= app.berlin_today()) then return; end if;
	select id into in_effect from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= moment
	order by in_effect_from desc, number desc limit 1;
	for version in select * from public.hang_version v where v.exhibition_id = asked_exhibition and v.state = 'published'
		and (v.id = in_effect or v.in_effect_from > moment) order by v.in_effect_from, v.number
	loop
		select ew.id into left_work from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id
		where p.version_id = version.id and ew.removed_at is not null order by ew.removed_at desc, ew.number limit 1;
		if found then
			perform app.publish_copy(version, case when version.id = in_effect then moment else version.in_effect_from end, left_work);
			if version.id <> in_effect then
				update public.hang_version set state = 'called_off', in_effect_from = null where id = version.id;
			end if;
		end if;
	end loop;
end $$;

-- The "as hung" version of today; the first call makes it as a copy of the version in effect. It uses the clock, like publishing,
-- so that whoever waited for another change continues from that change. Refuses 404 not-found, 409 nothing-published.
create function app.as_hung_today(asked_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	was public.hang_version;
	result uuid;
begin
	-- People who measure or publish at the same time wait here in turn.
	perform from public.exhibition where id = asked_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select * into was from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= clock_timestamp()
	order by in_effect_from desc, number desc limit 1;
	if not found then perform app.refuse(409, 'nothing-published'); end if;
	if was.kind = 'as_hung' and app.is_today(was.in_effect_from) then return was.id; end if;
	insert into public.hang_version (exhibition_id, number, kind, saved_by)
	values (asked_exhibition, (select max(number) + 1 from public.hang_version where exhibition_id = asked_exhibition), 'as_hung', app.me())
	returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = was.id;
	perform app.copy_hang(was.id, result);
	update public.hang_version set state = 'published', in_effect_from = clock_timestamp() where id = result;
	return result;
end $$;

-- Opens the "as hung" version of today, for a curator. Refuses like `app.as_hung_today`.
create function public.open_as_hung(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.as_hung_today(p_exhibition);
end $$;

-- Records where a part of a work really hangs: on a wall of the show, or on no wall (null). A null size stays as planned. Returns
-- the version. The caller has checked the rights. Refuses 404 not-found, 409 nothing-published, 422 invalid.
create function app.record_hung(asked_exhibition uuid, work uuid, part int, wall int, at_x_mm int, at_y_mm int, is_width_mm int, is_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	version uuid := app.as_hung_today(asked_exhibition);
	place public.hang_wall;
	was public.placement;
	was_wall int;
begin
	perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id and p.part_no = part
	where ew.id = work and ew.exhibition_id = asked_exhibition and ew.removed_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if wall is not null then
		insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
		select version, wall, r.id, r.width_mm, r.height_mm, r.centre_line_mm from public.wall_revision r
		where r.id = app.wall_now(wall) and exists (select from public.booking b
			where b.exhibition_id = asked_exhibition and b.resource_id = wall and b.cancelled_at is null and b.phase = 'show')
		on conflict (version_id, wall_id) do nothing;
		select * into place from public.hang_wall where version_id = version and wall_id = wall;
		if not found then perform app.refuse(422, 'invalid'); end if;
	end if;
	select * into was from public.placement where version_id = version and exhibition_work_id = work and part_no = part;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm,
		width_mm, height_mm, label, pinned, cluster, hooks)
	values (version, work, part, place.id, place.width_mm, place.height_mm, case when wall is not null then at_x_mm end,
		case when wall is not null then at_y_mm end, coalesce(is_width_mm, was.width_mm), coalesce(is_height_mm, was.height_mm),
		coalesce(was.label, '{}'), coalesce(was.pinned, false),
		-- A work that stays on its wall stays in its cluster. Hooks were chosen for the old position.
		case when was.hang_wall_id = place.id then was.cluster end,
		case when was.hang_wall_id = place.id and was.x_mm = at_x_mm then was.hooks else '{}' end)
	on conflict (version_id, exhibition_work_id, part_no) do update set hang_wall_id = excluded.hang_wall_id,
		wall_width_mm = excluded.wall_width_mm, wall_height_mm = excluded.wall_height_mm, x_mm = excluded.x_mm, y_mm = excluded.y_mm,
		width_mm = excluded.width_mm, height_mm = excluded.height_mm, cluster = excluded.cluster, hooks = excluded.hooks;
	update public.hang_version set lock = lock + 1, saved_by = app.me(), saved_at = now() where id = version;
	return version;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Records where a work hangs, for a curator. `p_work` is the exhibition_work. Refuses like `app.record_hung`.
create function public.record_as_hung(p_exhibition uuid, p_work uuid, p_part int, p_wall int, p_x_mm int, p_y_mm int, p_width_mm int, p_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_hung(p_exhibition, p_work, p_part, p_wall, p_x_mm, p_y_mm, p_width_mm, p_height_mm);
end $$;

grant execute on function app.hang_in_effect(uuid) to anon, authenticated;
grant execute on function public.open_as_hung(uuid), public.record_as_hung(uuid, uuid, int, int, int, int, int, int),
	public.publish_hang(uuid, int, timestamptz), public.call_off_hang(uuid) to authenticated;
