-- "As hung": what was measured on the day. Such a version is published from its first moment, so that the public walls show what
-- really hangs, and changes until that day is over in Leipzig: fifteen works measured one by one are one version, not fifteen. The next
-- day a new one begins. Nothing is refused but numbers out of bounds; what doesn't fit are warnings. A plan that is published
-- later takes its place.

create function app.is_today(moment timestamptz) returns boolean
language sql stable set search_path = '' as $$ select (moment at time zone 'Europe/Berlin')::date = app.berlin_today() $$;

create or replace function app.keep_published_hang() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	version public.hang_version;
	may_change boolean;
begin
	if tg_table_name = 'hang_version' then
		version := old;
		-- Who saved it may be erased; what was saved stays.
		if tg_op = 'UPDATE' and to_jsonb(new) ->> 'saved_by' is null and to_jsonb(new) - 'saved_by' = to_jsonb(old) - 'saved_by' then
			return new;
		end if;
		-- What is as hung today counts its changes and stays what it is.
		may_change := tg_op = 'UPDATE' and to_jsonb(new) - array['lock', 'saved_by', 'saved_at'] = to_jsonb(old) - array['lock', 'saved_by', 'saved_at'];
	else
		select * into version from public.hang_version where id = coalesce(new.version_id, old.version_id);
		may_change := true;
	end if;
	if version.state = 'published' and not (version.kind = 'as_hung' and may_change and app.is_today(version.in_effect_from)) then
		perform app.refuse(409, 'frozen');
	end if;
	return coalesce(new, old);
end $$;

-- The version of today that says what hangs; begins it with a copy of what is in effect. Refuses 404 not-found, 409 nothing-published.
create function app.as_hung_today(asked_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	was public.hang_version;
	result uuid;
begin
	-- Two who measure at once take turns, and so does whoever publishes.
	perform from public.exhibition where id = asked_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select * into was from public.hang_version where id = app.hang_in_effect(asked_exhibition);
	if not found then perform app.refuse(409, 'nothing-published'); end if;
	if was.kind = 'as_hung' and app.is_today(was.in_effect_from) then return was.id; end if;
	insert into public.hang_version (exhibition_id, number, kind, saved_by)
	values (asked_exhibition, (select max(number) + 1 from public.hang_version where exhibition_id = asked_exhibition), 'as_hung', auth.uid())
	returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = was.id;
	perform app.copy_hang(was.id, result);
	update public.hang_version set state = 'published', in_effect_from = now() where id = result;
	return result;
end $$;

-- For a curator: the version of today. Refuses as `app.as_hung_today`.
create function public.open_as_hung(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.as_hung_today(p_exhibition);
end $$;

-- Writes down where a part of a work really hangs: on a wall of the show, or nowhere on a wall (null). A size that is null stays as it
-- was planned. Gives the version. Whoever calls it has been asked who they are. Refuses 404 not-found, 409 nothing-published,
-- 422 invalid.
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
		-- On its wall it stays with its cluster; its hooks were chosen for where it was.
		case when was.hang_wall_id = place.id then was.cluster end,
		case when was.hang_wall_id = place.id and was.x_mm = at_x_mm then was.hooks else '{}' end)
	on conflict (version_id, exhibition_work_id, part_no) do update set hang_wall_id = excluded.hang_wall_id,
		wall_width_mm = excluded.wall_width_mm, wall_height_mm = excluded.wall_height_mm, x_mm = excluded.x_mm, y_mm = excluded.y_mm,
		width_mm = excluded.width_mm, height_mm = excluded.height_mm, cluster = excluded.cluster, hooks = excluded.hooks;
	update public.hang_version set lock = lock + 1, saved_by = auth.uid(), saved_at = now() where id = version;
	return version;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- For a curator; `p_work` is the work's row in the show. Refuses as `app.record_hung`.
create function public.record_as_hung(p_exhibition uuid, p_work uuid, p_part int, p_wall int, p_x_mm int, p_y_mm int, p_width_mm int, p_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_hung(p_exhibition, p_work, p_part, p_wall, p_x_mm, p_y_mm, p_width_mm, p_height_mm);
end $$;

-- What the house measured of a part of a work in a show: `p_what` as `measurement.what` says, mm or g. From now on it wins over what
-- was stated. Refuses 404 not-found, 422 invalid.
create function public.measure_work(p_exhibition_work uuid, p_part int, p_what text, p_value int) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	insert into public.measurement (artwork_id, part_no, what, value, by_account, at)
	select ew.artwork_id, p.part_no, p_what, p_value, auth.uid(), clock_timestamp()
	from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
	where ew.id = p_exhibition_work and p.part_no = p_part
	-- Nothing is one millimetre wide that is none, and a work that weighs nothing isn't there.
	and (p_value >= 1 or p_what = 'drop');
	if not found then
		perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
		where ew.id = p_exhibition_work and p.part_no = p_part;
		if found then perform app.refuse(422, 'invalid'); else perform app.refuse(404, 'not-found'); end if;
	end if;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Why a work of textile or paper may hang in an escape route; null takes the note back. For coordinators. Refuses 404 not-found,
-- 422 invalid.
create function public.note_escape_route(p_exhibition_work uuid, p_note text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.exhibition_work set escape_note = nullif(trim(p_note), '') where id = p_exhibition_work;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.open_as_hung(uuid), public.record_as_hung(uuid, uuid, int, int, int, int, int, int),
	public.measure_work(uuid, int, text, int), public.note_escape_route(uuid, text) to authenticated;
