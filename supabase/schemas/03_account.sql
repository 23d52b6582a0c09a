-- Accounts, which sign in, and their roles.

create table public.account (
	id uuid primary key references auth.users (id) on delete cascade,
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	suspended_at timestamptz,
	created_at timestamptz not null default now()
);

create table public.account_role (
	account_id uuid not null references public.account on delete cascade,
	role text not null check (role in ('curator', 'coordinator')),
	granted_by uuid references public.account on delete set null,
	granted_at timestamptz not null default now(),
	primary key (account_id, role)
);

alter table public.account enable row level security;
alter table public.account_role enable row level security;

grant select on public.account, public.account_role to authenticated;
grant select, insert, update, delete on public.account, public.account_role to service_role;

create policy "own account, or coordinator" on public.account for select to authenticated
	using (id = (select app.me()) or (select app.is_coordinator()));
create policy "own roles, or coordinator" on public.account_role for select to authenticated
	using (account_id = (select app.me()) or (select app.is_coordinator()));

create function app.account_of_new_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.account (id) values (new.id) on conflict do nothing;
	return new;
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

-- The caller's account and roles; asking counts as using the session. No row once the session has ended, and an idle session
-- of somebody with a role ends here.
create function public.my_account() returns table (id uuid, email text, language text, suspended boolean, roles text[])
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

-- Sets the language of one's mails. Refuses 403 not-allowed, 422 invalid.
create function public.set_language(p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.account set language = p_language where id = app.need_account();
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Gives or takes a role. The last coordinator who can sign in stays. Refuses 404 not-found (not a coordinator),
-- 422 no-such-account, 422 invalid, 409 last-coordinator.
create function public.set_role(p_email text, p_role text, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_coordinator();
	target uuid;
begin
	select id into target from auth.users where lower(email) = lower(trim(p_email));
	if target is null then perform app.refuse(422, 'no-such-account'); end if;
	-- Two coordinators who remove each other wait here in turn; the second one is no coordinator any more.
	perform from public.account_role where role = 'coordinator' order by account_id for update;
	perform app.need_coordinator();
	if p_on then
		insert into public.account_role (account_id, role, granted_by) values (target, p_role, me) on conflict do nothing;
	else
		if p_role = 'coordinator' and not exists (select from public.account_role r join public.account a on a.id = r.account_id
			where r.role = 'coordinator' and r.account_id <> target and a.suspended_at is null) then
			perform app.refuse(409, 'last-coordinator');
		end if;
		delete from public.account_role where account_id = target and role = p_role;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Lists who has a role, with email addresses, for the coordinators' page only.
create function public.list_roles() returns table (account_id uuid, email text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select u.id, u.email::text, array_agg(r.role order by r.role)
		from public.account_role r join auth.users u on u.id = r.account_id group by u.id, u.email order by u.email;
end $$;

-- Suspends an account or allows it again, for a coordinator. Refuses 404 not-found, 409 not-oneself.
create function public.suspend_account(p_account uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.need_coordinator() = p_account then perform app.refuse(409, 'not-oneself'); end if;
	perform from public.account_role where role = 'coordinator' order by account_id for update;
	perform app.need_coordinator();
	update public.account set suspended_at = case when p_on then now() end where id = p_account;
	if not found then perform app.refuse(404, 'not-found'); end if;
end $$;

-- Makes the first coordinator, for `npm run coordinator`. Refuses 409 has-coordinator, 422 no-such-account.
create function public.make_first_coordinator(p_email text) returns void
language plpgsql security definer set search_path = '' as $$
declare target uuid;
begin
	if exists (select from public.account_role where role = 'coordinator') then
		perform app.refuse(409, 'has-coordinator');
	end if;
	select id into target from auth.users where lower(email) = lower(trim(p_email));
	if target is null then perform app.refuse(422, 'no-such-account'); end if;
	insert into public.account_role (account_id, role) values (target, 'coordinator');
end $$;

grant execute on function public.set_language(text), public.set_role(text, text, boolean), public.list_roles(),
	public.suspend_account(uuid, boolean), public.my_account() to authenticated;
grant execute on function public.make_first_coordinator(text) to service_role;

create trigger refuse_password before insert or update of encrypted_password on auth.users for each row execute function app.refuse_password();
create trigger account_of_new_user after insert on auth.users for each row execute function app.account_of_new_user();

create trigger log_action after insert or delete on public.account_role for each row execute function app.log_action();
create trigger log_action after update of suspended_at on public.account for each row execute function app.log_action();

create constraint trigger raise_epoch after update of suspended_at on public.account deferrable initially deferred for each row execute function app.raise_epoch();
