-- How long things are kept, and deleting what is older. `app.overdue` says what that is; the preview and `tidy` both ask it.

-- One row per kind of thing. Where `least` and `most` are equal, nobody can change the term.
create table public.retention (
	id int primary key,
	term text not null unique check (term in
		('drafts', 'originals', 'contact', 'mails', 'requests', 'log', 'jobs', 'accounts', 'sign-ins', 'codes', 'uploads', 'orphans', 'archives')),
	amount int not null,
	unit text not null check (unit in ('hour', 'day', 'month')),
	least int not null check (least >= 1),
	most int not null,
	changed_at timestamptz,
	changed_by uuid references public.account on delete set null,
	constraint retention_bounds check (amount between least and most)
);

alter table public.retention enable row level security;

grant select on public.retention to authenticated;
grant select, insert, update, delete on public.retention to service_role;

create policy "coordinators" on public.retention for select to authenticated using ((select app.is_coordinator()));

-- What is older than this is overdue. `amounts` ({"drafts": 6, …}) replaces terms of the table, for a preview.
create function app.kept_since(asked_term text, amounts jsonb) returns timestamptz
language sql stable security definer set search_path = '' as $$
	select now() - coalesce((amounts ->> term)::int, amount) * ('1 ' || unit)::interval from public.retention where term = asked_term
$$;

