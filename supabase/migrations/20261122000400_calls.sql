-- Open calls, submissions, decisions: planned, then released.

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

insert into public.call (slug, title, introduction, opens, permanent) values (
	'immer-offen',
	'{"de": {"t": "Immer offen", "by": "author"}, "en": {"t": "Always open", "by": "author"}}',
	'{"de": {"t": "Künstlerinnen und Künstler mit Migrationsgeschichte zeigen ihre Arbeiten kostenlos an den Wänden unseres Büros.", "by": "author"}, "en": {"t": "Artists with migration history show their work on the walls of our office, free of charge.", "by": "author"}}',
	'2022-02-08', true
);

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

-- Replaced, not changed. What isn't released is invisible to the artist.
create table public.decision (
	id uuid primary key default gen_random_uuid(),
	submission_work_id uuid not null references public.submission_work on delete cascade,
	outcome text not null check (outcome in ('accepted', 'waitlisted', 'declined')),
	words jsonb not null default '{}' check (app.is_texts(words, 16000)),
	until date,
	planned_by uuid references public.account on delete set null,
	planned_at timestamptz not null default now(),
	released_by uuid references public.account on delete set null,
	released_at timestamptz,
	replaced_at timestamptz,
	check ((outcome = 'waitlisted') or until is null)
);
-- One that is in force and one that is planned to follow it.
create unique index one_decision_per_work on public.decision (submission_work_id, (released_at is null)) where replaced_at is null;

create table public.note (
	id uuid primary key default gen_random_uuid(),
	submission_id uuid not null references public.submission on delete cascade,
	by_account uuid references public.account on delete set null,
	text text not null check (octet_length(text) between 1 and 16000),
	at timestamptz not null default now()
);
create index on public.note (submission_id);

-- The moves a submission and a work in it may make: the same table stands in calls/states.ts.
create table app.submission_move (from_state text, to_state text, primary key (from_state, to_state));
insert into app.submission_move values
	('draft', 'submitted'), ('submitted', 'in_review'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'),
	('submitted', 'changes_requested'), ('in_review', 'changes_requested'),
	('changes_requested', 'submitted'), ('changes_requested', 'withdrawn'), ('in_review', 'decided');
create table app.submission_work_move (from_state text, to_state text, primary key (from_state, to_state));
insert into app.submission_work_move values
	('undecided', 'accepted'), ('undecided', 'waitlisted'), ('undecided', 'declined'),
	('waitlisted', 'accepted'), ('waitlisted', 'declined'), ('accepted', 'confirmed'), ('accepted', 'given_back');

create function app.check_submission_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;
create trigger check_move before update of state on public.submission
	for each row when (old.state <> new.state) execute function app.check_submission_move();
create function app.check_submission_work_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if not exists (select from app.submission_work_move where from_state = old.state and to_state = new.state) then
		perform app.refuse(409, 'illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
	end if;
	return new;
end $$;
create trigger check_move before update of state on public.submission_work
	for each row when (old.state <> new.state) execute function app.check_submission_work_move();

-- What the desk may read: revisions that were sent (never a later draft), and works it entered itself.
create function app.desk_reads_revision(revision uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.revision_id = revision and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_revision r join public.artwork a on a.id = r.artwork_id
			where r.id = revision and app.entered_by_me(a.owner_artist_id)))
$$;
create function app.desk_reads_artwork(asked_artwork uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (
		exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			where sw.artwork_id = asked_artwork and s.state not in ('draft', 'withdrawn'))
		or app.entered_by_me(app.owner_of(asked_artwork)))
$$;
create function app.desk_reads_photo(asked_photo uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and exists (select from public.revision_photo rp
		where rp.photo_id = asked_photo and app.desk_reads_revision(rp.revision_id))
$$;
create function app.desk_reads_artist(asked_artist uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select app.is_curator() and (app.entered_by_me(asked_artist)
		or exists (select from public.submission s where s.artist_id = asked_artist and s.state not in ('draft', 'withdrawn'))
		or exists (select from public.artwork_artist aa where aa.artist_id = asked_artist and app.desk_reads_artwork(aa.artwork_id)))
$$;
create function app.artwork_of_revision(revision uuid) returns uuid
language sql stable security definer set search_path = '' as $$ select artwork_id from public.artwork_revision where id = revision $$;
grant execute on function app.desk_reads_revision(uuid), app.desk_reads_artwork(uuid), app.desk_reads_photo(uuid),
	app.desk_reads_artist(uuid), app.artwork_of_revision(uuid) to authenticated;

alter table public.call enable row level security;
alter table public.submission enable row level security;
alter table public.submission_work enable row level security;
alter table public.decision enable row level security;
alter table public.note enable row level security;
grant select on public.call, public.submission, public.submission_work, public.decision, public.note to authenticated;

create policy "own artists, or those the desk has to do with" on public.artist for select to authenticated
	using (app.is_mine(id) or app.desk_reads_artist(id));
create policy "own works, or sent ones" on public.artwork for select to authenticated
	using (app.my_artwork(id) or app.desk_reads_artwork(id));
create policy "own works, or sent ones" on public.artwork_artist for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));
create policy "own revisions, or sent ones" on public.artwork_revision for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_revision(id));
create policy "own revisions, or sent ones" on public.artwork_part for select to authenticated
	using (app.my_artwork(app.artwork_of_revision(revision_id)) or app.desk_reads_revision(revision_id));
