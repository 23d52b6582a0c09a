-- Archives of backups are deleted when they are old.

alter table public.backup add column file text check (octet_length(file) between 1 and 255 and strpos(file, '/') = 0);

alter table public.retention drop constraint retention_term_check, add constraint retention_term_check check (term in
	('drafts', 'originals', 'contact', 'mails', 'requests', 'log', 'jobs', 'accounts', 'sign-ins', 'codes', 'uploads', 'orphans', 'archives'));
insert into public.retention (id, term, amount, unit, least, most) values (13, 'archives', 6, 'month', 1, 60);

-- The ids of backups whose archive is old. The latest one stays, however old it is.
create function app.old_archives(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
	select b.id from public.backup b where b.at < before and exists (select from public.backup later where later.at > b.at) order by b.at
$$;

create or replace function app.overdue(asked_term text, before timestamptz, at_most int) returns setof text
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

create or replace function public.tidy(p_term text) returns jsonb
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

-- The archives of old backups, by their whole paths: they lie beside the list of erasures, in no bucket. Whoever tidies removes them
-- first, because nothing finds an archive whose row is gone. A later archive may have taken the name of an old one.
create function public.list_old_archives() returns setof text
language sql stable security definer set search_path = '' as $$
	with old as (select app.old_archives(app.kept_since('archives', '{}')) as id)
	select distinct b.folder || '/' || b.file from public.backup b
	where b.id in (select id from old) and b.file is not null and not exists (
		select from public.backup later where later.folder = b.folder and later.file = b.file and later.id not in (select id from old))
$$;

grant execute on function public.list_old_archives() to service_role;