-- The ids of drafts: works that were never submitted and that nobody edited since. Works in the portfolio stay.
create function app.idle_drafts(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select a.id from public.artwork a
	where not a.in_portfolio and a.created_at < before
		and not exists (select from public.artwork_revision r where r.artwork_id = a.id and (r.frozen_at is not null or r.updated_at >= before))
		and not exists (select from public.submission_work sw where sw.artwork_id = a.id)
		and not exists (select from public.exhibition_work ew where ew.artwork_id = a.id)
	order by a.created_at
$$;

-- The ids of backups whose archive is old. The latest one stays, however old it is.
create function app.old_archives(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select b.id from public.backup b where b.at < before and exists (select from public.backup later where later.at > b.at) order by b.at
$$;

-- The ids of files: masters, and the tiles made of them, of works that were declined by every call that ended before. Without an
-- end of its call, the release of the decision counts. Works in the portfolio, in a show, or being edited again keep theirs.
create function app.declined_originals(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select f.id from public.media_file f join public.media m on m.id = f.media_id join public.artwork a on a.id = m.artwork_id
	where f.kind in ('master', 'pyramid') and not a.in_portfolio
		and exists (select from public.submission_work sw where sw.artwork_id = a.id and sw.state = 'declined')
		and not exists (select from public.submission_work sw join public.submission s on s.id = sw.submission_id
			join public.call c on c.id = s.call_id
			where sw.artwork_id = a.id and case sw.state
				when 'declined' then coalesce(app.berlin_midnight(c.closes + 1), (select max(d.released_at) from public.decision d
					where d.submission_work_id = sw.id), s.submitted_at) >= before
				else s.state <> 'withdrawn' end)
		and not exists (select from public.exhibition_work ew where ew.artwork_id = a.id)
		and not exists (select from public.artwork_revision r where r.artwork_id = a.id and r.frozen_at is null and r.updated_at >= before)
	order by m.created_at
$$;

-- The ids of artists whose support needs, phone and address the house no longer needs: their works were in shows, went back before
-- (or never came to a show that is over), and none is waiting for a decision or a show.
create function app.old_contacts(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select p.artist_id from public.artist_private p
	where num_nonnulls(p.support_needs, p.phone, p.address) > 0
		and exists (select from public.artwork_artist aa join public.exhibition_work ew on ew.artwork_id = aa.artwork_id
			where aa.artist_id = p.artist_id)
		and not exists (select from public.artwork_artist aa join public.exhibition_work ew on ew.artwork_id = aa.artwork_id
			join public.exhibition e on e.id = ew.exhibition_id
			where aa.artist_id = p.artist_id and coalesce(case ew.custody
				when 'returned' then coalesce((select max(l.at) from public.custody_log l
					where l.exhibition_work_id = ew.id and l.custody = 'returned'), app.berlin_midnight(e.taken_down + 1))
				when 'expected' then app.berlin_midnight(e.taken_down + 1) end, 'infinity') >= before)
		and not exists (select from public.submission s left join public.submission_work sw on sw.submission_id = s.id
			where s.artist_id = p.artist_id and (s.state in ('draft', 'submitted', 'in_review', 'changes_requested')
				or s.state = 'decided' and sw.state in ('accepted', 'confirmed')
					and not exists (select from public.exhibition_work ew where ew.artwork_id = sw.artwork_id)))
$$;

-- Whether nobody ever used a code for this account. Supabase confirms an address when its code is used. The embedded backend
-- (@supabase/lite 0.10) writes a confirmation, a sign-in and a session that nobody has when somebody first asks for a code; it
-- forgets a code when it is used.
create function app.never_signed_in(asked uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from auth.users u
		cross join lateral (select greatest(u.created_at, max(i.created_at)) + interval '1 second' as made from auth.identities i where i.user_id = u.id) first
		where u.id = asked and (u.email_confirmed_at is null and u.last_sign_in_at is null
				or u.recovery_token <> '' and u.last_sign_in_at < first.made)
			and not exists (select from auth.sessions s where s.user_id = u.id and s.created_at >= first.made))
$$;

-- The ids of accounts that never signed in and have nothing of their own. Whoever got a code within the last hour may be about to.
create function app.unused_accounts(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select u.id from auth.users u join public.account a on a.id = u.id
	where u.created_at < before and a.suspended_at is null and app.never_signed_in(u.id)
		and greatest(u.created_at, u.confirmation_sent_at, u.recovery_sent_at) < now() - interval '1 hour'
		and not exists (select from public.account_role r where r.account_id = u.id)
		and not exists (select from public.account_artist t where t.account_id = u.id)
	order by u.created_at
$$;

-- Files in storage that no row names, as bucket/path. A process that was killed leaves such files behind.
create function app.orphan_files(before timestamptz) returns setof text
language sql stable security definer set search_path = '' as $$
	select o.bucket_id || '/' || o.name from storage.objects o
	where o.bucket_id in ('masters', 'pictures', 'sounds', 'handling', 'papers') and o.created_at <= before
		and not exists (select from public.media_file f where f.bucket = o.bucket_id and f.path = o.name)
		and not exists (select from public.wall_photo p where p.bucket = o.bucket_id and p.path = o.name)
		and not exists (select from public.sound s where o.bucket_id = 'sounds' and s.path = o.name)
		and not exists (select from public.handling_file f where o.bucket_id = 'handling' and f.path = o.name)
		and not exists (select from public.paper p where o.bucket_id = 'papers' and (p.path = o.name or p.scan_path = o.name))
	order by o.created_at
$$;

-- What is overdue of a kind, at most so many; null is all.
create function app.overdue(asked_term text, before timestamptz, at_most int) returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
	case asked_term
	when 'drafts' then return query select d::text from app.idle_drafts(before) d limit at_most;
	when 'originals' then return query select o::text from app.declined_originals(before) o limit at_most;
	when 'contact' then return query select c::text from app.old_contacts(before) c limit at_most;
	-- A mail that is being sent is finished by whoever has its lease.
	when 'mails' then return query select m.id::text from public.mail m where m.state <> 'sending' and m.created_at < before limit at_most;
	-- Each request also keeps the term that its sender was told.
	when 'requests' then return query select r.id::text from public.request r where r.keep_until < app.berlin_today()
		or (r.created_at at time zone 'Europe/Berlin')::date < (before at time zone 'Europe/Berlin')::date limit at_most;
	when 'log' then return query select l.id::text from public.action_log l where l.at < before limit at_most;
	when 'jobs' then return query select j.id::text from public.job j where j.state in ('done', 'failed') and j.created_at < before
		limit at_most;
	when 'accounts' then return query select u::text from app.unused_accounts(before) u limit at_most;
	-- The log of the backend names addresses.
	when 'sign-ins' then return query select e.id::text from auth.audit_log_entries e where e.created_at < before limit at_most;
	-- Codes that expired unsent, the languages of sign-in pages, and hashes of unused codes. Those of accounts that never signed in
	-- go with the account.
	when 'codes' then return query
		(select m.id::text from public.mail m where m.template = 'sign-in' and m.state = 'released' and m.created_at < before
		union all select s.address_hash from public.sign_in_language s where s.at < before
		union all select u.id::text from auth.users u where u.recovery_token <> '' and u.recovery_sent_at < before
			and not app.never_signed_in(u.id)) limit at_most;
	when 'uploads' then return query
		(select m.id::text from public.media m where m.state = 'receiving' and m.created_at < before
		union all select s.id::text from public.sound s where s.path is null and s.created_at < before
		union all select p.id::text from public.handling_photo p where p.state = 'receiving' and p.received_at < before) limit at_most;
	when 'orphans' then return query select o from app.orphan_files(before) o limit at_most;
	when 'archives' then return query select a::text from app.old_archives(before) a limit at_most;
	end case;
end $$;

-- How much of each kind is overdue now.
create function app.count_overdue(amounts jsonb) returns table (term text, amount int, unit text, due int)
language sql stable security definer set search_path = '' as $$
	select r.term, coalesce((amounts ->> r.term)::int, r.amount), r.unit,
		(select count(*)::int from app.overdue(r.term, app.kept_since(r.term, amounts), null))
	from public.retention r order by r.id
$$;

-- What the next night would delete with these terms, for a coordinator. Refuses 404 not-found, 422 invalid.
create function public.preview_retention(p_amounts jsonb) returns table (term text, amount int, unit text, due int)
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_coordinator();
	return query select * from app.count_overdue(p_amounts);
exception when data_exception then perform app.refuse(422, 'invalid');
end $$;

-- The same for `npm run tidy -- --dry`.
create function public.preview_tidy() returns table (term text, amount int, unit text, due int)
language sql stable security definer set search_path = '' as $$ select * from app.count_overdue('{}') $$;

-- Changes terms: {"drafts": 6, …}; the others stay. Requests are deleted earlier, but never later than their senders were told.
-- Refuses 404 not-found, 422 invalid (out of bounds).
create function public.set_retention(p_amounts jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare me uuid := app.need_coordinator();
begin
	update public.retention r set amount = (p_amounts ->> r.term)::int, changed_at = now(), changed_by = me
	where p_amounts ? r.term and r.amount is distinct from (p_amounts ->> r.term)::int;
	update public.request r set keep_until = app.request_kept_until(r.created_at) where r.keep_until > app.request_kept_until(r.created_at);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- The archives of old backups, by their whole paths: they lie beside the list of erasures, in no bucket. Whoever tidies removes them
-- first, because nothing finds an archive whose row is gone. A later archive may have taken the name of an old one.
create function public.list_old_archives() returns setof text
language sql stable security definer set search_path = '' as $$
	with old as (select app.old_archives(app.kept_since('archives', '{}')) as id)
	select distinct b.folder || '/' || b.file from public.backup b
	where b.id in (select id from old) and b.file is not null and not exists (
		select from public.backup later where later.folder = b.folder and later.file = b.file and later.id not in (select id from old))
$$;

-- Deletes one batch of what is overdue. Each call is a transaction of its own, so that what is done stays done. `more`: there may
-- be another batch. `files` lie in storage without a row now; the caller removes them. Batches wait for each other, so each sees
-- what the one before has left. Refuses 422 invalid.
create function public.tidy(p_term text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	before timestamptz := app.kept_since(p_term, '{}');
	at_most int := case p_term when 'drafts' then 20 when 'originals' then 100 else 500 end;
	ids text[];
	found_ones int;
	files jsonb := '[]';
begin
	if before is null then perform app.refuse(422, 'invalid'); end if;
	perform pg_advisory_xact_lock(hashtext('tidy'));
	ids := array(select app.overdue(p_term, before, at_most));
	found_ones := cardinality(ids);
	case p_term
	when 'drafts' then
		-- Whoever saved or submitted one before this lock keeps it.
		perform from public.artwork where id = any (ids::uuid[]) order by id for update;
		ids := array(select d::text from app.idle_drafts(before) d where d = any (ids::uuid[]));
		select coalesce(jsonb_agg(jsonb_build_object('bucket', f.bucket, 'path', f.path)), '[]') into files from (
			select f.bucket, f.path from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = any (ids::uuid[])
			union all select 'sounds', s.path from public.sound s where s.artwork_id = any (ids::uuid[]) and s.path is not null) f;
		delete from public.artwork where id = any (ids::uuid[]);
	when 'originals' then
		perform from public.artwork a join public.media m on m.artwork_id = a.id join public.media_file f on f.media_id = m.id
		where f.id = any (ids::uuid[]) order by a.id for update of a;
		ids := array(select o::text from app.declined_originals(before) o where o = any (ids::uuid[]));
		with gone as (delete from public.media_file where id = any (ids::uuid[]) returning bucket, path)
		select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into files from gone;
	when 'contact' then update public.artist_private set support_needs = null, phone = null, address = null where artist_id = any (ids::uuid[]);
	when 'mails' then delete from public.mail where id = any (ids::uuid[]) and state <> 'sending';
	when 'requests' then delete from public.request where id = any (ids::uuid[]);
	when 'log' then delete from public.action_log where id = any (ids::bigint[]);
	when 'jobs' then delete from public.job where id = any (ids::uuid[]);
	when 'accounts' then
		perform from auth.users where id = any (ids::uuid[]) order by id for update;
		ids := array(select u::text from app.unused_accounts(before) u where u = any (ids::uuid[]));
		delete from auth.users where id = any (ids::uuid[]);
	when 'sign-ins' then delete from auth.audit_log_entries where id = any (ids::uuid[]);
	when 'codes' then
		delete from public.mail where id::text = any (ids) and template = 'sign-in' and state = 'released';
		delete from public.sign_in_language where address_hash = any (ids) and at < before;
		update auth.users set recovery_token = '' where id::text = any (ids) and recovery_sent_at < before;
	when 'uploads' then
		delete from public.media where id = any (ids::uuid[]) and state = 'receiving';
		delete from public.sound where id = any (ids::uuid[]) and path is null;
		delete from public.handling_photo where id = any (ids::uuid[]) and state = 'receiving';
	when 'orphans' then
		select coalesce(jsonb_agg(jsonb_build_object('bucket', split_part(f, '/', 1), 'path', substr(f, strpos(f, '/') + 1))), '[]') into files
		from unnest(ids) f;
	-- The caller has removed the archives themselves (list_old_archives).
	when 'archives' then delete from public.backup where id = any (ids::uuid[]);
	end case;
	return jsonb_build_object('count', cardinality(ids), 'more', found_ones = at_most, 'files', files);
end $$;

-- The next time after a moment that it is half past three in Leipzig.
create function app.next_night(after timestamptz) returns timestamptz
language sql stable set search_path = '' as $$
	select (day + case when clock < time '03:30' then 0 else 1 end + time '03:30') at time zone 'Europe/Berlin'
	from (select (after at time zone 'Europe/Berlin')::date as day, (after at time zone 'Europe/Berlin')::time as clock) here
$$;

-- Queues tidying for the next night, unless it is queued. The site calls this once a minute. A night that the machine was off is
-- made up for at its next start, because its job is still there.
create function public.queue_tidy() returns void
language sql security definer set search_path = '' as $$
	insert into public.job (kind, dedupe_key, run_after) values ('tidy', 'tidy', app.next_night(now()))
	on conflict (dedupe_key) where state in ('queued', 'running') do nothing
$$;

-- Everything that its artist does to a draft counts as editing it, photographs and sounds too.
create function app.touch_draft() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update public.artwork_revision set updated_at = now() where artwork_id = coalesce(new.artwork_id, old.artwork_id) and frozen_at is null;
	return null;
end $$;

grant execute on function public.preview_retention(jsonb), public.set_retention(jsonb) to authenticated;
grant execute on function public.tidy(text), public.preview_tidy(), public.list_old_archives(), public.queue_tidy() to service_role;

create trigger touch_draft after insert or update or delete on public.photo for each row execute function app.touch_draft();
create trigger touch_draft after update of edit on public.media for each row execute function app.touch_draft();
create trigger touch_draft after insert or update or delete on public.sound for each row execute function app.touch_draft();
create trigger touch_draft after insert on public.consent for each row execute function app.touch_draft();

create trigger log_action after update on public.retention for each row execute function app.log_action();

insert into public.retention (id, term, amount, unit, least, most) values
	(1, 'drafts', 12, 'month', 3, 60), (2, 'originals', 12, 'month', 3, 60), (3, 'contact', 3, 'month', 1, 24),
	(4, 'mails', 24, 'month', 1, 60), (5, 'requests', 12, 'month', 1, 36), (6, 'log', 36, 'month', 12, 120),
	(7, 'jobs', 1, 'month', 1, 12), (8, 'accounts', 1, 'day', 1, 30), (9, 'sign-ins', 30, 'day', 1, 365),
	(10, 'codes', 1, 'day', 1, 1), (11, 'uploads', 1, 'hour', 1, 1), (12, 'orphans', 1, 'hour', 1, 1), (13, 'archives', 6, 'month', 1, 60);
