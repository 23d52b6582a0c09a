-- Events of a show: where, what changed when (for calendars), and who enters them.

alter table public.event
	-- Empty: in the office.
	add column place jsonb not null default '{}' check (app.is_texts(place, 1200)),
	-- Counts the changes: a calendar that has an older one takes the newer (RFC 5545, 3.8.7.4).
	add column sequence int not null default 0 check (sequence >= 0),
	add column changed_at timestamptz not null default now(),
	add constraint event_lasts_a_day check (ends_at <= starts_at + interval '1 day'),
	add constraint event_languages_known check (cardinality(languages) <= 12
		and languages <@ array['de', 'en', 'ar', 'fa', 'uk', 'ru', 'vi', 'tr', 'es', 'fr', 'gsg', 'ku', 'ti', 'so', 'ps', 'pl']);

create or replace view public.pub_event as
select ev.id, ev.exhibition_id, ev.kind, ev.title, ev.starts_at, ev.ends_at, ev.languages, ev.place, ev.sequence, ev.changed_at
from public.event ev join public.pub_exhibition e on e.id = ev.exhibition_id;

-- Enters an event (`p_event` null) or changes one of this show; gives its id. `p_values`: kind, title, starts_at, ends_at, languages,
-- place. Refuses 404 not-found, 422 too-many-events (100 a show), 422 invalid.
create function public.save_event(p_exhibition uuid, p_event uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	given public.event;
	result uuid := p_event;
begin
	perform app.need_curator();
	given := jsonb_populate_record(null::public.event, p_values);
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_event is null then
		if (select count(*) from public.event where exhibition_id = p_exhibition) >= 100 then perform app.refuse(422, 'too-many-events'); end if;
		insert into public.event (exhibition_id, kind, title, starts_at, ends_at, languages, place)
		values (p_exhibition, given.kind, coalesce(given.title, '{}'), given.starts_at, given.ends_at, coalesce(given.languages, '{}'),
			coalesce(given.place, '{}')) returning id into result;
		return result;
	end if;
	update public.event set kind = given.kind, title = coalesce(given.title, '{}'), starts_at = given.starts_at, ends_at = given.ends_at,
		languages = coalesce(given.languages, '{}'), place = coalesce(given.place, '{}'), sequence = sequence + 1, changed_at = now()
	where id = p_event and exhibition_id = p_exhibition;
	if not found then perform app.refuse(404, 'not-found'); end if;
	return result;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Refuses 404 not-found.
create function public.remove_event(p_exhibition uuid, p_event uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	delete from public.event where id = p_event and exhibition_id = p_exhibition;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

grant execute on function public.save_event(uuid, uuid, jsonb), public.remove_event(uuid, uuid) to authenticated;

create trigger log_action after insert or update or delete on public.event for each row execute function app.log_action();
