-- The version of today that says what hangs; begins it with a copy of what is in effect. By the clock, like publishing: whoever waited
-- for somebody who published or measured goes on from theirs. Refuses 404 not-found, 409 nothing-published.
create or replace function app.as_hung_today(asked_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	was public.hang_version;
	result uuid;
begin
	-- Two who measure at once take turns, and so does whoever publishes.
	perform from public.exhibition where id = asked_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select * into was from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= clock_timestamp()
	order by in_effect_from desc, number desc limit 1;
	if not found then perform app.refuse(409, 'nothing-published'); end if;
	if was.kind = 'as_hung' and app.is_today(was.in_effect_from) then return was.id; end if;
	insert into public.hang_version (exhibition_id, number, kind, saved_by)
	values (asked_exhibition, (select max(number) + 1 from public.hang_version where exhibition_id = asked_exhibition), 'as_hung', auth.uid())
	returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = was.id;
	perform app.copy_hang(was.id, result);
	update public.hang_version set state = 'published', in_effect_from = clock_timestamp() where id = result;
	return result;
end $$;
