-- Papers of a show: printed papers stay as they were, with a hash. Agreements are signed by hand or accepted online.

create table public.paper (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind in ('hang-sheet', 'labels', 'labels-large', 'price-list', 'works-list', 'agreement', 'condition')),
	exhibition_id uuid not null references public.exhibition on delete restrict,
	wall_id int references public.wall on delete restrict,
	artist_id uuid references public.artist on delete restrict,
	-- The version that the numbers come from, and the counter of a draft when they were read.
	hang_version_id uuid references public.hang_version on delete restrict,
	hang_lock int,
	language text not null check (language ~ '^[a-z]{2}$'),
	title text not null check (octet_length(title) between 1 and 8000),
	-- A hash of everything that the numbers depend on. When it is different today, the paper is outdated.
	grounds text not null check (grounds ~ '^[0-9a-f]{64}$'),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	path text not null unique check (octet_length(path) <= 200),
	bytes bigint not null check (bytes > 0),
	pages int not null check (pages > 0),
	-- For an agreement: 0 is the agreement itself, 1 and higher change a signed one. `terms` is what was agreed about money.
	annex int not null default 0 check (annex >= 0),
	terms jsonb check (jsonb_typeof(terms) = 'object' and octet_length(terms::text) <= 400),
	state text not null default 'made' check (state in ('made', 'offered', 'signed', 'accepted')),
	made_at timestamptz not null default now(),
	made_by uuid references public.account on delete set null,
	-- The scan of a paper that was signed by hand.
	scan_path text unique check (octet_length(scan_path) <= 200),
	scan_format text check (scan_format in ('pdf', 'jpeg', 'png', 'webp', 'tiff', 'avif')),
	scan_sha256 text check (scan_sha256 ~ '^[0-9a-f]{64}$'),
	scan_bytes bigint check (scan_bytes > 0),
	signed_at timestamptz,
	signed_by uuid references public.account on delete set null,
	accepted_at timestamptz,
	accepted_by uuid references public.account on delete set null,
	check ((kind = 'hang-sheet') = (wall_id is not null)),
	check ((kind in ('agreement', 'condition')) = (artist_id is not null)),
	check ((kind = 'agreement') or (annex = 0 and terms is null and state = 'made')),
	check ((state = 'signed') = (scan_path is not null and scan_format is not null and scan_sha256 is not null and signed_at is not null)),
	check ((state = 'accepted') = (accepted_at is not null))
);
create index on public.paper (exhibition_id, made_at desc);
create index on public.paper (artist_id);

alter table public.paper enable row level security;

grant select on public.paper to authenticated;
grant select on public.paper to service_role;

create policy "the desk, and artists their agreements once offered" on public.paper for select to authenticated
	using ((select app.is_curator()) or (kind = 'agreement' and state <> 'made' and artist_id in (select app.my_artists())));

-- A printed paper stays as it is. Only its state may move on, and deleting an account may clear who did it.
create function app.keep_paper() returns trigger
language plpgsql set search_path = '' as $$
declare
	who constant text[] := array['made_by', 'signed_by', 'accepted_by'];
	moves constant text[] := array['state', 'scan_path', 'scan_format', 'scan_sha256', 'scan_bytes', 'signed_at', 'accepted_at'];
begin
	if tg_op = 'UPDATE' and to_jsonb(new) - who - moves = to_jsonb(old) - who - moves then
		if to_jsonb(new) - who = to_jsonb(old) - who or (old.state || '>' || new.state) in
			('made>offered', 'offered>made', 'made>signed', 'offered>signed', 'offered>accepted') then
			return new;
		end if;
	end if;
	perform app.refuse(409, 'frozen');
	return null;
end $$;

