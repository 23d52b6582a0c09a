-- Who may do what: the schema `app` for rules that no client can call, the rights that everybody has from the start (none), and
-- the questions that policies and functions ask. Policies themselves are beside their tables; those that ask what was sent to the
-- house are in 32_sent.sql.

-- The files of this folder are applied in the order of their numbers, in one go. Function bodies may name tables and functions of
-- later files, because PostgreSQL checks bodies only when they run; 26_public_work.sql turns the check on again. Everything else
-- (columns, constraints, views, policies, triggers, argument types) names only what is above it.
set check_function_bodies = off;

create schema app;
revoke all on schema app from public;
grant usage on schema app to anon, authenticated, service_role;

-- Hosted Supabase grants everything in `public` to everybody unless told otherwise.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
-- Only this form, without a schema, takes away that PUBLIC may execute every new function.
alter default privileges revoke execute on functions from public;

-- Policies and functions ask the tables for roles in every statement, so a role that is taken away stops working at once.
-- These functions are in PL/pgSQL, because PostgreSQL 17 plans a function in SQL anew whenever another function calls it. Policies ask
-- them once per statement, `(select app.is_curator())`, never for every row.

-- The caller's session, as its access token says. It may have ended.
create function app.my_session() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (auth.jwt() ->> 'session_id')::uuid;
end $$;

-- The caller's account, while its session lives. Nothing else asks `auth.uid()`: an access token of a session that has ended
-- is valid by its signature until it expires. Every statement asks several times, so the answer is kept until the transaction ends, next
-- to the token it is about: `app.me`, and in `app.used_lately` whether the session was used in the last twelve hours, or began
-- in them. No client can write these settings.
create function app.me() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	token text := nullif(current_setting('request.jwt.claims', true), '');
	account uuid;
	lately boolean;
begin
	if token = current_setting('app.token', true) then return nullif(current_setting('app.me', true), '')::uuid; end if;
	select s.user_id, coalesce(u.used_at, s.created_at) > now() - interval '12 hours' into account, lately
	from auth.sessions s left join app.session_use u on u.session_id = s.id
	where s.id = app.my_session() and s.user_id = auth.uid() and coalesce(s.not_after, 'infinity') > now();
	perform set_config('app.me', coalesce(account::text, ''), true), set_config('app.used_lately', coalesce(lately, false)::text, true),
		set_config('app.token', coalesce(token, ''), true);
	return account;
end $$;

create function app.is_active() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account where id = app.me() and suspended_at is null);
end $$;

-- Whoever has a role must sign in again after twelve hours without using the session.
create function app.is_curator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	return current_setting('app.used_lately')::boolean and exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = me and a.suspended_at is null);
end $$;

create function app.is_coordinator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	return current_setting('app.used_lately')::boolean and exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = me and a.suspended_at is null and r.role = 'coordinator');
end $$;

-- The artist belongs to the account. A suspended account can still read its own artists.
create function app.is_mine(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account_artist where artist_id = asked_artist and account_id = app.me());
end $$;

create function app.entered_by_me(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and exists (select from public.artist where id = asked_artist and entered_by = app.me());
end $$;

-- The account may change things of this artist: it is active and the artist is its own, or a curator entered the artist.
create function app.may_edit(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return (app.is_active() and app.is_mine(asked_artist)) or app.entered_by_me(asked_artist);
end $$;

-- The artist to whom a work belongs; null when there is no such work.
create function app.owner_of(asked_artwork uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select owner_artist_id from public.artwork where id = asked_artwork);
end $$;

-- One of the artists of the work is an artist of this account.
create function app.my_artwork(asked_artwork uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.artwork_artist aa join public.account_artist t on t.artist_id = aa.artist_id
		where aa.artwork_id = asked_artwork and t.account_id = app.me());
end $$;

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

-- Functions call one of these first. A private thing answers like one that does not exist.
create function app.need_account() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_active() then perform app.refuse(403, 'not-allowed'); end if;
	return app.me();
end $$;

create function app.need_curator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_curator() then perform app.refuse(404, 'not-found'); end if;
	return app.me();
end $$;

create function app.need_coordinator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	return app.me();
end $$;

grant execute on function app.me(), app.is_curator(), app.is_coordinator(), app.my_artists(), app.my_artworks(), app.held_artists(),
	app.held_artworks(), app.held_revisions(), app.held_media() to authenticated;
