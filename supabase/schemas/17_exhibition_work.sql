-- Works in a show: each has a number and a code for good, also after it has left.

-- Works in a show. Rows are never deleted.
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
	-- Why a work that burns easily may hang in an escape route.
	escape_note text check (octet_length(escape_note) between 1 and 4000),
	replaces uuid references public.exhibition_work on delete restrict,
	unique (exhibition_id, number),
	unique (exhibition_id, artwork_id)
);
create index on public.exhibition_work (artwork_id);
create index on public.exhibition_work (revision_id);
create index on public.exhibition_work (replaces);

alter table public.exhibition_work enable row level security;

grant select on public.exhibition_work to authenticated;
grant select, insert, update, delete on public.exhibition_work to service_role;

create policy "the desk" on public.exhibition_work for select to authenticated using ((select app.is_curator()));

-- Numbers and codes are printed, so the row stays even when the work leaves the show.
create function app.keep_exhibition_work() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'DELETE' or new.number <> old.number or new.code <> old.code or new.exhibition_id <> old.exhibition_id
		or new.artwork_id <> old.artwork_id then
		perform app.refuse(409, 'frozen');
	end if;
	return new;
end $$;

-- Adds accepted works to a show: each gets the next number and a code. Returns how many. Refuses 404 not-found, 422 not-accepted.
create function public.add_exhibition_works(p_exhibition uuid, p_submission_works uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
	item record;
	next_number int;
	added int := 0;
begin
	perform app.need_curator();
	-- Lock the works before the show, in the same order as an artist who gives a work back, so that neither slips in between.
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

-- Accepted works that can be added to a show, at most `p_limit` (1 to 100), those sent last first, after the work `p_after`. Without those
-- that are in the show. `p_words`: null, or tsqueries, each of which the title or the name of the artist must match. `shows`: how many shows have the work now. Only as
-- many rows as asked are looked at, however many there are. Refuses 404 not-found.
create function public.list_accepted_works(p_exhibition uuid, p_words text[], p_after uuid, p_limit int)
returns table (submission_work uuid, artwork uuid, revision uuid, artist jsonb, shows int)
language plpgsql stable security definer set search_path = '' as $$
declare
	wanted tsquery[] := (select array_agg(to_tsquery('pg_catalog.simple', word)) from unnest(p_words) word);
	last_sent timestamptz;
begin
	perform app.need_curator();
	select s.submitted_at into last_sent from public.submission_work sw join public.submission s on s.id = sw.submission_id where sw.id = p_after;
	return query select sw.id, sw.artwork_id, sw.revision_id, a.name,
			(select count(*)::int from public.exhibition_work ew where ew.artwork_id = sw.artwork_id and ew.removed_at is null)
		from public.submission s join public.submission_work sw on sw.submission_id = s.id join public.artist a on a.id = s.artist_id
		where s.state not in ('draft', 'withdrawn') and sw.state in ('accepted', 'confirmed')
			and (last_sent is null or (s.submitted_at, sw.id) < (last_sent, p_after))
			and (wanted is null or sw.id in (select hit.id from unnest(wanted) word cross join lateral (
					select titled.id from public.artwork_revision r join public.submission_work titled on titled.revision_id = r.id
						where app.words_of(r.title) @@ word
					union select theirs.id from public.artist named join public.submission sent on sent.artist_id = named.id
						join public.submission_work theirs on theirs.submission_id = sent.id
						where app.words_of(named.name, named.latin_name) @@ word) hit
				group by hit.id having count(*) = cardinality(wanted)))
			and not exists (select from public.exhibition_work ew where ew.exhibition_id = p_exhibition and ew.artwork_id = sw.artwork_id and ew.removed_at is null)
		order by s.submitted_at desc, sw.id desc limit least(greatest(p_limit, 1), 100);
end $$;

-- Locks the show of a work and returns it. Refuses 404 not-found, 409 show-over: a past show keeps its walls as they were.
create function app.lock_show_of(work uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare show public.exhibition;
begin
	select e.* into show from public.exhibition e join public.exhibition_work ew on ew.exhibition_id = e.id where ew.id = work for update of e;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if show.closes < app.berlin_today() then perform app.refuse(409, 'show-over'); end if;
	return show.id;
end $$;

-- Takes a work out of its show: from the draft, and from the public walls at once. Its number and code stay. The caller has
-- locked the show.
create function app.take_out(work uuid, reason text, since timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
	show uuid;
	hung boolean;
begin
	select exhibition_id into show from public.exhibition_work where id = work;
	-- Wait for a draft that is being saved, so that the work is removed after the save.
	perform from public.hang_version where exhibition_id = show and state = 'draft' for update;
	delete from public.placement p using public.hang_version v where v.id = p.version_id and v.exhibition_id = show and v.state = 'draft'
		and p.exhibition_work_id = work;
	if found then update public.hang_version set lock = lock + 1 where exhibition_id = show and state = 'draft'; end if;
	-- A work that hung during the show was in the house, even if nobody ticked it.
	hung := exists (select from public.placement p join public.exhibition e on e.id = show
		where p.version_id = app.hang_in_effect(show) and p.exhibition_work_id = work and e.opens <= app.berlin_today());
	update public.exhibition_work set removed_at = since, removed_reason = reason,
		custody = case when custody in ('received', 'hung') or custody = 'expected' and hung then 'removed-early' else custody end
	where id = work;
	perform app.go_on_without(show);
end $$;

-- Takes a work out of a show early: from today, or from an earlier day `p_from`. Its number and code stay. Refuses 404 not-found,
-- 409 show-over, 422 from-later, 422 invalid.
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

-- Puts a work back that was taken out; it waits beside the walls and keeps its number. Refuses 404 not-found, 409 show-over,
-- 409 illegal-move (it never left), 409 given-back (its artist does not show it).
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

-- Replaces a work that leaves the show with another work of the same artist. The new work gets the next number and its own code.
-- In the draft it takes the place of the old one, centre on centre; if it does not fit there, it waits beside the walls. Returns
-- {work, number, placed, why: outside, overlap, blocked, parts (another number of parts) or null}. Refuses 404 not-found,
-- 409 show-over, 409 illegal-move (the work left before), 409 already-there, 422 not-accepted, 422 other-artist, 422 from-later,
-- 422 invalid.
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
	-- The work was in this show before and keeps its number.
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

-- Takes a work that its artist gives back or withdraws out of all coming and running shows, and off their public walls, at once.
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

-- Notes why a work of textile or paper may hang in an escape route; null removes the note. For coordinators. Refuses
-- 404 not-found, 422 invalid.
create function public.note_escape_route(p_exhibition_work uuid, p_note text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	update public.exhibition_work set escape_note = nullif(trim(p_note), '') where id = p_exhibition_work;
	if not found then perform app.refuse(404, 'not-found'); end if;
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.add_exhibition_works(uuid, uuid[]), public.list_accepted_works(uuid, text[], uuid, int), public.note_escape_route(uuid, text),
	public.remove_exhibition_work(uuid, text, date), public.put_back_exhibition_work(uuid),
	public.replace_exhibition_work(uuid, uuid, text, date) to authenticated;

create trigger keep before update or delete on public.exhibition_work for each row execute function app.keep_exhibition_work();
create trigger given_back after update of state on public.submission_work for each row when (new.state = 'given_back') execute function app.given_back();
create trigger withdrawn after update of state on public.submission for each row when (new.state = 'withdrawn') execute function app.given_back();

create trigger log_action after insert or update of removed_at on public.exhibition_work for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.exhibition_work deferrable initially deferred for each row execute function app.raise_epoch();
