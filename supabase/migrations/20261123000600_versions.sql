-- Versions of a hang: one may be in effect from a later moment and be called off until then; whoever leaves a show leaves its public
-- walls at once, by a version of its own, because what is published never changes; works are replaced, put back, measured anew.

-- called_off: published for later and taken back before. `left_work`: nobody drew this version, it is the one before without a work
-- that left the show.
alter table public.hang_version drop constraint hang_version_state_check,
	add constraint hang_version_state_check check (state in ('draft', 'published', 'called_off')),
	add column left_work uuid references public.exhibition_work on delete restrict;
create index on public.hang_version (in_effect_from) where state = 'published';
create index on public.hang_version (left_work);
alter table public.exhibition_work add column replaces uuid references public.exhibition_work on delete restrict;
create index on public.exhibition_work (replaces);

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
		-- What nobody has seen yet can be called off.
		if tg_op = 'UPDATE' and old.state = 'published' and old.in_effect_from > clock_timestamp() and to_jsonb(new) ->> 'state' <> 'published'
			and to_jsonb(new) - array['state', 'in_effect_from', 'lock'] = to_jsonb(old) - array['state', 'in_effect_from', 'lock'] then
			return new;
		end if;
		-- What is as hung today counts its changes and stays what it is.
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

-- When the public walls turned last and turn next without anybody writing: kept pages end there.
create or replace view public.pub_epoch as
select e.epoch,
	(select max(v.in_effect_from) from public.hang_version v where v.state = 'published' and v.in_effect_from <= now()) as turned_at,
	(select min(v.in_effect_from) from public.hang_version v join public.exhibition x on x.id = v.exhibition_id
		where v.state = 'published' and v.in_effect_from > now() and x.state = 'published') as turns_at
from public.public_epoch e;

-- The framed outer size of a part: measured, else stated (src/lib/exhibitions/hangParts.ts).
create function app.size_of_part(asked_revision uuid, asked_part int) returns table (width_mm int, height_mm int)
language sql stable security definer set search_path = '' as $$
	select coalesce(app.measured(r.artwork_id, p.part_no, 'outer-width'), p.outer_width_mm, app.measured(r.artwork_id, p.part_no, 'width'), p.width_mm, 1),
		coalesce(app.measured(r.artwork_id, p.part_no, 'outer-height'), p.outer_height_mm, app.measured(r.artwork_id, p.part_no, 'height'), p.height_mm, 1)
	from public.artwork_part p join public.artwork_revision r on r.id = p.revision_id
	where p.revision_id = asked_revision and p.part_no = asked_part
$$;

-- A draft takes the sizes that were measured since; the middle of every box stays where it is.
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
	-- Whoever has it open hears of it when they save.
	if found then update public.hang_version set lock = lock + 1 where id = draft; end if;
end $$;

-- The draft of a show's hang, made on first use (a copy of what was published last, be it for later; else empty), kept in step with
-- the walls that the show has booked and with what was measured.
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
		select id into source from public.hang_version where exhibition_id = p_exhibition and state = 'published'
		order by in_effect_from desc, number desc limit 1;
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
	perform app.take_measured_sizes(draft);
	return draft;
end $$;

