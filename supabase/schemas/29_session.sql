-- Sessions: where an account is signed in. The sign-in service keeps them in auth.sessions; deleting a row there ends the session.

-- When a session was last used, to within ten minutes. The sign-in service knows only when a token was last renewed.
create table app.session_use (
	session_id uuid primary key references auth.sessions on delete cascade,
	used_at timestamptz not null default now()
);

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

grant execute on function public.list_sessions(uuid), public.end_session(uuid), public.end_sessions(uuid), public.find_account(text) to authenticated;
