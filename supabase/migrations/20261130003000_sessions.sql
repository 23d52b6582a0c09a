-- An access token is worthless once its session has ended. Sessions are listed and ended, and end by themselves at the desk.
-- Nobody has a password. A coordinator sees contact data only with a fresh code and a reason. The log of actions can be read.

-- When a session was last used, to within ten minutes. The sign-in service knows only when a token was last renewed.
create table app.session_use (
	session_id uuid primary key references auth.sessions on delete cascade,
	used_at timestamptz not null default now()
);

-- The reasons. The log of actions holds that somebody looked, without a text.
create table public.contact_look (
	id uuid primary key default gen_random_uuid(),
	artist_id uuid not null references public.artist on delete cascade,
	account_id uuid references public.account on delete set null,
	reason text not null check (octet_length(reason) <= 2000 and reason ~ '\S'),
	at timestamptz not null default now()
);
create index on public.contact_look (artist_id, at);

alter table public.contact_look enable row level security;

grant select on public.contact_look to authenticated;
grant select, insert, update, delete on public.contact_look to service_role;


-- The caller's session, as its access token says. It may have ended.
create function app.my_session() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (auth.jwt() ->> 'session_id')::uuid;
end $$;

-- The caller's account, while its session lives. Nothing else asks `auth.uid()`: an access token of a session that has ended
-- is valid by its signature until it expires. Policies ask for every row, so the answer is kept until the transaction ends, next
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

-- Fifty entries of the log before `p_before`, the newest first. Coordinators also read the address of whoever has a role. Artists
-- stay unnamed, as in a blind call. `found`: the desk has a page for the subject. Refuses 404 not-found.
create function public.list_actions(p_before bigint default null)
returns table (id bigint, at timestamptz, verb text, subject_id text, by_account boolean, email text, found boolean)
language plpgsql stable security definer set search_path = '' as $$
declare named boolean := app.is_coordinator();
begin
	perform app.need_curator();
	return query select l.id, l.at, l.verb, l.subject_id, l.account_id is not null, case when named and r.account_id is not null then u.email::text end,
		case split_part(l.verb, '.', 1)
			when 'submission' then exists (select from public.submission s where s.id::text = l.subject_id and s.state not in ('draft', 'withdrawn'))
			when 'exhibition' then exists (select from public.exhibition e where e.id::text = l.subject_id)
			when 'request' then exists (select from public.request q where q.id::text = l.subject_id)
			else false end
	from (select * from public.action_log g where p_before is null or g.id < p_before order by g.id desc limit 50) l
	left join (select distinct o.account_id from public.account_role o) r on r.account_id = l.account_id
	left join auth.users u on u.id = r.account_id
	order by l.id desc;
end $$;

-- Nobody has a password. For a sign-in by mail the sign-in service makes up one for each new account, which is dropped here; it
-- takes an empty one as none. Later ones are refused.
create function app.refuse_password() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'INSERT' then
		new.encrypted_password := '';
	elsif coalesce(new.encrypted_password, '') <> '' then
		perform app.refuse(422, 'no-passwords');
	end if;
	return new;
end $$;

-- Writes down that the caller's session is in use. It writes at most every ten minutes.
create function app.use_session() returns void
language plpgsql security definer set search_path = '' as $$
begin
	if exists (select from app.session_use where session_id = app.my_session() and used_at > now() - interval '10 minutes') then return; end if;
	insert into app.session_use (session_id) values (app.my_session()) on conflict (session_id) do update set used_at = now();
exception when foreign_key_violation then
	-- It ended just now.
	null;
end $$;

-- The sessions of the caller, the latest used first; those of another account for a coordinator. Refuses 403 not-allowed,
-- 404 not-found.
create function public.list_sessions(p_account uuid default null)
returns table (id uuid, begun_at timestamptz, used_at timestamptz, user_agent text, here boolean)
language plpgsql stable security definer set search_path = '' as $$
declare whose uuid := app.account_of_sessions(p_account);
begin
	return query select s.id, s.created_at, greatest(s.created_at, s.refreshed_at at time zone 'UTC', u.used_at), s.user_agent,
		s.id = app.my_session()
	from auth.sessions s left join app.session_use u on u.session_id = s.id
	where s.user_id = whose and coalesce(s.not_after, 'infinity') > now()
	order by 3 desc limit 200;
end $$;

