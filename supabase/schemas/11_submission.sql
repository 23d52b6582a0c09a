-- Open calls and submissions. 12_decision.sql has the decisions.

create table public.call (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title jsonb not null check (app.is_texts(title, 1200) and title <> '{}'),
	introduction jsonb not null default '{}' check (app.is_texts(introduction, 20000)),
	opens date not null,
	closes date check (closes >= opens),
	permanent boolean not null default false,
	blind boolean not null default false,
	check (not permanent or closes is null)
);
create unique index one_permanent_call on public.call (permanent) where permanent;

create table public.submission (
	id uuid primary key default gen_random_uuid(),
	call_id uuid not null references public.call on delete restrict,
	artist_id uuid not null references public.artist on delete restrict,
	account_id uuid references public.account on delete set null,
	organisation_id uuid references public.organisation on delete set null,
	state text not null default 'draft' check (state in ('draft', 'submitted', 'in_review', 'changes_requested', 'decided', 'withdrawn')),
	idea jsonb not null default '{}' check (app.is_texts(idea, 16000)),
	preferred_period text check (octet_length(preferred_period) <= 1000),
	help text check (octet_length(help) <= 4000),
	language text not null default 'de' check (language ~ '^[a-z]{2}$'),
	house_rules_at timestamptz,
	privacy_at timestamptz,
	submitted_at timestamptz,
	created_at timestamptz not null default now(),
	check (state = 'draft' or (house_rules_at is not null and privacy_at is not null and submitted_at is not null))
);
create index on public.submission (artist_id);
create index on public.submission (state, submitted_at);
create index on public.submission (submitted_at);

create table public.submission_work (
	id uuid primary key default gen_random_uuid(),
	submission_id uuid not null references public.submission on delete cascade,
	artwork_id uuid not null references public.artwork on delete cascade,
	revision_id uuid not null references public.artwork_revision on delete restrict,
	position int not null,
	state text not null default 'undecided' check (state in ('undecided', 'accepted', 'waitlisted', 'declined', 'confirmed', 'given_back')),
	unique (submission_id, artwork_id)
);
create index on public.submission_work (artwork_id);
create index on public.submission_work (revision_id);

create table public.note (
	id uuid primary key default gen_random_uuid(),
	submission_id uuid not null references public.submission on delete cascade,
	by_account uuid references public.account on delete set null,
	text text not null check (octet_length(text) between 1 and 16000),
	at timestamptz not null default now()
);
create index on public.note (submission_id);

-- The moves that a submission and a work in it may make. states.ts of the calls has the same table.
create table app.submission_move (from_state text, to_state text, primary key (from_state, to_state));

create table app.submission_work_move (from_state text, to_state text, primary key (from_state, to_state));

alter table public.call enable row level security;
alter table public.submission enable row level security;
alter table public.submission_work enable row level security;
alter table public.note enable row level security;

grant select on public.call, public.submission, public.submission_work, public.note to authenticated;
grant select, insert, update, delete on public.call, public.submission, public.submission_work, public.note to service_role;

create policy "calls are known to who is signed in" on public.call for select to authenticated using ((select app.me()) is not null);
create policy "own submissions, or sent ones" on public.submission for select to authenticated
	using ((state not in ('draft', 'withdrawn') and (select app.is_curator())) or artist_id in (select app.my_artists()));
create policy "of readable submissions" on public.submission_work for select to authenticated
	using (exists (select from public.submission s where s.id = submission_id));
create policy "the desk, but not about oneself" on public.note for select to authenticated
	using ((select app.is_curator()) and exists (select from public.submission s where s.id = submission_id
		and s.artist_id not in (select app.my_artists())));

create function app.check_submission_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;

create function app.check_submission_work_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_work_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;

-- What a work still needs before it can be submitted: photo, title, size, technique. A photograph counts when its master is
-- stored.
create function app.missing_to_send(revision uuid) returns text[]
language sql stable security definer set search_path = '' as $$
	select array_remove(array[
		case when not exists (select from public.revision_photo rp join public.photo p on p.id = rp.photo_id
			join public.media m on m.id = p.media_id where rp.revision_id = r.id and p.role = 'front' and m.state <> 'receiving') then 'photo' end,
		case when r.title = '{}' and not r.untitled then 'title' end,
		case when exists (select from public.artwork_part p where p.revision_id = r.id and (p.height_mm is null or p.width_mm is null))
			or not exists (select from public.artwork_part p where p.revision_id = r.id) then 'size' end,
		case when r.technique = '{}' then 'technique' end], null)
	from public.artwork_revision r where r.id = revision
$$;