create policy "own works, or sent ones" on public.measurement for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));
create policy "own photographs, or of sent revisions" on public.photo for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_photo(id));
create policy "own photographs, or of sent revisions" on public.revision_photo for select to authenticated
	using (app.my_artwork(app.artwork_of_revision(revision_id)) or app.desk_reads_revision(revision_id));
create policy "own pictures, or of sent revisions" on public.media for select to authenticated
	using (app.my_artwork(artwork_id)
		or exists (select from public.photo p where p.media_id = media.id and app.desk_reads_photo(p.id)));
create policy "own pictures, or of sent revisions" on public.media_file for select to authenticated
	using (exists (select from public.media m where m.id = media_id));
create policy "own uploads" on public.upload for select to authenticated
	using (account_id = (select auth.uid()));
create policy "own consents, or of sent works" on public.consent for select to authenticated
	using (app.my_artwork(artwork_id) or app.desk_reads_artwork(artwork_id));
create policy "what concerns oneself, or the desk" on public.withholding for select to authenticated
	using ((select app.is_curator()) or app.my_artwork(artwork_id) or app.is_mine(artist_id));

create policy "calls are known to who is signed in" on public.call for select to authenticated using (true);
create policy "own submissions, or sent ones" on public.submission for select to authenticated
	using (app.is_mine(artist_id) or (state not in ('draft', 'withdrawn') and (select app.is_curator())));
create policy "of readable submissions" on public.submission_work for select to authenticated
	using (exists (select from public.submission s where s.id = submission_id));
-- A curator who is the artist too waits like any artist.
create policy "own once released, the desk before" on public.decision for select to authenticated
	using (((select app.is_curator()) and not exists (select from public.submission_work sw
			where sw.id = submission_work_id and app.my_artwork(sw.artwork_id))) or (released_at is not null and replaced_at is null
		and exists (select from public.submission_work sw where sw.id = submission_work_id)));
create policy "the desk, but not about oneself" on public.note for select to authenticated
	using ((select app.is_curator()) and exists (select from public.submission s where s.id = submission_id and not app.is_mine(s.artist_id)));

-- What a work still lacks to be sent: photo, title, size, technique. Empty when nothing does.
create function app.missing_to_send(revision uuid) returns text[]
language sql stable security definer set search_path = '' as $$
	select array_remove(array[
		case when not exists (select from public.revision_photo rp join public.photo p on p.id = rp.photo_id
			join public.media m on m.id = p.media_id where rp.revision_id = r.id and p.role = 'front' and m.state = 'ready') then 'photo' end,
		case when r.title = '{}' and not r.untitled then 'title' end,
		case when exists (select from public.artwork_part p where p.revision_id = r.id and (p.height_mm is null or p.width_mm is null))
			or not exists (select from public.artwork_part p where p.revision_id = r.id) then 'size' end,
		case when r.technique = '{}' then 'technique' end], null)
	from public.artwork_revision r where r.id = revision
$$;

-- Sends works to a call: freezes each draft and makes a submission of them. `p_values`:
-- {idea, preferred_period, help, language, consents: {website: true, …}, wording}.
-- Refuses 404 not-found, 422 nothing-to-send, 422 not-complete (detail: artwork id -> what is missing),
-- 422 call-closed, 409 already-sent (detail: artwork), 422 rules-not-accepted.
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
	-- All at once and always in one order: two that send the same works wait for each other instead of for ever.
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