-- Publishes a copy of a version without the works that left.
create function app.publish_copy(source public.hang_version, from_when timestamptz, work_that_left uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	-- A show has one draft of a plan: this one becomes what it copies when it is published.
	insert into public.hang_version (exhibition_id, number, kind, saved_by, left_work)
	values (source.exhibition_id, (select max(number) + 1 from public.hang_version where exhibition_id = source.exhibition_id), 'as_hung',
		auth.uid(), work_that_left) returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = source.id;
	perform app.copy_hang(source.id, result);
	update public.placement set strict = true where version_id = result and source.kind = 'plan';
	update public.hang_version set kind = source.kind, state = 'published', in_effect_from = from_when where id = result;
	return result;
end $$;

-- What is in effect and what is published for later goes on without the works that left. Past shows stay as they were. The show has to
-- be locked.
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

-- Takes a work out of its show: off the draft, off the public walls at once, its number and code stay its own. The show has to be locked.
create function app.take_out(work uuid, reason text, since timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
	show uuid;
	hung boolean;
begin
	select exhibition_id into show from public.exhibition_work where id = work;
	-- Whoever saves the draft right now places the work before it goes, not afterwards.
	perform from public.hang_version where exhibition_id = show and state = 'draft' for update;
	delete from public.placement p using public.hang_version v where v.id = p.version_id and v.exhibition_id = show and v.state = 'draft'
		and p.exhibition_work_id = work;
	if found then update public.hang_version set lock = lock + 1 where exhibition_id = show and state = 'draft'; end if;
	-- What hung during the show was in the house, whether somebody ticked it off or not.
	hung := exists (select from public.placement p join public.exhibition e on e.id = show
		where p.version_id = app.hang_in_effect(show) and p.exhibition_work_id = work and e.opens <= app.berlin_today());
	update public.exhibition_work set removed_at = since, removed_reason = reason,
		custody = case when custody in ('received', 'hung') or custody = 'expected' and hung then 'removed-early' else custody end
	where id = work;
	perform app.go_on_without(show);
end $$;

-- The show of a work, locked. Refuses 404 not-found, 409 show-over: a past show keeps its walls as they were.
create function app.lock_show_of(work uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare show public.exhibition;
begin
	select e.* into show from public.exhibition e join public.exhibition_work ew on ew.exhibition_id = e.id where ew.id = work for update of e;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if show.closes < app.berlin_today() then perform app.refuse(409, 'show-over'); end if;
	return show.id;
end $$;

drop function public.remove_exhibition_work(uuid, text);

-- Takes a work out of a show, early: since today or, when it is told later, since the day `p_from`. Its number and code stay its own.
-- Refuses 404 not-found, 409 show-over, 422 from-later, 422 invalid.
create function public.remove_exhibition_work(p_exhibition_work uuid, p_reason text, p_from date default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	perform app.lock_show_of(p_exhibition_work);
	if p_from > app.berlin_today() then perform app.refuse(422, 'from-later'); end if;
	if p_reason is null or p_from < date '2000-01-01' then perform app.refuse(422, 'invalid'); end if;
	perform app.take_out(p_exhibition_work, p_reason, case when p_from < app.berlin_today() then app.berlin_midnight(p_from) else now() end);
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- A work that was taken out by mistake, or that comes back: it waits beside the walls, with the number it has. Refuses 404 not-found,
-- 409 show-over, 409 illegal-move (it never left), 409 given-back (its artist doesn't show it).
create function public.put_back_exhibition_work(p_exhibition_work uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare work public.exhibition_work;
begin
	perform app.need_curator();
	perform app.lock_show_of(p_exhibition_work);
	select * into work from public.exhibition_work where id = p_exhibition_work;
	if work.removed_at is null then perform app.refuse(409, 'illegal-move'); end if;
	if not exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
		where sw.artwork_id = work.artwork_id and sw.state in ('accepted', 'confirmed') and s.state <> 'withdrawn') then
		perform app.refuse(409, 'given-back');
	end if;
	update public.exhibition_work set removed_at = null, removed_reason = null,
		custody = case when custody = 'removed-early' then 'received' else custody end
	where id = work.id;
end $$;

-- Takes accepted works into a show: each gets the next number and a code. Refuses 404 not-found,
-- 422 not-accepted.
create or replace function public.add_exhibition_works(p_exhibition uuid, p_submission_works uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
	item record;
	next_number int;
	added int := 0;
begin
	perform app.need_curator();
	-- First the works, then the show, as an artist who gives one back: that can't slip in between.
	perform from public.submission_work sw join public.submission s on s.id = sw.submission_id
	where sw.id = any (p_submission_works) order by sw.id for share of sw, s;
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	for item in select sw.id, sw.artwork_id, sw.revision_id, sw.state, s.state as sent
		from unnest(p_submission_works) with ordinality as asked(id, n)
		left join public.submission_work sw on sw.id = asked.id left join public.submission s on s.id = sw.submission_id order by n
	loop
		if item.state is null or item.state not in ('accepted', 'confirmed') or item.sent = 'withdrawn' then perform app.refuse(422, 'not-accepted'); end if;
		select coalesce(max(number), 0) + 1 into next_number from public.exhibition_work where exhibition_id = p_exhibition;
		insert into public.exhibition_work as ew (exhibition_id, artwork_id, revision_id, number, code)
		values (p_exhibition, item.artwork_id, item.revision_id, next_number, app.new_code())
		on conflict (exhibition_id, artwork_id) do update set removed_at = null, removed_reason = null,
			custody = case when ew.custody = 'removed-early' then 'received' else ew.custody end;
		added := added + 1;
	end loop;
	return added;
end $$;

-- The first reason why the boxes of a work don't fit into a draft: outside, overlap or blocked; null: they fit. What they weigh is told
-- by the problems of the hang.
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

-- Another work of the same artist takes the place of one that leaves the show: with the next number and a code of its own, in the draft
-- where the other one was, the middle of its box where the other's was. Where it doesn't fit it waits beside the walls.
-- Gives {work, number, placed, why: outside, overlap, blocked, parts (another number of parts) or null}. Refuses 404 not-found,
-- 409 show-over, 409 illegal-move (the work left before), 409 already-there, 422 not-accepted, 422 other-artist, 422 from-later, 422 invalid.
create function public.replace_exhibition_work(p_exhibition_work uuid, p_submission_work uuid, p_reason text, p_from date default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	gone public.exhibition_work;
	wish public.submission_work;
	sent text;
	draft uuid;
	result public.exhibition_work;
	places public.placement[];
	why text;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	select sw.* into wish from public.submission_work sw where sw.id = p_submission_work for share;
	select state into sent from public.submission where id = wish.submission_id for share;
	if wish.id is null or wish.state not in ('accepted', 'confirmed') or sent = 'withdrawn' then perform app.refuse(422, 'not-accepted'); end if;
	perform app.lock_show_of(p_exhibition_work);
	if p_from > app.berlin_today() then perform app.refuse(422, 'from-later'); end if;
	if p_reason is null or p_from < date '2000-01-01' then perform app.refuse(422, 'invalid'); end if;
	select * into gone from public.exhibition_work where id = p_exhibition_work;
	if gone.removed_at is not null then perform app.refuse(409, 'illegal-move'); end if;
	if app.owner_of(gone.artwork_id) <> app.owner_of(wish.artwork_id) then perform app.refuse(422, 'other-artist'); end if;
	if exists (select from public.exhibition_work where exhibition_id = gone.exhibition_id and artwork_id = wish.artwork_id and removed_at is null) then
		perform app.refuse(409, 'already-there');
	end if;
	draft := public.open_hang(gone.exhibition_id);
	select array_agg(p) into places from public.placement p where p.version_id = draft and p.exhibition_work_id = gone.id;
	perform app.take_out(gone.id, p_reason, case when p_from < app.berlin_today() then app.berlin_midnight(p_from) else now() end);
	insert into public.exhibition_work as ew (exhibition_id, artwork_id, revision_id, number, code, replaces)
	values (gone.exhibition_id, wish.artwork_id, wish.revision_id,
		(select max(number) + 1 from public.exhibition_work where exhibition_id = gone.exhibition_id), app.new_code(), gone.id)
	-- It was in this show before: it has its number.
	on conflict (exhibition_id, artwork_id) do update set removed_at = null, removed_reason = null, replaces = excluded.replaces,
		custody = case when ew.custody = 'removed-early' then 'received' else ew.custody end
	returning * into result;
	if places is not null then
		if (select array_agg(part_no order by part_no) from public.artwork_part where revision_id = wish.revision_id)
			is distinct from (select array_agg(part_no order by part_no) from unnest(places)) then
			why := 'parts';
		else
			insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm,
				width_mm, height_mm, label, pinned, cluster)
			select draft, result.id, p.part_no, p.hang_wall_id, p.wall_width_mm, p.wall_height_mm,
				p.x_mm + floor((p.width_mm - s.width_mm) / 2.0)::int, p.y_mm + floor((p.height_mm - s.height_mm) / 2.0)::int,
				s.width_mm, s.height_mm, p.label, p.pinned, p.cluster
			from unnest(places) p cross join lateral app.size_of_part(wish.revision_id, p.part_no) s;
			why := app.misfit(draft, result.id);
			if why is not null then delete from public.placement where version_id = draft and exhibition_work_id = result.id; end if;
		end if;
	end if;
	return jsonb_build_object('work', result.id, 'number', result.number, 'placed', places is not null and why is null, 'why', why);
exception when check_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

drop function public.publish_hang(uuid, int);

-- Freezes the draft: from now on, or from the moment `p_from` on, it is what the public sees. The next `open_hang` begins a new one.
-- Refuses 404 not-found, 409 hang-changed (or the show has given a wall back), 422 placement-outside, 422 placements-overlap,
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
	-- The show first, as `open_hang` does.
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
	-- By the clock: whoever waited for somebody else's version comes after it.
	update public.hang_version set state = 'published', in_effect_from = coalesce(p_from, clock_timestamp()), saved_by = auth.uid()
	where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;

-- Takes back what is published for later and not in effect yet: it is the draft again, or where there is another draft, called off.
-- Refuses 404 not-found, 409 in-effect.
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

-- What an artist gives back or withdraws leaves the shows that are to come or running, and their public walls, at once.
create function app.leave_shows(artwork uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare show record;
begin
	for show in select e.id, ew.id as work from public.exhibition_work ew join public.exhibition e on e.id = ew.exhibition_id
		where ew.artwork_id = artwork and ew.removed_at is null and e.state <> 'cancelled' and e.closes >= app.berlin_today()
		order by e.id for update of e
	loop
		perform app.take_out(show.work, 'withdrawn', now());
	end loop;
end $$;
create function app.given_back() returns trigger
language plpgsql security definer set search_path = '' as $$
declare work record;
begin
	if tg_table_name = 'submission_work' then
		perform app.leave_shows(new.artwork_id);
	else
		for work in select artwork_id from public.submission_work where submission_id = new.id order by artwork_id loop
			perform app.leave_shows(work.artwork_id);
		end loop;
	end if;
	return null;
end $$;
create trigger given_back after update of state on public.submission_work for each row when (new.state = 'given_back') execute function app.given_back();
create trigger withdrawn after update of state on public.submission for each row when (new.state = 'withdrawn') execute function app.given_back();

grant execute on function public.remove_exhibition_work(uuid, text, date), public.put_back_exhibition_work(uuid),
	public.replace_exhibition_work(uuid, uuid, text, date), public.publish_hang(uuid, int, timestamptz), public.call_off_hang(uuid) to authenticated;

-- What left its show before this was so.
do $$
declare show uuid;
begin
	for show in select id from public.exhibition order by id loop
		perform app.go_on_without(show);
	end loop;
end $$;
