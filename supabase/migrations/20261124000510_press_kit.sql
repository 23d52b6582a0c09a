-- What the press may have: works that are shown and whose artist agreed to it, never in safe mode. And the plain words of a work.

create view public.pub_press as
select w.exhibition_id, w.number, w.artwork_id
from public.pub_work w join public.artist a on a.id = w.artist_id
where w.shown and not a.safe_mode and app.visible(w.artwork_id, 'press', now());

create view public.pub_plain_text as
select w.exhibition_id, w.artwork_id, rev.plain_text
from public.pub_work w join public.artwork_revision rev on rev.id = w.revision_id
where w.shown and rev.plain_text <> '{}';

grant select on public.pub_press, public.pub_plain_text to anon, authenticated;
