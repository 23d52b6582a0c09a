-- The codes on wall labels (/w/…). A code is printed and stays: it leads to the work as long as its show was ever published and
-- the work may be seen in one that is. Show and number only while the work may be seen in the code's own show; what can't be
-- seen anywhere has no row, like a code that was never given.
create view public.pub_code as
select ew.code, ew.artwork_id, w.exhibition_id, w.number
from public.exhibition_work ew
join public.exhibition e on e.id = ew.exhibition_id
left join public.pub_work w on w.exhibition_id = ew.exhibition_id and w.artwork_id = ew.artwork_id and w.shown
where e.published_at is not null and e.state in ('published', 'cancelled')
	and (w.artwork_id is not null or exists (select from public.pub_work other where other.artwork_id = ew.artwork_id and other.shown));
grant select on public.pub_code to anon, authenticated;
