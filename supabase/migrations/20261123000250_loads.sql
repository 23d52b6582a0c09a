-- Loads: the same rules as src/lib/walls/{hanging,wire,loads}.ts, so that a plan which the editor calls too heavy isn't
-- published past it. tests/policies/sameRules.test.ts compares the two with random hangs.

-- A whole number within bounds; null where it may be left out.
create function app.is_whole(value jsonb, lowest int, highest int, optional boolean) returns boolean
language sql immutable set search_path = '' as $$
	select case
		when value is null or jsonb_typeof(value) = 'null' then optional
		when jsonb_typeof(value) <> 'number' then false
		else value::numeric = trunc(value::numeric) and value::numeric between lowest and highest end
$$;

-- What src/lib/walls/suspension.ts reads: rails, points, unknown, and the first form (one rail over the whole wall).
create function app.is_suspension(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
	select coalesce(case value ->> 'kind'
		when 'unknown' then true
		when 'rail' then app.is_whole(value -> 'heightMm', 1, 20000, true) and app.is_whole(value -> 'hookLoadG', 1, 2000000, true)
		when 'points' then not value ? 'points' or jsonb_typeof(value -> 'points') = 'array' and jsonb_array_length(value -> 'points') <= 200
			and not exists (select from jsonb_array_elements(value -> 'points') as points(p) where not coalesce(
				app.is_whole(p -> 'xMm', 0, 100000, false) and app.is_whole(p -> 'yMm', 0, 20000, false)
				and app.is_whole(p -> 'loadG', 1, 2000000, true), false))
		when 'rails' then jsonb_typeof(value -> 'rails') = 'array' and jsonb_array_length(value -> 'rails') <= 20
			and not exists (select from jsonb_array_elements(value -> 'rails') as rails(r) where not coalesce(
				app.is_whole(r -> 'fromMm', 0, 100000, false) and app.is_whole(r -> 'toMm', 0, 100000, false)
				and (r ->> 'toMm')::numeric > (r ->> 'fromMm')::numeric and app.is_whole(r -> 'heightMm', 1, 20000, false)
				and app.is_whole(r -> 'hookLoadG', 1, 2000000, true) and app.is_whole(r -> 'cordLoadG', 1, 2000000, true)
				and app.is_whole(r -> 'metreLoadG', 1, 2000000, true)
				and case coalesce(r -> 'positions' ->> 'kind', 'free')
					when 'free' then true
					when 'every' then app.is_whole(r -> 'positions' -> 'stepMm', 1, 100000, false)
						and app.is_whole(r -> 'positions' -> 'firstMm', 0, 100000, false)
					when 'listed' then jsonb_typeof(r -> 'positions' -> 'atMm') = 'array' and jsonb_array_length(r -> 'positions' -> 'atMm') <= 200
						and not exists (select from jsonb_array_elements(r -> 'positions' -> 'atMm') as places(at)
							where not app.is_whole(at, 0, 100000, false))
					else false end, false))
		else false end, false)
$$;
grant execute on function app.is_whole(jsonb, int, int, boolean), app.is_suspension(jsonb) to service_role;
alter table public.wall_revision add constraint wall_revision_suspension_readable check (app.is_suspension(suspension));

-- The rails of a wall, in the first form too; none for any other wall.
create function app.rails_of(suspension jsonb, wall_width_mm int) returns jsonb
language sql immutable set search_path = '' as $$
	select case
		when suspension ->> 'kind' = 'rails' then suspension -> 'rails'
		when suspension ->> 'kind' = 'rail' and suspension ->> 'heightMm' is not null then jsonb_build_array(jsonb_build_object(
			'fromMm', 0, 'toMm', wall_width_mm, 'heightMm', suspension -> 'heightMm', 'hookLoadG', suspension -> 'hookLoadG'))
		else '[]' end
$$;

-- What the house measured of a part of a work last; null: never.
create function app.measured(asked_artwork uuid, asked_part int, asked_what text) returns int
language sql stable security definer set search_path = '' as $$
	select value from public.measurement where artwork_id = asked_artwork and part_no = asked_part and what = asked_what order by at desc limit 1
$$;

-- The drop of a wire over two hooks (src/lib/walls/wire.ts, to the same last bit); null: has to be measured.
create function app.drop_over_two(eyes_mm int, drop_mm int, height_mm int, between_mm int) returns int
language plpgsql immutable set search_path = '' as $$
declare
	sag double precision := height_mm - drop_mm;
	slope double precision;
	flat double precision;
	grows double precision;
begin
	if between_mm > eyes_mm or drop_mm > height_mm then return null; end if;
	slope := sqrt((eyes_mm / 2.0::double precision) * (eyes_mm / 2.0::double precision) + sag * sag) - between_mm / 2.0::double precision;
	flat := (eyes_mm - between_mm) / 2.0::double precision;
	grows := sag - sqrt(greatest(0.0::double precision, slope * slope - flat * flat));
	return case when grows <= 5 then floor(drop_mm + grows / 2 + 0.5)::int end;
end $$;

-- The position of a rail nearest to x, of two equally near the left one; null: it has none.
create function app.nearest_position(rail jsonb, x_mm int) returns int
language plpgsql immutable set search_path = '' as $$
declare
	from_mm int := (rail ->> 'fromMm')::int;
	to_mm int := (rail ->> 'toMm')::int;
	positions jsonb := rail -> 'positions';
	step_mm int;
	first_mm int;
	last_step int;
	result int;
begin
	case coalesce(positions ->> 'kind', 'free')
		when 'every' then
			step_mm := (positions ->> 'stepMm')::int;
			first_mm := (positions ->> 'firstMm')::int;
			last_step := floor((to_mm - first_mm)::numeric / step_mm);
			if last_step < 0 then return null; end if;
			result := first_mm + step_mm * greatest(0, least(last_step, ceil((2 * (x_mm - first_mm) - step_mm)::numeric / (2 * step_mm))::int));
			return case when result between from_mm and to_mm then result end;
		when 'listed' then
			select at::int into result from jsonb_array_elements_text(positions -> 'atMm') as places(at)
			where at::int between from_mm and to_mm order by abs(at::int - x_mm), at::int limit 1;
			return result;
		else
			return greatest(from_mm, least(to_mm, x_mm));
	end case;
end $$;

-- The hooks of every placement on the walls of a version, each with its share of the weight (null: not known) and what it hangs on:
-- a rail (its place in the list, from 0) or a point, or neither.
create function app.hooks_of(asked_version uuid)
returns table (hang_wall_id int, work_number int, x_mm int, grams int, rail_no int, rail jsonb, point_no int, point_load_g int)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
	box record;
	hooks int[];
	by_rule int[];
	apart int;
	middle int;
	drop_mm int;
	hook_y int;
	lowest int;
	highest int;
	hook int;
	near int;
	as_expected boolean;
begin
	for box in
		select p.hang_wall_id as wall, ew.number, p.x_mm, p.y_mm, p.width_mm, p.height_mm, p.hooks -> 'atMm' as chosen,
			rev.hardware, r.suspension, app.rails_of(r.suspension, hw.width_mm) as rails,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'hook-spacing'), rev.hook_spacing_mm) as spacing,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'drop'), part.drop_mm) as stated_drop,
			coalesce(app.measured(ew.artwork_id, p.part_no, 'weight'), ceil(rev.weight_g::numeric
				/ (select count(*) from public.artwork_part every where every.revision_id = rev.id))::int) as weight
		from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.wall_revision r on r.id = hw.revision_id
		join public.exhibition_work ew on ew.id = p.exhibition_work_id join public.artwork_revision rev on rev.id = ew.revision_id
		join public.artwork_part part on part.revision_id = rev.id and part.part_no = p.part_no
		where p.version_id = asked_version
	loop
		middle := box.x_mm + box.width_mm / 2;
		apart := case
			when box.hardware is null or box.hardware = 'wire' then null
			when box.spacing is not null then box.spacing
			when box.hardware = 'sleeve-rod' then box.width_mm
			when box.hardware in ('two-eyes', 'stretcher-bar', 'clips') then box.width_mm / 2 end;
		by_rule := case
			when box.hardware in ('hook-and-loop', 'none') then array[]::int[]
			when apart is null then array[middle]
			else array[middle - apart / 2, middle - apart / 2 + apart] end;
		hooks := case when box.chosen is null then by_rule else (
			select coalesce(array_agg(at::int order by at::int), '{}') from jsonb_array_elements_text(box.chosen) as places(at)) end;
		if cardinality(hooks) = 0 then continue; end if;
		as_expected := cardinality(hooks) = cardinality(by_rule)
			and not exists (select from generate_subscripts(hooks, 1) as n where abs(hooks[n] - by_rule[n]) > 10);
		drop_mm := case
			when box.hardware = 'clips' then coalesce(box.stated_drop, 0)
			when box.stated_drop is null or box.hardware is null then null
			when box.hardware = 'two-eyes' and box.spacing is null then null
			when box.hardware = 'wire' and cardinality(hooks) = 2 then case when box.spacing is not null then
				app.drop_over_two(box.spacing, box.stated_drop, box.height_mm, hooks[2] - hooks[1]) end
			when box.hardware in ('stretcher-bar', 'sleeve-rod') then box.stated_drop
			when as_expected then box.stated_drop end;
		hook_y := box.y_mm + box.height_mm - coalesce(drop_mm, box.stated_drop, 0);
		lowest := case when drop_mm is null then box.y_mm else hook_y - 10 end;
		highest := case when drop_mm is null then box.y_mm + box.height_mm else hook_y + 10 end;
		hang_wall_id := box.wall;
		work_number := box.number;
		grams := ceil(box.weight::numeric / cardinality(hooks))::int;
		foreach hook in array hooks loop
			select (n - 1)::int, r into rail_no, rail from jsonb_array_elements(box.rails) with ordinality as rails(r, n)
			where (r ->> 'heightMm')::int > hook_y and hook between (r ->> 'fromMm')::int - 10 and (r ->> 'toMm')::int + 10
			order by (r ->> 'heightMm')::int, n limit 1;
			near := app.nearest_position(rail, hook);
			x_mm := case when abs(near - hook) <= 10 then near else hook end;
			select (n - 1)::int, (p ->> 'loadG')::int into point_no, point_load_g
			from jsonb_array_elements(case when box.suspension ->> 'kind' = 'points' then coalesce(box.suspension -> 'points', '[]') else '[]' end)
				with ordinality as points(p, n)
			where abs((p ->> 'xMm')::int - hook) <= 10 and (p ->> 'yMm')::int between lowest and highest
			order by abs((p ->> 'xMm')::int - hook) + abs((p ->> 'yMm')::int - hook_y), n limit 1;
			return next;
		end loop;
	end loop;
