-- The page of a show listed all works that were ever accepted. Now it asks for some of them, and for words.

-- The words of texts in all their languages, and of one more text, for searching.
create function app.words_of(texts jsonb, more text default null) returns tsvector
language sql immutable set search_path = '' as $$
	select to_tsvector('pg_catalog.simple', concat_ws(' ', (select string_agg(entry ->> 't', ' ') from jsonb_each(texts) as entries(key, entry)), more))
$$;

create index on public.artist using gin (app.words_of(name, latin_name));
create index on public.artwork_revision using gin (app.words_of(title));
create index on public.submission (submitted_at);

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

grant execute on function public.list_accepted_works(uuid, text[], uuid, int) to authenticated;
grant execute on function app.words_of(jsonb, text) to service_role;
