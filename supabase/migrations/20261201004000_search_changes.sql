-- The search reads only what changed, instead of the whole archive after every write.
-- What changed last, for the search: a show, a work or an artist, each once. Only app.raise_epoch writes here. Older changes than two days
-- are forgotten: the site reads everything anew before that.
create table app.public_change (
	id uuid primary key,
	kind text not null check (kind in ('show', 'work', 'artist')),
	at timestamptz not null default now()
);
create index on app.public_change (at);

create or replace function app.raise_epoch() returns trigger
language plpgsql security definer set search_path = '' as $$
declare changed jsonb := to_jsonb(coalesce(new, old));
begin
	-- Hosted Supabase refuses an update without a condition. This comes first, so that changes to the same things wait here in turn.
	update public.public_epoch set epoch = epoch + 1 where only_row;
	delete from app.public_change where at < now() - interval '2 days';
	insert into app.public_change (kind, id)
	select kind, id::uuid from (values ('show', changed ->> 'exhibition_id'), ('work', changed ->> 'artwork_id'), ('artist', changed ->> 'artist_id'),
		(case tg_table_name when 'exhibition' then 'show' when 'artist' then 'artist' end, changed ->> 'id')) as thing (kind, id)
	where kind is not null and id is not null
	on conflict (id) do update set at = now();
	return null;
end $$;

-- What the search must read anew: everything that changed since a moment, by a write or because a date has come, as {"now", "shows",
-- "works", "artists"} with ids. A change of a show or an artist concerns all its works. Without a moment it only says what time it is.
create function public.changed_since(p_since timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	-- A write that began before the moment may have become visible after it.
	since timestamptz := p_since - interval '1 minute';
	shows uuid[];
	artists uuid[];
	works uuid[];
begin
	select array_agg(id) into shows from (
		select id from app.public_change where kind = 'show' and at > since
		union select exhibition_id from public.hang_version where state = 'published' and in_effect_from > since and in_effect_from <= now()
		-- From the day after its last day, a show is in the archive, which has a consent of its own.
		union select id from public.exhibition
			where closes >= (since at time zone 'Europe/Berlin')::date - 1 and closes < app.berlin_today()) s;
	select array_agg(id) into artists from (
		select id from app.public_change where kind = 'artist' and at > since
		union select artist_id from public.withholding where artist_id is not null and until_at > since and until_at <= now()) a;
	select array_agg(id) into works from (
		select id from app.public_change where kind = 'work' and at > since
		union select artwork_id from public.withholding where artwork_id is not null and until_at > since and until_at <= now()
		union select artwork_id from public.exhibition_work where exhibition_id = any (shows)
		union select id from public.artwork where owner_artist_id = any (artists)) w;
	return jsonb_build_object('now', now(), 'shows', coalesce(to_jsonb(shows), '[]'), 'works', coalesce(to_jsonb(works), '[]'),
		'artists', coalesce(to_jsonb(artists), '[]'));
end $$;

grant execute on function public.changed_since(timestamptz) to service_role;
