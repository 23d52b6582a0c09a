-- Looks at contact data: a coordinator sees who is behind an artist only with a fresh code and for a reason.

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

create policy "coordinators" on public.contact_look for select to authenticated using ((select app.is_coordinator()));

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

grant execute on function public.has_fresh_code(), public.look_up_contact(uuid, text) to authenticated;

create trigger log_action after insert on public.contact_look for each row execute function app.log_action();
