-- Policies asked functions for every row, which asked each other. Now they ask views by an index, and short lists once per statement.

-- Ids for policies, which ask for the list once per statement. Each list is as long as what one person made or entered, never as long
-- as the archive: what was sent to the house is asked row by row (32_sent.sql).

-- Artists of this account.
create function app.my_artists() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	return query select t.artist_id from public.account_artist t where t.account_id = me;
end $$;

-- Works of these artists.
create function app.my_artworks() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select aa.artwork_id from app.my_artists() mine(id) join public.artwork_artist aa on aa.artist_id = mine.id;
end $$;

-- For a curator: works of artists that this account entered.
create function app.entered_artworks() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	if app.is_curator() then
		return query select w.id from public.artist a join public.artwork w on w.owner_artist_id = a.id where a.entered_by = me;
	end if;
end $$;

-- For a curator: artists that this account entered, and who made works with them.
create function app.entered_artists() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	if app.is_curator() then
		return query select a.id from public.artist a where a.entered_by = me
			union all select aa.artist_id from app.entered_artworks() entered(id) join public.artwork_artist aa on aa.artwork_id = entered.id;
	end if;
end $$;

-- What an account holds is its own, or entered by it.
create function app.held_artists() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select app.my_artists() union all select app.entered_artists();
end $$;

create function app.held_artworks() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select app.my_artworks() union all select app.entered_artworks();
end $$;

create function app.held_revisions() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select r.id from app.held_artworks() held(id) join public.artwork_revision r on r.artwork_id = held.id;
end $$;

-- Of entered works not before the picture is a photograph.
create function app.held_media() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select m.id from app.my_artworks() mine(id) join public.media m on m.artwork_id = mine.id
		union all select p.media_id from app.entered_artworks() entered(id) join public.photo p on p.artwork_id = entered.id;
end $$;

create index on public.artist (entered_by);

-- Views with the rights of their owner, so that no policy is planned inside another one. Each has rows for curators only. Policies ask
-- them for one id at a time, by an index.

create view app.sent_work as
select sw.artwork_id, sw.revision_id
from public.submission_work sw join public.submission s on s.id = sw.submission_id
where s.state not in ('draft', 'withdrawn') and (select app.is_curator());

create view app.sent_photo as
select p.id as photo_id, p.media_id
from public.photo p join public.revision_photo rp on rp.photo_id = p.id join app.sent_work sw on sw.revision_id = rp.revision_id;

-- Who sent something, and who made a work that was sent.
create view app.sent_artist as
select s.artist_id from public.submission s where s.state not in ('draft', 'withdrawn') and (select app.is_curator())
union all
select aa.artist_id from public.artwork_artist aa join app.sent_work sw on sw.artwork_id = aa.artwork_id;

grant select on app.sent_work, app.sent_photo, app.sent_artist to authenticated;

alter policy "own artists, or those the desk has to do with" on public.artist
	using (exists (select from app.sent_artist s where s.artist_id = artist.id) or id in (select app.held_artists()));
alter policy "own works, or sent ones" on public.artwork
	using (exists (select from app.sent_work s where s.artwork_id = artwork.id) or id in (select app.held_artworks()));
alter policy "own works, or sent ones" on public.artwork_artist
	using (exists (select from app.sent_work s where s.artwork_id = artwork_artist.artwork_id)
		or artwork_id in (select app.held_artworks()));
alter policy "own revisions, or sent ones" on public.artwork_revision
	using (exists (select from app.sent_work s where s.revision_id = artwork_revision.id)
		or artwork_id in (select app.held_artworks()));
alter policy "own revisions, or sent ones" on public.artwork_part
	using (exists (select from app.sent_work s where s.revision_id = artwork_part.revision_id)
		or revision_id in (select app.held_revisions()));
alter policy "own works, or sent ones" on public.measurement
	using (exists (select from app.sent_work s where s.artwork_id = measurement.artwork_id)
		or artwork_id in (select app.held_artworks()));
alter policy "own pictures, or of sent revisions" on public.media
	using (exists (select from app.sent_photo s where s.media_id = media.id) or id in (select app.held_media()));
alter policy "own pictures, or of sent revisions" on public.media_file
	using (exists (select from app.sent_photo s where s.media_id = media_file.media_id) or media_id in (select app.held_media()));
alter policy "own photographs, or of sent revisions" on public.photo
	using (exists (select from app.sent_photo s where s.photo_id = photo.id) or artwork_id in (select app.held_artworks()));
alter policy "own photographs, or of sent revisions" on public.revision_photo
	using (exists (select from app.sent_work s where s.revision_id = revision_photo.revision_id)
		or revision_id in (select app.held_revisions()));
alter policy "own sounds, or of sent works" on public.sound
	using ((path is not null and (exists (select from app.sent_work s where s.artwork_id = sound.artwork_id)
		or artwork_id in (select app.held_artworks()))) or artwork_id in (select app.my_artworks()));
alter policy "own consents, or of sent works" on public.consent
	using (exists (select from app.sent_work s where s.artwork_id = consent.artwork_id)
		or artwork_id in (select app.held_artworks()));
alter policy "own private facts" on public.artist_private
	using (artist_id in (select app.my_artists()));
alter policy "what concerns oneself, or the desk" on public.withholding
	using ((select app.is_curator()) or artwork_id in (select app.my_artworks()) or artist_id in (select app.my_artists()));
alter policy "own submissions, or sent ones" on public.submission
	using ((state not in ('draft', 'withdrawn') and (select app.is_curator())) or artist_id in (select app.my_artists()));
alter policy "the desk, but not about oneself" on public.note
	using ((select app.is_curator()) and exists (select from public.submission s where s.id = submission_id
		and s.artist_id not in (select app.my_artists())));
alter policy "own once released, the desk before" on public.decision
	using (((select app.is_curator()) and not exists (select from public.submission_work sw
			where sw.id = submission_work_id and sw.artwork_id in (select app.my_artworks()))) or (released_at is not null and replaced_at is null
		and exists (select from public.submission_work sw where sw.id = submission_work_id)));
alter policy "the desk, and artists their agreements once offered" on public.paper
	using ((select app.is_curator()) or (kind = 'agreement' and state <> 'made' and artist_id in (select app.my_artists())));

-- The desk has to do with an artist, of whatever account.
create or replace function app.desk_reads_artist(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from app.sent_artist s where s.artist_id = asked_artist) or asked_artist in (select app.entered_artists());
end $$;

revoke execute on function app.desk_reads_artist(uuid), app.is_mine(uuid), app.my_artwork(uuid) from authenticated;
drop function app.desk_reads_photo(uuid), app.desk_reads_revision(uuid), app.desk_reads_artwork(uuid), app.artwork_of_revision(uuid);
grant execute on function app.my_artists(), app.my_artworks(), app.held_artists(), app.held_artworks(), app.held_revisions(), app.held_media()
	to authenticated;