-- The account whose sessions the caller asks for: its own, also while suspended, or for a coordinator any.
create function app.account_of_sessions(p_account uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if app.me() is null then perform app.refuse(403, 'not-allowed'); end if;
	if coalesce(p_account, app.me()) <> app.me() then
		perform app.need_coordinator();
		if not exists (select from public.account where account.id = p_account) then perform app.refuse(404, 'not-found'); end if;
	end if;
	return coalesce(p_account, app.me());
end $$;

-- Ends one session of one's own, or of another account for a coordinator. Refuses 403 not-allowed, 404 not-found.
create function public.end_session(p_session uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare whose uuid := (select user_id from auth.sessions where id = p_session);
begin
	if app.me() is null then perform app.refuse(403, 'not-allowed'); end if;
	if whose is null then perform app.refuse(404, 'not-found'); end if;
	perform app.account_of_sessions(whose);
	delete from auth.sessions where id = p_session;
	perform app.log_ended_sessions(whose);
end $$;

-- Ends all sessions of one's own but this one, or all of another account for a coordinator. Refuses 403 not-allowed, 404 not-found.
create function public.end_sessions(p_account uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare whose uuid := app.account_of_sessions(p_account);
begin
	delete from auth.sessions where user_id = whose and id <> app.my_session();
	perform app.log_ended_sessions(whose);
end $$;

-- No trigger can write this: the sign-in service owns the table.
create function app.log_ended_sessions(whose uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.action_log (account_id, verb, subject_id) select app.me(), 'session.delete', whose where whose is distinct from app.me();
end $$;

-- The account of an address, for a coordinator. Refuses 404 not-found (not a coordinator), 422 no-such-account.
create function public.find_account(p_email text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare found_account uuid;
begin
	perform app.need_coordinator();
	select id into found_account from auth.users where lower(email) = lower(trim(p_email));
	if found_account is null then perform app.refuse(422, 'no-such-account'); end if;
	return found_account;
end $$;

-- Whether the caller signed in with a code from a mail less than ten minutes ago: every sign-in begins a session.
create function public.has_fresh_code() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.me() is not null and exists (select from auth.sessions where id = app.my_session() and created_at > now() - interval '10 minutes');
end $$;

-- Who is behind an artist the desk has to do with, and how to reach them, also in safe mode and in blind calls. Each look is kept
-- with its reason. Refuses 404 not-found (also: not a coordinator), 403 code-needed, 422 reason-needed.
create function public.look_up_contact(p_artist uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	if not app.desk_reads_artist(p_artist) then perform app.refuse(404, 'not-found'); end if;
	if not public.has_fresh_code() then perform app.refuse(403, 'code-needed'); end if;
	insert into public.contact_look (artist_id, account_id, reason) values (p_artist, app.me(), p_reason);
	return (select jsonb_build_object('name', a.name, 'former_name', p.former_name, 'legal_name', p.legal_name, 'address', p.address, 'email', p.email,
			'phone', p.phone, 'accounts', (
				select coalesce(jsonb_agg(jsonb_build_object('email', u.email, 'relation', t.relation) order by t.since), '[]')
				from public.account_artist t join auth.users u on u.id = t.account_id where t.artist_id = a.id))
		from public.artist a left join public.artist_private p on p.artist_id = a.id where a.id = p_artist);
exception when integrity_constraint_violation then
	perform app.refuse(422, 'reason-needed');
	return null;
end $$;

create or replace function app.is_active() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account where id = app.me() and suspended_at is null);
end $$;

-- Whoever has a role must sign in again after twelve hours without using the session.
create or replace function app.is_curator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	return current_setting('app.used_lately')::boolean and exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = me and a.suspended_at is null);
end $$;

create or replace function app.is_coordinator() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := app.me();
begin
	return current_setting('app.used_lately')::boolean and exists (select from public.account a join public.account_role r on r.account_id = a.id
		where a.id = me and a.suspended_at is null and r.role = 'coordinator');
end $$;

-- The artist belongs to the account. A suspended account can still read its own artists.
create or replace function app.is_mine(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.account_artist where artist_id = asked_artist and account_id = app.me());
end $$;

create or replace function app.entered_by_me(asked_artist uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.is_curator() and exists (select from public.artist where id = asked_artist and entered_by = app.me());
end $$;

-- One of the artists of the work is an artist of this account.
create or replace function app.my_artwork(asked_artwork uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.artwork_artist aa join public.account_artist t on t.artist_id = aa.artist_id
		where aa.artwork_id = asked_artwork and t.account_id = app.me());
end $$;

-- Functions call one of these first. A private thing answers like one that does not exist.
create or replace function app.need_account() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_active() then perform app.refuse(403, 'not-allowed'); end if;
	return app.me();
end $$;

create or replace function app.need_curator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_curator() then perform app.refuse(404, 'not-found'); end if;
	return app.me();
end $$;

create or replace function app.need_coordinator() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	if not app.is_coordinator() then perform app.refuse(404, 'not-found'); end if;
	return app.me();
end $$;

-- The verb is the table, the operation and the state if there is one. The subject is the id of the row.
create or replace function app.log_action() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
	verb text := tg_table_name || '.' || lower(tg_op);
begin
	if row_now ? 'state' then verb := verb || '.' || (row_now ->> 'state'); end if;
	insert into public.action_log (account_id, verb, subject_id)
	values (app.me(), verb, coalesce(row_now ->> 'id', row_now ->> 'account_id', row_now ->> 'resource_id', '-'));
	return null;
end $$;

-- The caller's account and roles; asking counts as using the session. No row once the session has ended, and an idle session
-- of somebody with a role ends here.
create or replace function public.my_account() returns table (id uuid, email text, language text, suspended boolean, roles text[])
language plpgsql security definer set search_path = '' as $$
begin
	if app.me() is null then return; end if;
	if not current_setting('app.used_lately')::boolean and exists (select from public.account_role r where r.account_id = app.me()) then
		delete from auth.sessions s where s.id = app.my_session();
		return;
	end if;
	perform app.use_session();
	return query select a.id, u.email::text, a.language, a.suspended_at is not null,
		array(select r.role from public.account_role r where r.account_id = a.id order by r.role)
	from public.account a join auth.users u on u.id = a.id
	where a.id = app.me();
end $$;

-- Makes a work or changes its draft. `p_values` has columns of artwork_revision and `parts`: [{height_mm, width_mm, …}]. After a
-- submission the frozen revision stays and a new draft begins. Refuses 404 not-found, 422 too-many-artworks, 422 invalid.
create or replace function public.save_artwork(p_artwork uuid, p_artist uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	target uuid := p_artwork;
	draft uuid;
	latest public.artwork_revision;
	next_values public.artwork_revision;
begin
	perform app.need_account();
	if target is null then
		if not app.may_edit(p_artist) then perform app.refuse(404, 'not-found'); end if;
		if (select count(*) from public.artwork where owner_artist_id = p_artist) >= 500 then
			perform app.refuse(422, 'too-many-artworks');
		end if;
		insert into public.artwork (owner_artist_id, created_by) values (p_artist, app.me()) returning id into target;
		insert into public.artwork_artist (artwork_id, artist_id) values (target, p_artist);
	elsif app.owner_of(target) is null or not app.may_edit(app.owner_of(target)) then
		perform app.refuse(404, 'not-found');
	end if;
	draft := app.draft_of(target);
	select * into latest from public.artwork_revision where id = draft;
	next_values := jsonb_populate_record(latest, p_values
		- array['id', 'artwork_id', 'number', 'frozen_at', 'updated_at', 'parts']);
	update public.artwork_revision set
		title = next_values.title, untitled = next_values.untitled,
		year_from = next_values.year_from, year_to = next_values.year_to, year_circa = next_values.year_circa,
		category = next_values.category, technique = next_values.technique,
		framing = next_values.framing, hardware = next_values.hardware, hook_spacing_mm = next_values.hook_spacing_mm,
		weight_g = next_values.weight_g, weight_estimated = next_values.weight_estimated,
		light_sensitive = next_values.light_sensitive, edition = next_values.edition,
		description = next_values.description, label_text = next_values.label_text, plain_text = next_values.plain_text,
		content_note = next_values.content_note, credit = next_values.credit,
		for_sale = next_values.for_sale, price_cents = next_values.price_cents, insurance_cents = next_values.insurance_cents,
		afterwards = next_values.afterwards, owner_name = next_values.owner_name, updated_at = now()
	where id = draft;
	if p_values ? 'parts' then
		delete from public.artwork_part where revision_id = draft;
		insert into public.artwork_part (revision_id, part_no, height_mm, width_mm, depth_mm,
			outer_height_mm, outer_width_mm, outer_depth_mm, drop_mm, gap_mm)
		select draft, n, (p ->> 'height_mm')::int, (p ->> 'width_mm')::int, (p ->> 'depth_mm')::int,
			(p ->> 'outer_height_mm')::int, (p ->> 'outer_width_mm')::int, (p ->> 'outer_depth_mm')::int,
			(p ->> 'drop_mm')::int, (p ->> 'gap_mm')::int
		from jsonb_array_elements(p_values -> 'parts') with ordinality as parts(p, n);
	end if;
	return target;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Records what the house measured of a part of a work in a show: `p_what` as in `measurement.what`, in mm or g. From now on it
-- overrides what the artist stated. Refuses 404 not-found, 422 invalid.
create or replace function public.measure_work(p_exhibition_work uuid, p_part int, p_what text, p_value int) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	insert into public.measurement (artwork_id, part_no, what, value, by_account, at)
	select ew.artwork_id, p.part_no, p_what, p_value, app.me(), clock_timestamp()
	from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
	where ew.id = p_exhibition_work and p.part_no = p_part
	-- Only a drop can be zero.
	and (p_value >= 1 or p_what = 'drop');
	if not found then
		perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
		where ew.id = p_exhibition_work and p.part_no = p_part;
		if found then perform app.refuse(422, 'invalid'); else perform app.refuse(404, 'not-found'); end if;
	end if;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Saves what the artist agrees to, per channel. `p_consents`: {"website": true, …}. Refuses 404 not-found, 422 invalid.
create or replace function public.set_consents(p_artwork uuid, p_consents jsonb, p_wording text, p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
	select p_artwork, key, value::boolean, p_wording, p_language, 'online', app.me() from jsonb_each_text(p_consents);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Hides everything of an artist at once. The artist's own account sets hidden_at; a coordinator withholds instead. Neither undoes
-- the other. Refuses 404 not-found.
create or replace function public.hide_artist(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.is_mine(p_artist) then
		update public.artist set hidden_at = case when p_on then now() end where id = p_artist;
	elsif not app.is_coordinator() or not exists (select from public.artist where id = p_artist) then
		perform app.refuse(404, 'not-found');
	elsif p_on then
		insert into public.withholding (artist_id, reason, by_account) values (p_artist, 'house', app.me());
	else
		update public.withholding set until_at = now() where artist_id = p_artist and until_at is null;
	end if;
end $$;

-- Withholds a work, with a reason, or ends that when `p_on` is false. Refuses 404 not-found (also when it was never submitted),
-- 422 invalid.
create or replace function public.withhold_artwork(p_artwork uuid, p_on boolean, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.artwork_revision where artwork_id = p_artwork and frozen_at is not null) then
		perform app.refuse(404, 'not-found');
	end if;
	if p_on then
		insert into public.withholding (artwork_id, reason, by_account) values (p_artwork, p_reason, app.me());
	else
		update public.withholding set until_at = now() where artwork_id = p_artwork and until_at is null;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Adds a note of the desk about a submission. Refuses 404 not-found, 422 invalid.
create or replace function public.add_note(p_submission uuid, p_text text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.submission where id = p_submission and state not in ('draft', 'withdrawn')) then
		perform app.refuse(404, 'not-found');
	end if;
	insert into public.note (submission_id, by_account, text) values (p_submission, app.me(), p_text);
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Makes a wall or measures it again. `p_values`: {room, code, position, width_mm, height_mm, centre_line_mm, suspension,
-- daylight, escape_route, walkway, zones: [{x_mm, y_mm, width_mm, height_mm, reason, from, to}]}. Refuses 404 not-found,
-- 409 code-taken, 422 zone-outside, 422 invalid.
create or replace function public.save_wall(p_wall int, p_values jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare
	result int := p_wall;
	revision uuid;
begin
	perform app.need_coordinator();
	if result is null then
		insert into public.resource (kind) values ('wall') returning id into result;
		insert into public.wall (resource_id, room_id, code, position)
		values (result, (p_values ->> 'room')::int, p_values ->> 'code', coalesce((p_values ->> 'position')::int, 1));
	else
		update public.wall set room_id = (p_values ->> 'room')::int, code = p_values ->> 'code',
			position = coalesce((p_values ->> 'position')::int, position) where resource_id = result;
		if not found then perform app.refuse(404, 'not-found'); end if;
	end if;
	insert into public.wall_revision (wall_id, number, width_mm, height_mm, centre_line_mm, suspension, daylight, escape_route, walkway,
		measured_at, created_by)
	values (result, (select coalesce(max(number), 0) + 1 from public.wall_revision where wall_id = result),
		(p_values ->> 'width_mm')::int, (p_values ->> 'height_mm')::int, coalesce((p_values ->> 'centre_line_mm')::int, 1450),
		coalesce(p_values -> 'suspension', '{"kind": "unknown"}'), coalesce((p_values ->> 'daylight')::boolean, false),
		coalesce((p_values ->> 'escape_route')::boolean, false), coalesce((p_values ->> 'walkway')::boolean, false),
		app.berlin_today(), app.me())
	returning id into revision;
	insert into public.blocked_zone (revision_id, x_mm, y_mm, width_mm, height_mm, reason, during)
	select revision, (z ->> 'x_mm')::int, (z ->> 'y_mm')::int, (z ->> 'width_mm')::int, (z ->> 'height_mm')::int, z ->> 'reason',
		case when z ->> 'from' is not null or z ->> 'to' is not null then daterange((z ->> 'from')::date, (z ->> 'to')::date, '[]') end
	from jsonb_array_elements(coalesce(p_values -> 'zones', '[]')) as zones(z);
	if exists (select from public.blocked_zone z join public.wall_revision r on r.id = z.revision_id
		where r.id = revision and (z.x_mm + z.width_mm > r.width_mm or z.y_mm + z.height_mm > r.height_mm)) then
		perform app.refuse(422, 'zone-outside');
	end if;
	return result;
exception
	when unique_violation then perform app.refuse(409, 'code-taken'); return null;
	when data_exception or integrity_constraint_violation then
		perform app.refuse(422, 'invalid'); return null;
end $$;

-- Makes or changes a show and books its walls. `p_values` has columns of exhibition. A show without walls is a draft, with walls
-- it is scheduled. Refuses 404 not-found, 409 resource-taken, 409 illegal-move (cancelled), 422 dates, 422 invalid,
-- 409 wall-in-use (a published hang has works on that wall).
create or replace function public.save_exhibition(p_exhibition uuid, p_values jsonb, p_walls int[]) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	show public.exhibition;
	wish text := p_values ->> 'slug';
	n int := 1;
begin
	perform app.need_curator();
	if p_exhibition is not null then
		select * into show from public.exhibition where id = p_exhibition for update;
		if not found then perform app.refuse(404, 'not-found'); end if;
		if show.state = 'cancelled' then perform app.refuse(409, 'illegal-move'); end if;
	end if;
	show := jsonb_populate_record(show, p_values - array['id', 'state', 'slug', 'published_at', 'cancelled_at', 'created_at', 'curator_id']);
	if not coalesce(show.installs <= show.opens and show.opens <= show.closes and show.closes <= show.taken_down
		and show.taken_down - show.installs <= 1100, false) then
		perform app.refuse(422, 'dates');
	end if;
	if p_exhibition is null then
		show.id := gen_random_uuid();
		show.slug := wish;
		perform pg_advisory_xact_lock(hashtext('exhibition.slug'));
		while exists (select from public.exhibition where slug = show.slug) or exists (select from public.old_slug where slug = show.slug) loop
			n := n + 1;
			show.slug := rtrim(left(wish, 70), '-') || '-' || n;
		end loop;
		insert into public.exhibition (id, slug, title, installs, opens, closes, taken_down, curator_id)
		values (show.id, show.slug, show.title, show.installs, show.opens, show.closes, show.taken_down, app.me());
	end if;
	update public.exhibition set title = show.title, subtitle = coalesce(show.subtitle, '{}'),
		introduction = coalesce(show.introduction, '{}'), plain_introduction = coalesce(show.plain_introduction, '{}'),
		visiting_notes = coalesce(show.visiting_notes, '{}'), access_notes = coalesce(show.access_notes, '{}'),
		funders = show.funders, installs = show.installs, opens = show.opens, closes = show.closes,
		taken_down = show.taken_down, online_until = show.online_until
	where id = show.id;
	if exists (select from unnest(p_walls) as asked(r) where not exists (select from public.wall w where w.resource_id = r and w.retired_at is null)) then
		perform app.refuse(422, 'invalid');
	end if;
	if not app.published_walls(show.id) <@ coalesce(p_walls, '{}') then
		perform app.refuse(409, 'wall-in-use');
	end if;
	perform app.book(coalesce(p_walls, '{}'), app.period_of(show), show.id, 'show');
	update public.exhibition set state = case when coalesce(cardinality(p_walls), 0) > 0 then 'scheduled' else 'draft' end
	where id = show.id and state in ('draft', 'scheduled');
	return show.id;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Books resources for an exhibition and cancels what it had before. It locks the resource rows in order of their ids first,
-- because with the constraint alone fifty people who book at once end in deadlocks. Refuses 409 resource-taken with detail
-- {resource, code, exhibition, title, until, freeFrom}: `until` is the last day of the other booking, `freeFrom` the first day
-- from which the whole period fits.
create or replace function app.book(resources int[], wanted tstzrange, for_exhibition uuid, for_phase text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	other record;
	start timestamptz;
	blocking timestamptz;
begin
	perform from public.resource where id = any (resources) order by id for update;
	update public.booking set cancelled_at = now() where exhibition_id = for_exhibition and phase = for_phase and cancelled_at is null;
	select b.resource_id, b.during, b.exhibition_id, e.title, w.code into other
	from public.booking b left join public.exhibition e on e.id = b.exhibition_id left join public.wall w on w.resource_id = b.resource_id
	where b.resource_id = any (resources) and b.cancelled_at is null and b.during && wanted
	order by w.position, b.resource_id, b.during limit 1;
	if found then
		start := upper(other.during);
		loop
			select max(upper(b.during)) into blocking from public.booking b
			where b.resource_id = other.resource_id and b.cancelled_at is null
				-- The period keeps its length in local time; a change to or from summer time does not make it longer.
				and b.during && tstzrange(start, ((start at time zone 'Europe/Berlin') + ((upper(wanted) at time zone 'Europe/Berlin')
					- (lower(wanted) at time zone 'Europe/Berlin'))) at time zone 'Europe/Berlin');
			exit when blocking is null;
			start := blocking;
		end loop;
		perform app.refuse(409, 'resource-taken', jsonb_build_object('resource', other.resource_id, 'code', other.code,
			'exhibition', other.exhibition_id, 'title', other.title,
			'until', ((upper(other.during) - interval '1 second') at time zone 'Europe/Berlin')::date,
			'freeFrom', (start at time zone 'Europe/Berlin')::date));
	end if;
	insert into public.booking (resource_id, during, exhibition_id, phase, created_by)
	select r, wanted, for_exhibition, for_phase, app.me() from unnest(resources) as asked(r);
end $$;

-- The draft of a show's hang. The first call makes it as a copy of the version that was published last, also one for later, or
-- empty. Each call updates it with the walls that the show has booked and with new measurements. Refuses 404 not-found.
create or replace function public.open_hang(p_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft uuid;
	source uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select id into draft from public.hang_version where exhibition_id = p_exhibition and state = 'draft' and kind = 'plan';
	if draft is null then
		insert into public.hang_version (exhibition_id, number, saved_by)
		values (p_exhibition, (select coalesce(max(number), 0) + 1 from public.hang_version where exhibition_id = p_exhibition), app.me())
		returning id into draft;
		select id into source from public.hang_version where exhibition_id = p_exhibition and state = 'published'
		order by in_effect_from desc, number desc limit 1;
	end if;
	-- In the draft the new revision of a wall replaces the old one; the works keep their places.
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select draft, b.resource_id, r.id, r.width_mm, r.height_mm, r.centre_line_mm
	from public.booking b join public.wall_revision r on r.id = app.wall_now(b.resource_id)
	where b.exhibition_id = p_exhibition and b.cancelled_at is null and b.phase = 'show'
	on conflict (version_id, wall_id) do nothing;
	update public.hang_wall hw set revision_id = r.id, width_mm = r.width_mm, height_mm = r.height_mm, centre_line_mm = r.centre_line_mm
	from public.wall_revision r where hw.version_id = draft and r.id = app.wall_now(hw.wall_id) and hw.revision_id <> r.id;
	delete from public.placement p using public.hang_wall hw where p.hang_wall_id = hw.id and hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	delete from public.hang_wall hw where hw.version_id = draft
		and not exists (select from public.booking b where b.exhibition_id = p_exhibition and b.resource_id = hw.wall_id and b.cancelled_at is null);
	if source is not null then perform app.copy_hang(source, draft); end if;
	perform app.take_measured_sizes(draft);
	return draft;
end $$;

-- Saves the whole draft. `p_lock` is the counter that the editor has seen; returns the next one. `p_placements`: [{work, part,
-- wall (wall id or null), x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks: [mm] or null, label: side or null}],
-- `p_centre_lines`: {wall id: mm}, `p_settings`: {label: {…}, colours: {wall id: '#rrggbb' or null}}. What the last two leave out
-- stays. Refuses 404 not-found, 409 hang-changed (detail: {lock, savedAt}), 422 invalid.
create or replace function public.save_hang(p_version uuid, p_lock int, p_placements jsonb, p_centre_lines jsonb, p_settings jsonb default '{}') returns int
language plpgsql security definer set search_path = '' as $$
declare version public.hang_version;
begin
	perform app.need_curator();
	select * into version from public.hang_version where id = p_version for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if version.state = 'published' or version.lock <> p_lock then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', version.lock, 'savedAt', version.saved_at));
	end if;
	if exists (select from jsonb_array_elements(p_placements) as placements(p) where p ->> 'wall' is not null
		and not exists (select from public.hang_wall hw where hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int)) then
		perform app.refuse(422, 'invalid');
	end if;
	delete from public.placement where version_id = p_version;
	update public.hang_wall hw set centre_line_mm = (p_centre_lines ->> hw.wall_id::text)::int
	where hw.version_id = p_version and p_centre_lines ? hw.wall_id::text;
	update public.hang_wall hw set colour = p_settings -> 'colours' ->> hw.wall_id::text
	where hw.version_id = p_version and p_settings -> 'colours' ? hw.wall_id::text;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm,
		x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks, label)
	select p_version, ew.id, coalesce((p ->> 'part')::int, 1), hw.id, hw.width_mm, hw.height_mm,
		case when hw.id is not null then (p ->> 'x_mm')::int end, case when hw.id is not null then (p ->> 'y_mm')::int end,
		(p ->> 'width_mm')::int, (p ->> 'height_mm')::int,
		case when hw.id is not null then (p ->> 'cluster')::int end, coalesce((p ->> 'pinned')::boolean, false),
		case when hw.id is not null and jsonb_typeof(p -> 'hooks') = 'array' then jsonb_build_object('atMm',
			(select coalesce(jsonb_agg(hook::int order by hook::int), '[]') from jsonb_array_elements_text(p -> 'hooks') as hooks(hook))) else '{}' end,
		case when p ->> 'label' is not null then jsonb_build_object('side', p ->> 'label') else '{}' end
	from jsonb_array_elements(p_placements) as placements(p)
	left join public.exhibition_work ew on ew.id = (p ->> 'work')::uuid and ew.exhibition_id = version.exhibition_id and ew.removed_at is null
	left join public.hang_wall hw on hw.version_id = p_version and hw.wall_id = (p ->> 'wall')::int;
	update public.hang_version set lock = lock + 1, saved_by = app.me(), saved_at = now(), label = coalesce(p_settings -> 'label', label)
	where id = p_version;
	return version.lock + 1;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Freezes the draft: from now on, or from the moment `p_from`, the public sees it. The next `open_hang` begins a new one. Refuses
-- 404 not-found, 409 hang-changed (also when the show has given a wall back), 422 placement-outside, 422 placements-overlap,
-- 422 placement-blocked (detail: {wall, number, reason}), 422 hook-load, cord-load, metre-load (detail: {wall, numbers, weightG,
-- limitG, fromMm, toMm}), 422 hang-empty, 422 from-passed, 422 from-too-late (after the last day).
create or replace function public.publish_hang(p_version uuid, p_lock int, p_from timestamptz default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.hang_version;
	show public.exhibition;
	blocked record;
	heavy jsonb;
begin
	perform app.need_curator();
	-- Lock the show first, like `open_hang`.
	select * into show from public.exhibition where id = (select exhibition_id from public.hang_version where id = p_version) for update;
	select * into draft from public.hang_version where id = p_version and state = 'draft' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_from <= clock_timestamp() then perform app.refuse(422, 'from-passed'); end if;
	if p_from >= app.berlin_midnight(show.closes + 1) then perform app.refuse(422, 'from-too-late'); end if;
	if draft.lock <> p_lock or exists (select from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id
		where p.version_id = draft.id and not exists (select from public.booking b
			where b.exhibition_id = show.id and b.resource_id = hw.wall_id and b.cancelled_at is null)) then
		perform app.refuse(409, 'hang-changed', jsonb_build_object('lock', draft.lock, 'savedAt', draft.saved_at));
	end if;
	if not exists (select from public.placement where version_id = draft.id) then perform app.refuse(422, 'hang-empty'); end if;
	select w.code, ew.number, z.reason into blocked
	from public.placement p join public.hang_wall hw on hw.id = p.hang_wall_id join public.wall w on w.resource_id = hw.wall_id
	join public.exhibition_work ew on ew.id = p.exhibition_work_id
	join public.blocked_zone z on z.revision_id = hw.revision_id
	where p.version_id = draft.id and (z.during is null or z.during && daterange(show.opens, show.closes, '[]'))
		and p.x_mm < z.x_mm + z.width_mm and z.x_mm < p.x_mm + p.width_mm
		and p.y_mm < z.y_mm + z.height_mm and z.y_mm < p.y_mm + p.height_mm
	order by w.position, ew.number limit 1;
	if found then
		perform app.refuse(422, 'placement-blocked', jsonb_build_object('wall', blocked.code, 'number', blocked.number, 'reason', blocked.reason));
	end if;
	update public.placement set strict = true where version_id = draft.id;
	heavy := app.load_error(draft.id);
	if heavy is not null then perform app.refuse(422, heavy ->> 'code', heavy - 'code'); end if;
	-- Use the clock, not the start of the transaction: a version that waited for another one comes after it.
	update public.hang_version set state = 'published', in_effect_from = coalesce(p_from, clock_timestamp()), saved_by = app.me()
	where id = draft.id;
	return draft.id;
exception
	when check_violation then perform app.refuse(422, 'placement-outside'); return null;
	when exclusion_violation then perform app.refuse(422, 'placements-overlap'); return null;
end $$;

-- Publishes a copy of a version without the works that left.
create or replace function app.publish_copy(source public.hang_version, from_when timestamptz, work_that_left uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	-- A show has only one draft of a plan, so the copy begins as as_hung and takes its real kind when it is published.
	insert into public.hang_version (exhibition_id, number, kind, saved_by, left_work)
	values (source.exhibition_id, (select max(number) + 1 from public.hang_version where exhibition_id = source.exhibition_id), 'as_hung',
		app.me(), work_that_left) returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = source.id;
	perform app.copy_hang(source.id, result);
	update public.placement set strict = true where version_id = result and source.kind = 'plan';
	update public.hang_version set kind = source.kind, state = 'published', in_effect_from = from_when where id = result;
	return result;
end $$;

-- The "as hung" version of today; the first call makes it as a copy of the version in effect. It uses the clock, like publishing,
-- so that whoever waited for another change continues from that change. Refuses 404 not-found, 409 nothing-published.
create or replace function app.as_hung_today(asked_exhibition uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	was public.hang_version;
	result uuid;
begin
	-- People who measure or publish at the same time wait here in turn.
	perform from public.exhibition where id = asked_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select * into was from public.hang_version where exhibition_id = asked_exhibition and state = 'published' and in_effect_from <= clock_timestamp()
	order by in_effect_from desc, number desc limit 1;
	if not found then perform app.refuse(409, 'nothing-published'); end if;
	if was.kind = 'as_hung' and app.is_today(was.in_effect_from) then return was.id; end if;
	insert into public.hang_version (exhibition_id, number, kind, saved_by)
	values (asked_exhibition, (select max(number) + 1 from public.hang_version where exhibition_id = asked_exhibition), 'as_hung', app.me())
	returning id into result;
	insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select result, wall_id, revision_id, width_mm, height_mm, centre_line_mm from public.hang_wall where version_id = was.id;
	perform app.copy_hang(was.id, result);
	update public.hang_version set state = 'published', in_effect_from = clock_timestamp() where id = result;
	return result;
end $$;

-- Records where a part of a work really hangs: on a wall of the show, or on no wall (null). A null size stays as planned. Returns
-- the version. The caller has checked the rights. Refuses 404 not-found, 409 nothing-published, 422 invalid.
create or replace function app.record_hung(asked_exhibition uuid, work uuid, part int, wall int, at_x_mm int, at_y_mm int, is_width_mm int, is_height_mm int)
returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	version uuid := app.as_hung_today(asked_exhibition);
	place public.hang_wall;
	was public.placement;
	was_wall int;
begin
	perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id and p.part_no = part
	where ew.id = work and ew.exhibition_id = asked_exhibition and ew.removed_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if wall is not null then
		insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
		select version, wall, r.id, r.width_mm, r.height_mm, r.centre_line_mm from public.wall_revision r
		where r.id = app.wall_now(wall) and exists (select from public.booking b
			where b.exhibition_id = asked_exhibition and b.resource_id = wall and b.cancelled_at is null and b.phase = 'show')
		on conflict (version_id, wall_id) do nothing;
		select * into place from public.hang_wall where version_id = version and wall_id = wall;
		if not found then perform app.refuse(422, 'invalid'); end if;
	end if;
	select * into was from public.placement where version_id = version and exhibition_work_id = work and part_no = part;
	insert into public.placement (version_id, exhibition_work_id, part_no, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm,
		width_mm, height_mm, label, pinned, cluster, hooks)
	values (version, work, part, place.id, place.width_mm, place.height_mm, case when wall is not null then at_x_mm end,
		case when wall is not null then at_y_mm end, coalesce(is_width_mm, was.width_mm), coalesce(is_height_mm, was.height_mm),
		coalesce(was.label, '{}'), coalesce(was.pinned, false),
		-- A work that stays on its wall stays in its cluster. Hooks were chosen for the old position.
		case when was.hang_wall_id = place.id then was.cluster end,
		case when was.hang_wall_id = place.id and was.x_mm = at_x_mm then was.hooks else '{}' end)
	on conflict (version_id, exhibition_work_id, part_no) do update set hang_wall_id = excluded.hang_wall_id,
		wall_width_mm = excluded.wall_width_mm, wall_height_mm = excluded.wall_height_mm, x_mm = excluded.x_mm, y_mm = excluded.y_mm,
		width_mm = excluded.width_mm, height_mm = excluded.height_mm, cluster = excluded.cluster, hooks = excluded.hooks;
	update public.hang_version set lock = lock + 1, saved_by = app.me(), saved_at = now() where id = version;
	return version;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Makes a link to a show for today; it ends at midnight in Leipzig. `p_token_hash`: SHA-256 of the token, in hex. Refuses
-- 404 not-found, 422 invalid, 429 quota.
create or replace function public.make_day_link(p_exhibition uuid, p_token_hash text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	perform from public.exhibition where id = p_exhibition and state <> 'cancelled' for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if p_token_hash !~ '^[0-9a-f]{64}$' then perform app.refuse(422, 'invalid'); end if;
	if (select count(*) from public.private_link where exhibition_id = p_exhibition and created_at > now() - interval '1 day') >= 50 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.private_link (token_hash, scope, exhibition_id, expires_at, created_by)
	values (p_token_hash, 'hang-day', p_exhibition, app.berlin_midnight(app.berlin_today() + 1), app.me()) returning id into result;
	return result;
end $$;

-- Records a curator's tick. `p_measured`: null or {x_mm, y_mm}. Refuses 404 not-found, 422 invalid.
create or replace function public.tick_work(p_id uuid, p_exhibition_work uuid, p_part int, p_done boolean, p_measured jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	return app.record_tick(row(p_id, p_exhibition_work, p_part, p_done, p_measured, app.me(), null, null, p_at, null)::public.hang_tick);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Logs every change of custody, whoever makes it. A person who came by a link is known by the number.
create or replace function app.log_custody() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.custody_log (exhibition_work_id, was, custody, by_account, helper_no)
	values (new.id, old.custody, new.custody, app.me(), nullif(current_setting('app.helper_no', true), '')::int);
	return null;
end $$;

-- Reports the condition of a work. Returns the id. Refuses 404 not-found, 422 invalid.
create or replace function public.report_condition(p_exhibition_work uuid, p_moment text, p_state text, p_note text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare result uuid;
begin
	perform app.need_curator();
	if not exists (select from public.exhibition_work where id = p_exhibition_work) then perform app.refuse(404, 'not-found'); end if;
	insert into public.condition_report (exhibition_work_id, moment, state, note, by_account)
	values (p_exhibition_work, p_moment, p_state, p_note, app.me()) returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Publishes the photograph of a finished wall, or takes it back. Refuses 404 not-found, 422 people-not-agreed.
create or replace function public.publish_wall_photo(p_photo uuid, p_on boolean, p_people_agreed boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if p_on and not p_people_agreed then perform app.refuse(422, 'people-not-agreed'); end if;
	update public.handling_photo set published_at = case when p_on then now() end, people_agreed_at = case when p_on then now() end,
		published_by = case when p_on then app.me() end
	where id = p_photo and moment = 'wall' and state = 'stored';
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Answers by mail, in the language of the page on which it was asked. The same words are one answer. Refuses 404 not-found,
-- 409 no-address, 409 illegal-move (closed), 422 invalid.
create or replace function public.answer_request(p_request uuid, p_message text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
	answer uuid;
begin
	perform app.need_curator();
	select * into asked from public.request where id = p_request for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if asked.address is null then perform app.refuse(409, 'no-address'); end if;
	if asked.state = 'closed' then perform app.refuse(409, 'illegal-move'); end if;
	if exists (select from public.request_answer where request_id = p_request and message = p_message) then return; end if;
	insert into public.request_answer (request_id, message, by_account) values (p_request, p_message, app.me()) returning id into answer;
	update public.request set state = 'answered', handled_by = app.me(), handled_at = now() where id = p_request;
	insert into public.mail (to_address, language, template, values, dedupe_key)
	values (asked.address, asked.language, 'request-answer',
		jsonb_build_object('number', asked.number, 'about', asked.about, 'message', p_message, 'asked', asked.message), 'request-answer/' || answer);
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
end $$;

-- Closes a request or opens it again: open or answered > closed, answered or closed > open. Refuses 404 not-found,
-- 409 illegal-move (somebody was faster).
create or replace function public.move_request(p_request uuid, p_state text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
begin
	perform app.need_curator();
	select * into asked from public.request where id = p_request for update;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if not coalesce(p_state in ('open', 'closed') and p_state <> asked.state, false) then perform app.refuse(409, 'illegal-move'); end if;
	update public.request set state = p_state, handled_by = app.me(), handled_at = now() where id = p_request;
end $$;

grant execute on function app.me() to authenticated;
grant execute on function public.list_actions(bigint), public.list_sessions(uuid), public.end_session(uuid), public.end_sessions(uuid),
	public.find_account(text), public.has_fresh_code(), public.look_up_contact(uuid, text) to authenticated;

create policy "coordinators" on public.contact_look for select to authenticated using ((select app.is_coordinator()));
alter policy "own account, or coordinator" on public.account using (id = (select app.me()) or (select app.is_coordinator()));
alter policy "own roles, or coordinator" on public.account_role using (account_id = (select app.me()) or (select app.is_coordinator()));
alter policy "own ties" on public.account_artist using (account_id = (select app.me()));
alter policy "organisations are known to who is signed in" on public.organisation using ((select app.me()) is not null);
alter policy "own uploads" on public.upload using (account_id = (select app.me()));
alter policy "calls are known to who is signed in" on public.call using ((select app.me()) is not null);

create trigger log_action after insert on public.contact_look for each row execute function app.log_action();
create trigger refuse_password before insert or update of encrypted_password on auth.users for each row execute function app.refuse_password();
update auth.users set encrypted_password = '' where encrypted_password <> '';
