-- Decisions on submitted works: a curator plans and releases them, the artist answers.

-- A decision is replaced, never changed. The artist sees only released decisions.
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
-- At most one released decision in force, and one planned decision to follow it.
create unique index one_decision_per_work on public.decision (submission_work_id, (released_at is null)) where replaced_at is null;

alter table public.decision enable row level security;

grant select on public.decision to authenticated;
grant select, insert, update, delete on public.decision to service_role;

-- A curator who is also the artist waits for the release like any artist.
create policy "own once released, the desk before" on public.decision for select to authenticated
	using (((select app.is_curator()) and not exists (select from public.submission_work sw
			where sw.id = submission_work_id and sw.artwork_id in (select app.my_artworks()))) or (released_at is not null and replaced_at is null
		and exists (select from public.submission_work sw where sw.id = submission_work_id)));

-- Plans a decision about one work and replaces an earlier plan. Refuses 404 not-found, 403 own-work, 409 already-released,
-- 422 invalid.
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
	-- A released decision stands, but the waiting list can still become a yes or a no.
	if exists (select from public.decision d where d.submission_work_id = work.id and d.replaced_at is null
		and d.released_at is not null) and work.state <> 'waitlisted' then
		perform app.refuse(409, 'already-released');
	end if;
	-- A released decision stays in force until the next one is released.
	update public.decision set replaced_at = now()
	where submission_work_id = work.id and replaced_at is null and released_at is null;
	insert into public.decision (submission_work_id, outcome, words, until, planned_by)
	values (work.id, p_outcome, p_words, p_until, me) returning id into result;
	return result;
exception when integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- Releases the planned decisions of a submission: from now on the artist sees them, and gets a mail. Returns how many. Refuses
-- 404 not-found, 403 own-work, 409 nothing-planned.
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

-- The artist confirms or gives back an accepted work. Refuses 404 not-found, 409 illegal-move.
create function public.answer_acceptance(p_submission_work uuid, p_confirm boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare work public.submission_work;
begin
	perform app.need_account();
	select * into work from public.submission_work where id = p_submission_work for update;
	if work.id is null or not app.may_edit(app.owner_of(work.artwork_id)) then perform app.refuse(404, 'not-found'); end if;
	update public.submission_work set state = case when p_confirm then 'confirmed' else 'given_back' end where id = work.id;
end $$;

grant execute on function public.plan_decision(uuid, text, jsonb, date), public.release_decisions(uuid),
	public.answer_acceptance(uuid, boolean) to authenticated;

create trigger log_action after insert or update of released_at on public.decision for each row execute function app.log_action();
