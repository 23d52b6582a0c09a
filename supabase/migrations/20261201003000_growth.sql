-- The cost of a public page doesn't grow with the archive: lists of shows are read a page at a time, and the works of an artist by index.
create index on public.exhibition (opens, slug);
create index on public.exhibition (closes, slug);

create or replace view public.pub_wall as
select hw.id as hang_wall_id, e.id as exhibition_id, w.code, r.name as room, w.position, w.room_id,
	hw.width_mm, hw.height_mm, hw.centre_line_mm,
	coalesce((select jsonb_agg(jsonb_build_object('xMm', z.x_mm, 'yMm', z.y_mm, 'widthMm', z.width_mm, 'heightMm', z.height_mm, 'reason', z.reason)
			order by z.x_mm, z.y_mm)
		from public.blocked_zone z where z.revision_id = hw.revision_id
		and (z.during is null or z.during && daterange(e.opens, e.closes, '[]'))), '[]') as blocked,
	hw.colour
from public.hang_wall hw join public.hang_version v on v.id = hw.version_id
join public.pub_exhibition e on e.id = v.exhibition_id and e.hang_version_id = v.id
join public.wall w on w.resource_id = hw.wall_id join public.room r on r.resource_id = w.room_id;

create or replace view public.pub_placement as
select e.id as exhibition_id, p.hang_wall_id, ew.number, ew.artwork_id,
	case when (select count(*) from public.artwork_part ap where ap.revision_id = ew.revision_id) > 1 then p.part_no end as part,
	p.x_mm, p.y_mm, p.width_mm, p.height_mm
from public.placement p join public.exhibition_work ew on ew.id = p.exhibition_work_id
-- By the id of the show first, so that the hang in effect is asked for one show.
join public.pub_exhibition e on e.id = ew.exhibition_id and e.hang_version_id = p.version_id;

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