end $$;

-- The first thing that a version's walls don't carry: {code: hook-load, cord-load or metre-load, wall, numbers, weightG, limitG, and
-- of a metre fromMm, toMm}; null: they carry it, as far as anybody knows.
create function app.load_error(asked_version uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	with hook as materialized (select * from app.hooks_of(asked_version)),
	too_heavy as (
		select 1 as rank, 'hook-load' as code, h.hang_wall_id, array[h.work_number] as numbers, h.grams::bigint as weight,
			(h.rail ->> 'hookLoadG')::bigint as most, h.x_mm, '{}'::jsonb as more
		from hook h where h.grams > (h.rail ->> 'hookLoadG')::int
		union all
		select 1, 'hook-load', h.hang_wall_id, array_agg(distinct h.work_number), sum(h.grams), h.point_load_g, min(h.x_mm), '{}'
		from hook h where h.point_no is not null group by h.hang_wall_id, h.point_no, h.point_load_g having sum(h.grams) > h.point_load_g
		union all
		select 2, 'cord-load', h.hang_wall_id, array_agg(distinct o.work_number), sum(o.grams), (h.rail ->> 'cordLoadG')::bigint, h.x_mm, '{}'
		from (select distinct hang_wall_id, rail_no, rail, x_mm from hook where rail_no is not null) h
		join hook o on o.hang_wall_id = h.hang_wall_id and o.rail_no = h.rail_no and abs(o.x_mm - h.x_mm) <= 10
		group by h.hang_wall_id, h.rail_no, h.rail, h.x_mm having sum(o.grams) > (h.rail ->> 'cordLoadG')::bigint
		union all
		select 3, 'metre-load', h.hang_wall_id, array_agg(distinct o.work_number), sum(o.grams), h.most, h.x_mm,
			jsonb_build_object('fromMm', h.x_mm, 'toMm', h.x_mm + 1000)
		from (select distinct hang_wall_id, rail_no, x_mm, (rail ->> 'metreLoadG')::bigint
				* least(1000, (rail ->> 'toMm')::int - (rail ->> 'fromMm')::int) / 1000 as most from hook where rail_no is not null) h
		join hook o on o.hang_wall_id = h.hang_wall_id and o.rail_no = h.rail_no and o.x_mm >= h.x_mm and o.x_mm < h.x_mm + 1000
		group by h.hang_wall_id, h.rail_no, h.x_mm, h.most having sum(o.grams) > h.most
	)
	select jsonb_build_object('code', t.code, 'wall', w.code, 'numbers', t.numbers, 'weightG', t.weight, 'limitG', t.most) || t.more
	from too_heavy t join public.hang_wall hw on hw.id = t.hang_wall_id join public.wall w on w.resource_id = hw.wall_id
	order by w.position, w.code, t.rank, t.x_mm, t.numbers limit 1
$$;

-- Freezes the draft: from now on it is what the public sees. The next `open_hang` begins a new one.
-- Refuses 404 not-found, 409 hang-changed (or the show has given a wall back), 422 placement-outside, 422 placements-overlap,
-- 422 placement-blocked (detail: {wall, number, reason}), 422 hook-load, cord-load, metre-load (detail: {wall, numbers, weightG,
-- limitG, fromMm, toMm}), 422 hang-empty.
create or replace function public.publish_hang(p_version uuid, p_lock int) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.hang_version;
	show public.exhibition;
	blocked record;
	heavy jsonb;
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
	heavy := app.load_error(draft.id);
	if heavy is not null then perform app.refuse(422, heavy ->> 'code', heavy - 'code'); end if;
	update public.hang_version set state = 'published', in_effect_from = now(), saved_by = auth.uid() where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;
