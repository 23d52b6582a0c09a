-- What people ask the office, and the answers. Visitors have no rights here; the site sends their requests and limits how often.

-- The day until which a request that came at this moment is kept.
create function app.request_kept_until(came timestamptz) returns date
language sql stable security definer set search_path = '' as $$
	select ((came at time zone 'Europe/Berlin')::date + amount * interval '1 month')::date from public.retention where term = 'requests'
$$;

create table public.request (
	id uuid primary key default gen_random_uuid(),
	-- The number that the person is told. It is random, so that nobody can count requests by it.
	number text not null unique check (number ~ '^[2-9A-HJKMNP-TV-Z]{8}$'),
	about text not null check (about in ('room', 'advice', 'zoom', 'wall', 'visit', 'press', 'picture', 'barrier', 'data')),
	message text not null check (octet_length(message) between 1 and 16000),
	name text check (octet_length(name) between 1 and 800),
	-- Where the answer goes; without it nobody can answer.
	address text check (octet_length(address) between 3 and 320),
	language text not null check (language ~ '^[a-z]{2}$'),
	-- The page it is about: a path of this site, or what the person typed.
	page text check (octet_length(page) between 1 and 2000),
	state text not null default 'open' check (state in ('open', 'answered', 'closed')),
	created_at timestamptz not null default now(),
	handled_by uuid references public.account on delete set null,
	handled_at timestamptz,
	keep_until date not null default app.request_kept_until(now())
);
create index on public.request (state, created_at desc);
create index on public.request (keep_until);

create table public.request_answer (
	id uuid primary key default gen_random_uuid(),
	request_id uuid not null references public.request on delete cascade,
	message text not null check (octet_length(message) between 1 and 16000),
	by_account uuid references public.account on delete set null,
	created_at timestamptz not null default now()
);
create index on public.request_answer (request_id, created_at);

alter table public.request enable row level security;
alter table public.request_answer enable row level security;

grant select on public.request, public.request_answer to authenticated;
grant select, insert, update, delete on public.request, public.request_answer to service_role;

create policy "the desk" on public.request for select to authenticated using ((select app.is_curator()));
create policy "the desk" on public.request_answer for select to authenticated using ((select app.is_curator()));

-- Saves a request, returns its number, and tells the coordinators by mail that something came, but not what. The same words from
-- the same address within an hour are one request. `p_values`: about, message, name, address, language, page. Refuses
-- 429 too-many (60 an hour from everybody together), 422 invalid.
create function public.send_request(p_values jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
	asked public.request;
begin
	asked := jsonb_populate_record(null::public.request, p_values - array['id', 'number', 'state', 'created_at', 'handled_by', 'handled_at', 'keep_until']);
	perform pg_advisory_xact_lock(hashtext('request'));
	select number into asked.number from public.request r
	where r.created_at > now() - interval '1 hour' and r.message = asked.message and r.about = asked.about
		and r.address is not distinct from asked.address;
	if found then return asked.number; end if;
	if (select count(*) from public.request where created_at > now() - interval '1 hour') >= 60 then
		perform app.refuse(429, 'too-many');
	end if;
	loop
		asked.number := app.new_code();
		exit when not exists (select from public.request where number = asked.number);
	end loop;
	insert into public.request (number, about, message, name, address, language, page)
	values (asked.number, asked.about, asked.message, asked.name, asked.address, asked.language, asked.page)
	returning id into asked.id;
	insert into public.mail (to_account, language, template, values, dedupe_key)
	select a.id, a.language, 'request-received', jsonb_build_object('request', asked.id, 'number', asked.number, 'about', asked.about),
		'request/' || asked.id || '/' || a.id
	from public.account a where a.suspended_at is null
		and exists (select from public.account_role r where r.account_id = a.id and r.role = 'coordinator');
	return asked.number;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Answers by mail, in the language of the page on which it was asked. The same words are one answer. Refuses 404 not-found,
-- 409 no-address, 409 illegal-move (closed), 422 invalid.
create function public.answer_request(p_request uuid, p_message text) returns void
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
create function public.move_request(p_request uuid, p_state text) returns void
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

grant execute on function public.send_request(jsonb), app.request_kept_until(timestamptz) to service_role;
grant execute on function public.answer_request(uuid, text), public.move_request(uuid, text) to authenticated;

create trigger log_action after insert or update of state on public.request for each row execute function app.log_action();