create function public.withdraw_submission(p_submission uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare sender uuid;
begin
	select artist_id into sender from public.submission where id = p_submission for update;
	-- A suspended artist may still take back what was sent.
	if sender is null or not (app.is_mine(sender) or app.entered_by_me(sender)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission set state = 'withdrawn' where id = p_submission;
end $$;

-- Plans a decision about one work, in place of one planned before. Refuses 404 not-found,
-- 403 own-work, 409 already-released, 422 invalid.
create function public.plan_decision(p_submission_work uuid, p_outcome text, p_words jsonb, p_until date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_curator();
	work public.submission_work;
	sent public.submission;
	result uuid;
begin
	select * into work from public.submission_work where id = p_submission_work;
	select * into sent from public.submission where id = work.submission_id for update;
	if sent.id is null or sent.state in ('draft', 'withdrawn') then perform app.refuse(404, 'not-found'); end if;
	if app.my_artwork(work.artwork_id) or app.is_mine(sent.artist_id) then perform app.refuse(403, 'own-work'); end if;
	if sent.state = 'submitted' then update public.submission set state = 'in_review' where id = sent.id; end if;
	-- A released answer stands, but the waiting list can still become a yes or a no.
	if exists (select from public.decision d where d.submission_work_id = work.id and d.replaced_at is null
		and d.released_at is not null) and work.state <> 'waitlisted' then
		perform app.refuse(409, 'already-released');
	end if;
	-- What was released stays in force until the next one is.
	update public.decision set replaced_at = now()
	where submission_work_id = work.id and replaced_at is null and released_at is null;
	insert into public.decision (submission_work_id, outcome, words, until, planned_by)
	values (work.id, p_outcome, p_words, p_until, me) returning id into result;
	return result;
exception when integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Releases the planned decisions of a submission: from now on the artist sees them and gets a mail.
-- Refuses 404 not-found, 403 own-work, 409 nothing-planned.
create function public.release_decisions(p_submission uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_curator();
	sent public.submission;
	released int;
begin
	select * into sent from public.submission where id = p_submission for update;
	if sent.id is null or sent.state in ('draft', 'withdrawn') then perform app.refuse(404, 'not-found'); end if;
	if app.is_mine(sent.artist_id) then perform app.refuse(403, 'own-work'); end if;
	update public.decision d set replaced_at = now() from public.decision next, public.submission_work sw
	where sw.submission_id = sent.id and d.submission_work_id = sw.id and d.released_at is not null and d.replaced_at is null
		and next.submission_work_id = sw.id and next.released_at is null and next.replaced_at is null;
	update public.decision d set released_at = now(), released_by = me
	from public.submission_work sw
	where sw.id = d.submission_work_id and sw.submission_id = sent.id and d.released_at is null and d.replaced_at is null;
	get diagnostics released = row_count;
	if released = 0 then perform app.refuse(409, 'nothing-planned'); end if;
	update public.submission_work sw set state = d.outcome from public.decision d
	where d.submission_work_id = sw.id and sw.submission_id = sent.id and d.replaced_at is null and d.released_at = now()
		and sw.state is distinct from d.outcome;
	if sent.state = 'in_review' and not exists (select from public.submission_work where submission_id = sent.id and state = 'undecided') then
		update public.submission set state = 'decided' where id = sent.id;
	end if;
	if sent.account_id is not null then
		perform app.queue_mail(sent.account_id, 'decision', jsonb_build_object('submission', sent.id,
			'works', (select jsonb_agg(jsonb_build_object('title', r.title, 'outcome', d.outcome, 'words', d.words, 'until', d.until) order by sw.position)
				from public.decision d join public.submission_work sw on sw.id = d.submission_work_id
				join public.artwork_revision r on r.id = sw.revision_id
				where sw.submission_id = sent.id and d.replaced_at is null and d.released_at = now())),
			sent.language, 'decision:' || sent.id || ':' || extract(epoch from now()));
	end if;
	return released;
end $$;

-- The artist's answer to a yes. Refuses 404 not-found, 409 illegal-move.
create function public.answer_acceptance(p_submission_work uuid, p_confirm boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare work public.submission_work;
begin
	perform app.need_account();
	select * into work from public.submission_work where id = p_submission_work for update;
	if work.id is null or not app.may_edit(app.owner_of(work.artwork_id)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission_work set state = case when p_confirm then 'confirmed' else 'given_back' end where id = work.id;
end $$;

create function public.add_note(p_submission uuid, p_text text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.submission where id = p_submission and state not in ('draft', 'withdrawn')) then
		perform app.refuse(404, 'not-found');
	end if;
	insert into public.note (submission_id, by_account, text) values (p_submission, auth.uid(), p_text);
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.submit_artworks(uuid, uuid, uuid[], jsonb), public.withdraw_submission(uuid),
	public.plan_decision(uuid, text, jsonb, date), public.release_decisions(uuid),
	public.answer_acceptance(uuid, boolean), public.add_note(uuid, text) to authenticated;

create trigger log_action after insert or update of state on public.submission for each row execute function app.log_action();
create trigger log_action after insert or update of released_at on public.decision for each row execute function app.log_action();
