-- Backups that were made, and what was erased. An archive still holds what was erased after it was made. The hashes say what that is,
-- without holding it: the site copies them to a list beside the archives, and a restore removes those rows again.

-- One row for each archive, written when it is complete.
create table public.backup (
	id uuid primary key default gen_random_uuid(),
	-- The moment whose rows and pictures the archive holds.
	at timestamptz not null,
	-- Where the archive and the list of erasures are, on the machine where the command ran.
	folder text not null check (octet_length(folder) between 1 and 4000),
	bytes bigint not null check (bytes > 0),
	pictures int not null check (pictures >= 0),
	-- The name of the archive. Null: it was made before names were kept.
	file text check (octet_length(file) between 1 and 255 and strpos(file, '/') = 0)
);
create index on public.backup (at);

-- `hash` is the SHA-256 of `kind:id`. `listed_at`: since when it is in the list beside the archives.
create table public.erasure (
	hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
	kind text not null check (kind ~ '^[a-z_]{1,40}$'),
	at timestamptz not null default now(),
	listed_at timestamptz
);
create index on public.erasure (at) where listed_at is null;

alter table public.backup enable row level security;
alter table public.erasure enable row level security;

grant select on public.backup to authenticated;
grant select, insert, update, delete on public.backup, public.erasure to service_role;

create policy "coordinators know the backups" on public.backup for select to authenticated
	using ((select app.is_coordinator()));

create function app.note_erasure() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.erasure (hash, kind)
	values (encode(sha256(convert_to(tg_table_name || ':' || old.id, 'UTF8')), 'hex'), tg_table_name)
	on conflict (hash) do nothing;
	return null;
end $$;

create trigger note_erasure after delete on public.account for each row execute function app.note_erasure();
create trigger note_erasure after delete on public.artist for each row execute function app.note_erasure();
create trigger note_erasure after delete on public.artwork for each row execute function app.note_erasure();
create trigger note_erasure after delete on public.media for each row execute function app.note_erasure();
create trigger note_erasure after delete on public.sound for each row execute function app.note_erasure();
create trigger note_erasure after delete on public.request for each row execute function app.note_erasure();
