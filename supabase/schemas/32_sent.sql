-- Who reads works and what belongs to them: the person who holds them, and the desk what was sent to the house. The desk reads revisions
-- that were submitted, never a later draft, and works that it entered itself.

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

create policy "own artists, or those the desk has to do with" on public.artist for select to authenticated
	using (exists (select from app.sent_artist s where s.artist_id = artist.id) or id in (select app.held_artists()));
create policy "own works, or sent ones" on public.artwork for select to authenticated
	using (exists (select from app.sent_work s where s.artwork_id = artwork.id) or id in (select app.held_artworks()));
create policy "own works, or sent ones" on public.artwork_artist for select to authenticated
	using (exists (select from app.sent_work s where s.artwork_id = artwork_artist.artwork_id)
		or artwork_id in (select app.held_artworks()));
create policy "own revisions, or sent ones" on public.artwork_revision for select to authenticated
	using (exists (select from app.sent_work s where s.revision_id = artwork_revision.id)
		or artwork_id in (select app.held_artworks()));
create policy "own revisions, or sent ones" on public.artwork_part for select to authenticated
	using (exists (select from app.sent_work s where s.revision_id = artwork_part.revision_id)
		or revision_id in (select app.held_revisions()));
create policy "own works, or sent ones" on public.measurement for select to authenticated
	using (exists (select from app.sent_work s where s.artwork_id = measurement.artwork_id)
		or artwork_id in (select app.held_artworks()));
create policy "own pictures, or of sent revisions" on public.media for select to authenticated
	using (exists (select from app.sent_photo s where s.media_id = media.id) or id in (select app.held_media()));
create policy "own pictures, or of sent revisions" on public.media_file for select to authenticated
	using (exists (select from app.sent_photo s where s.media_id = media_file.media_id) or media_id in (select app.held_media()));
create policy "own photographs, or of sent revisions" on public.photo for select to authenticated
	using (exists (select from app.sent_photo s where s.photo_id = photo.id) or artwork_id in (select app.held_artworks()));
create policy "own photographs, or of sent revisions" on public.revision_photo for select to authenticated
	using (exists (select from app.sent_work s where s.revision_id = revision_photo.revision_id)
		or revision_id in (select app.held_revisions()));
create policy "own sounds, or of sent works" on public.sound for select to authenticated
	using ((path is not null and (exists (select from app.sent_work s where s.artwork_id = sound.artwork_id)
		or artwork_id in (select app.held_artworks()))) or artwork_id in (select app.my_artworks()));
create policy "own consents, or of sent works" on public.consent for select to authenticated
	using (exists (select from app.sent_work s where s.artwork_id = consent.artwork_id)
		or artwork_id in (select app.held_artworks()));

-- The desk has to do with an artist, of whatever account.
create function app.desk_reads_artist(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from app.sent_artist s where s.artist_id = asked_artist) or asked_artist in (select app.entered_artists());
end $$;