-- Saves a paper. The site calls this after it has checked the rights and stored the bytes. Returns the id. `p_values`: the
-- columns. Refuses 404 not-found (no curator, no such show), 422 invalid.
create function public.keep_paper(p_by uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	given public.paper := jsonb_populate_record(null::public.paper, p_values);
	result uuid;
begin
	perform from public.account a join public.account_role r on r.account_id = a.id where a.id = p_by and a.suspended_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	perform from public.exhibition where id = given.exhibition_id;
	if not found then perform app.refuse(404, 'not-found'); end if;
	insert into public.paper (kind, exhibition_id, wall_id, artist_id, hang_version_id, hang_lock, language, title, grounds, sha256, path,
		bytes, pages, annex, terms, made_by)
	values (given.kind, given.exhibition_id, given.wall_id, given.artist_id, given.hang_version_id, given.hang_lock, given.language, given.title,
		given.grounds, given.sha256, given.path, given.bytes, given.pages, coalesce(given.annex, 0), given.terms, p_by)
	returning id into result;
	return result;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid'); return null;
end $$;

-- Saves the scan of an agreement that was signed by hand. The site calls this. Refuses 404 not-found, 409 illegal-move,
-- 422 invalid.
create function public.keep_scan(p_by uuid, p_paper uuid, p_path text, p_format text, p_sha256 text, p_bytes bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare now_state text;
begin
	perform from public.account a join public.account_role r on r.account_id = a.id where a.id = p_by and a.suspended_at is null;
	if not found then perform app.refuse(404, 'not-found'); end if;
	select state into now_state from public.paper where id = p_paper and kind = 'agreement' for update;
	if now_state is null then perform app.refuse(404, 'not-found'); end if;
	if now_state not in ('made', 'offered') then perform app.refuse(409, 'illegal-move'); end if;
	update public.paper set state = 'signed', scan_path = p_path, scan_format = p_format, scan_sha256 = p_sha256, scan_bytes = p_bytes,
		signed_at = now(), signed_by = p_by where id = p_paper;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Shows an agreement to the accounts of its artist, so that they can accept it. Refuses 404 not-found, 409 illegal-move.
create function public.offer_agreement(p_paper uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare now_state text;
begin
	perform app.need_curator();
	select state into now_state from public.paper where id = p_paper and kind = 'agreement' for update;
	if now_state is null then perform app.refuse(404, 'not-found'); end if;
	if now_state not in ('made', 'offered') then perform app.refuse(409, 'illegal-move'); end if;
	update public.paper set state = 'offered' where id = p_paper;
end $$;

-- An account of the artist accepts the agreement whose bytes have this hash, so that it accepts what it has read. Refuses
-- 404 not-found (not theirs, not offered), 409 illegal-move, 422 other-bytes.
create function public.accept_agreement(p_paper uuid, p_sha256 text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	found_paper public.paper;
begin
	select * into found_paper from public.paper where id = p_paper and kind = 'agreement' for update;
	if not found or found_paper.state = 'made' or not app.is_mine(found_paper.artist_id) then perform app.refuse(404, 'not-found'); end if;
	if found_paper.state <> 'offered' then perform app.refuse(409, 'illegal-move'); end if;
	if found_paper.sha256 <> p_sha256 then perform app.refuse(422, 'other-bytes'); end if;
	update public.paper set state = 'accepted', accepted_at = now(), accepted_by = me where id = p_paper;
end $$;

-- Lists files of papers that no row names, for the site to remove.
create function public.list_paper_orphans(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id = 'papers' and o.created_at <= before
		and not exists (select from public.paper p where p.path = o.name or p.scan_path = o.name)
		order by o.created_at limit 1000;
end $$;

grant execute on function public.offer_agreement(uuid), public.accept_agreement(uuid, text) to authenticated;
grant execute on function public.keep_paper(uuid, jsonb), public.keep_scan(uuid, uuid, text, text, text, bigint),
	public.list_paper_orphans(int) to service_role;

create trigger keep before update or delete on public.paper for each row execute function app.keep_paper();

create trigger log_action after insert or update of state on public.paper for each row execute function app.log_action();

insert into storage.buckets (id, name, public, file_size_limit) values ('papers', 'papers', false, 20000000) on conflict do nothing;
