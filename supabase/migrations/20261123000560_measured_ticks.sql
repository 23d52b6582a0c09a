-- What somebody measured while ticking is how it hangs: it goes into the version "as hung" of that day, at once and whoever ticked,
-- because the link was given to them for this. A later tick without measures says that it hangs as planned.

-- The plan that the day of the hang goes by.
create function app.plan_in_effect(asked_exhibition uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select id from public.hang_version where exhibition_id = asked_exhibition and kind = 'plan' and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1
$$;

-- Records a tick once, and with it that the work hangs or doesn't, and where. True: it is the one that holds now.
create or replace function app.record_tick(tick public.hang_tick) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
	work public.exhibition_work;
	planned public.placement;
	planned_wall int;
	is_new boolean;
	holds boolean;
begin
	-- The show first, as everybody does who writes down where something hangs; two who tick the same work take turns.
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
