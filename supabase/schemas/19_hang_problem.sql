-- What makes a hang wrong: loads, the same rules as {hanging,wire,loads}.ts (sameRules.test.ts
-- compares the two with random hangs), and works that do not fit. Outside and overlap are constraints of `placement` in
-- 18_hang.sql. `publish_hang` in 20_hang_version.sql checks them all.

-- The first reason why the boxes of a work do not fit into a draft: outside, overlap or blocked; null if they fit. Loads are not
-- checked here; the editor shows them as problems.
create function app.misfit(draft uuid, work uuid) returns text
language sql stable security definer set search_path = '' as $$
	select case
		when p.x_mm < 0 or p.y_mm < 0 or p.x_mm + p.width_mm > hw.width_mm or p.y_mm + p.height_mm > hw.height_mm then 'outside'
		when exists (select from public.placement o where o.hang_wall_id = p.hang_wall_id and o.id <> p.id
			and p.x_mm < o.x_mm + o.width_mm and o.x_mm < p.x_mm + p.width_mm and p.y_mm < o.y_mm + o.height_mm and o.y_mm < p.y_mm + p.height_mm)
			then 'overlap'
		when exists (select from public.blocked_zone z join public.exhibition e on e.id = v.exhibition_id where z.revision_id = hw.revision_id
			and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))
			and p.x_mm < z.x_mm + z.width_mm and z.x_mm < p.x_mm + p.width_mm and p.y_mm < z.y_mm + z.height_mm and z.y_mm < p.y_mm + p.height_mm)
			then 'blocked'
		end as why
	from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.hang_version v on v.id = p.version_id
	where p.version_id = draft and p.exhibition_work_id = work
	order by why nulls last limit 1
$$;

-- The first load that the walls of a version do not carry: {code: hook-load, cord-load or metre-load, wall, numbers, weightG,
-- limitG, and for a metre fromMm, toMm}. Null if they carry everything that is known.
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

-- The hooks of all placements on the walls of a version. Each has its share of the weight (null if unknown), and the rail (index
-- from 0) or the point that it hangs on, if any.
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

-- The position of a rail nearest to x, and the left one of two equally near; null if the rail has none.
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

-- The drop of a wire over two hooks, equal to wire.ts to the last bit; null if it has to be measured.
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

-- The rails of a wall, also of the old form `rail`; an empty list for any other wall.
create function app.rails_of(suspension jsonb, wall_width_mm int) returns jsonb
language sql immutable set search_path = '' as $$
	select case
		when suspension ->> 'kind' = 'rails' then suspension -> 'rails'
		when suspension ->> 'kind' = 'rail' and suspension ->> 'heightMm' is not null then jsonb_build_array(jsonb_build_object(
			'fromMm', 0, 'toMm', wall_width_mm, 'heightMm', suspension -> 'heightMm', 'hookLoadG', suspension -> 'hookLoadG'))
		else '[]' end
$$;