-- Submits works to a call: freezes each draft and makes one submission. `p_values`: {idea, preferred_period, help, language,
-- house_rules, privacy, consents: {website: true, …}, wording}. Refuses 404 not-found, 422 nothing-to-send, 422 not-complete
-- (detail: artwork id -> what is missing), 422 call-closed, 409 already-sent (detail: artwork), 422 rules-not-accepted,
-- 422 invalid.
create function public.submit_artworks(p_call uuid, p_artist uuid, p_artworks uuid[], p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	asked public.call;
	result uuid;
	work uuid;
	draft uuid;
	missing text[];
	incomplete jsonb := '{}';
	n int := 0;
begin
	if not app.may_edit(p_artist) then perform app.refuse(404, 'not-found'); end if;
	select * into asked from public.call where id = p_call;
	if not found then perform app.refuse(404, 'not-found'); end if;
	if app.berlin_today() not between asked.opens and coalesce(asked.closes, 'infinity') then perform app.refuse(422, 'call-closed'); end if;
	if coalesce(cardinality(p_artworks), 0) = 0 then perform app.refuse(422, 'nothing-to-send'); end if;
	if not coalesce((p_values ->> 'house_rules')::boolean and (p_values ->> 'privacy')::boolean, false) then
		perform app.refuse(422, 'rules-not-accepted');
	end if;
	-- Lock all works at once and in one order, so that two submissions of the same works do not deadlock.
	perform from public.artwork where id = any (p_artworks) order by id for update;
	insert into public.submission (call_id, artist_id, account_id, state, idea, preferred_period, help, language,
		house_rules_at, privacy_at, submitted_at)
	values (p_call, p_artist, me, 'submitted', coalesce(p_values -> 'idea', '{}'), p_values ->> 'preferred_period',
		p_values ->> 'help', coalesce(p_values ->> 'language', 'de'), now(), now(), now())
	returning id into result;
	foreach work in array p_artworks loop
		n := n + 1;
		if app.owner_of(work) is distinct from p_artist then perform app.refuse(404, 'not-found'); end if;
		draft := app.draft_of(work);
		if exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.artwork_id = work and s.call_id = p_call and s.state not in ('decided', 'withdrawn')) then
			perform app.refuse(409, 'already-sent', jsonb_build_object('artwork', work));
		end if;
		missing := app.missing_to_send(draft);
		if cardinality(missing) > 0 then incomplete := incomplete || jsonb_build_object(work::text, missing); end if;
		update public.artwork_revision set frozen_at = now() where id = draft;
		insert into public.submission_work (submission_id, artwork_id, revision_id, position) values (result, work, draft, n);
		insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
		select work, key, value::boolean, coalesce(p_values ->> 'wording', '-'), coalesce(p_values ->> 'language', 'de'), 'online', me
		from jsonb_each_text(coalesce(p_values -> 'consents', '{}'));
	end loop;
	if incomplete <> '{}' then perform app.refuse(422, 'not-complete', incomplete); end if;
	perform app.queue_mail(me, 'submission-received', jsonb_build_object('submission', result, 'works', n),
		coalesce(p_values ->> 'language', 'de'), 'submission-received:' || result);
	return result;
exception
	when data_exception or integrity_constraint_violation then
		perform app.refuse(422, 'invalid');
		return null;
end $$;

-- Withdraws a submission. Refuses 404 not-found, 409 illegal-move.
create function public.withdraw_submission(p_submission uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare sender uuid;
begin
	select artist_id into sender from public.submission where id = p_submission for update;
	-- A suspended artist may still withdraw.
	if sender is null or not (app.is_mine(sender) or app.entered_by_me(sender)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission set state = 'withdrawn' where id = p_submission;
end $$;

-- Adds a note of the desk about a submission. Refuses 404 not-found, 422 invalid.
create function public.add_note(p_submission uuid, p_text text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.submission where id = p_submission and state not in ('draft', 'withdrawn')) then
		perform app.refuse(404, 'not-found');
	end if;
	insert into public.note (submission_id, by_account, text) values (p_submission, app.me(), p_text);
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.submit_artworks(uuid, uuid, uuid[], jsonb), public.withdraw_submission(uuid),
	public.add_note(uuid, text) to authenticated;

create trigger check_move before update of state on public.submission for each row when (old.state <> new.state) execute function app.check_submission_move();
create trigger check_move before update of state on public.submission_work for each row when (old.state <> new.state) execute function app.check_submission_work_move();

create trigger log_action after insert or update of state on public.submission for each row execute function app.log_action();

insert into public.call (slug, title, introduction, opens, permanent) values (
	'immer-offen',
	'{"de": {"t": "Immer offen", "by": "author"}, "en": {"t": "Always open", "by": "author"}}',
	'{"de": {"t": "Künstlerinnen und Künstler mit Migrationsgeschichte zeigen ihre Arbeiten kostenlos an den Wänden unseres Büros.", "by": "author"}, "en": {"t": "Artists with migration history show their work on the walls of our office, free of charge.", "by": "author"}}',
	'2022-02-08', true
);

insert into app.submission_move values
	('draft', 'submitted'), ('submitted', 'in_review'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'),
	('submitted', 'changes_requested'), ('in_review', 'changes_requested'),
	('changes_requested', 'submitted'), ('changes_requested', 'withdrawn'), ('in_review', 'decided');

insert into app.submission_work_move values
	('undecided', 'accepted'), ('undecided', 'waitlisted'), ('undecided', 'declined'),
	('waitlisted', 'accepted'), ('waitlisted', 'declined'), ('accepted', 'confirmed'), ('accepted', 'given_back');
