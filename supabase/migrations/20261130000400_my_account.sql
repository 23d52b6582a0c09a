-- Each page of the studio and the desk asked three times who is signed in: the session, the account, and its roles.

-- The caller's account and roles. No row once the session has ended: the access token of an ended session is valid until it
-- expires, so this asks auth.sessions.
create function public.my_account() returns table (id uuid, email text, language text, suspended boolean, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select a.id, u.email::text, a.language, a.suspended_at is not null,
		array(select r.role from public.account_role r where r.account_id = a.id order by r.role)
	from public.account a join auth.users u on u.id = a.id
	join auth.sessions s on s.user_id = a.id and s.id = (auth.jwt() ->> 'session_id')::uuid
	where a.id = auth.uid();
end $$;

grant execute on function public.my_account() to authenticated;
