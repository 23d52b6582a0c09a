-- Policies ask these questions for every row. PostgreSQL 17 plans a function in SQL anew whenever another function calls it, and that took
-- most of the time of the desk's pages. It plans a function in PL/pgSQL once per connection.

create or replace function app.is_active() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account where id = auth.uid() and suspended_at is null);
end $$;

create or replace function app.is_curator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = auth.uid() and a.suspended_at is null);
end $$;

create or replace function app.is_coordinator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = auth.uid() and a.suspended_at is null and r.role = 'coordinator');
end $$;

create or replace function app.is_mine(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account_artist where artist_id = asked_artist and account_id = auth.uid());
end $$;

create or replace function app.entered_by_me(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and exists (select from public.artist where id = asked_artist and entered_by = auth.uid());
end $$;

create or replace function app.may_edit(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return (app.is_active() and app.is_mine(asked_artist)) or app.entered_by_me(asked_artist);
end $$;

create or replace function app.owner_of(asked_artwork uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select owner_artist_id from public.artwork where id = asked_artwork);
end $$;

create or replace function app.my_artwork(asked_artwork uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.artwork_artist aa join public.account_artist t on t.artist_id = aa.artist_id
		where aa.artwork_id = asked_artwork and t.account_id = auth.uid());
end $$;

create or replace function app.desk_reads_revision(revision uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.revision_id = revision and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_revision r join public.artwork a on a.id = r.artwork_id
			where r.id = revision and app.entered_by_me(a.owner_artist_id)));
end $$;

create or replace function app.desk_reads_artwork(asked_artwork uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.artwork_id = asked_artwork and s.state not in ('draft', 'withdrawn'))
		or app.entered_by_me(app.owner_of(asked_artwork)));
end $$;

create or replace function app.desk_reads_photo(asked_photo uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and exists (select from public.revision_photo rp
		where rp.photo_id = asked_photo and app.desk_reads_revision(rp.revision_id));
end $$;

create or replace function app.desk_reads_artist(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and (app.entered_by_me(asked_artist)
		or exists (select from public.submission s where s.artist_id = asked_artist and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_artist aa where aa.artist_id = asked_artist and app.desk_reads_artwork(aa.artwork_id)));
end $$;

create or replace function app.artwork_of_revision(revision uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select artwork_id from public.artwork_revision where id = revision);
end $$;

create or replace function app.visible(asked_artwork uuid, asked_channel text, asked_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return coalesce((select c.given from public.consent c
			where c.artwork_id = asked_artwork and c.channel = asked_channel and c.at <= asked_at order by c.id desc limit 1), false)
		and not exists (select from public.artwork_artist aa join public.artist a on a.id = aa.artist_id
			where aa.artwork_id = asked_artwork and a.hidden_at is not null)
		and not exists (select from public.withholding w
			where (w.artwork_id = asked_artwork or w.artist_id in (select artist_id from public.artwork_artist where artwork_id = asked_artwork))
			and w.from_at <= asked_at and (w.until_at is null or w.until_at > asked_at));
end $$;

create or replace function app.hang_in_effect(asked_exhibition uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1);
end $$;

create or replace function app.plan_in_effect(asked_exhibition uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.hang_version where exhibition_id = asked_exhibition and kind = 'plan' and state = 'published' and in_effect_from <= now()
	order by in_effect_from desc, number desc limit 1);
end $$;

create or replace function app.wall_now(asked_wall int) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select id from public.wall_revision where wall_id = asked_wall order by number desc limit 1);
end $$;

create or replace function app.measured(asked_artwork uuid, asked_part int, asked_what text) returns int
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select value from public.measurement where artwork_id = asked_artwork and part_no = asked_part and what = asked_what order by at desc limit 1);
end $$;
