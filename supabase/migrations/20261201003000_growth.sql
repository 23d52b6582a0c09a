-- The cost of a public page doesn't grow with the archive: lists of shows are read a page at a time, and the works of an artist by index.
create index on public.exhibition (opens, slug);
create index on public.exhibition (closes, slug);

-- Which works of an artist are shown somewhere. `pub_work` can't be searched by artist quickly, because its `artist_id` depends on the
-- consents of each work.
create view public.pub_artist_work as
select w.owner_artist_id as artist_id, w.id as artwork_id
from public.artwork w where exists (select from public.pub_work p where p.artwork_id = w.id and p.shown);

-- Whether a work of the artist is shown somewhere. As a function, it is asked only for the rows that a query returns.
create function app.shows_work(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.pub_artist_work where artist_id = asked_artist);
end $$;

-- Artists with at least one work that is shown.
create or replace view public.pub_artist as
select a.id, a.slug, a.kind, a.name, a.latin_name, a.biography, a.statement, a.links, not a.safe_mode as indexable
from public.artist a
where a.hidden_at is null and app.shows_work(a.id);

-- Artists whom visitors can write to: they want it, are not in safe mode or hidden, have an account that is not suspended, and
-- have at least one visible work.
create or replace view public.pub_contact as
select a.id as artist_id
from public.artist a
where a.contact_open and not a.safe_mode and a.hidden_at is null
	and exists (select from public.account_artist t join public.account c on c.id = t.account_id
		where t.artist_id = a.id and c.suspended_at is null)
	and app.shows_work(a.id);

grant select on public.pub_artist_work to anon, authenticated;
grant execute on function app.shows_work(uuid) to anon, authenticated;
