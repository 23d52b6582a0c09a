-- Works, their revisions and parts, and what the house measured of them.

create table public.artwork (
	id uuid primary key default gen_random_uuid(),
	owner_artist_id uuid not null references public.artist on delete restrict,
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	-- The artist wants to keep it, so tidying deletes nothing of it.
	in_portfolio boolean not null default false
);
create index on public.artwork (owner_artist_id);

create table public.artwork_artist (
	artwork_id uuid not null references public.artwork on delete cascade,
	artist_id uuid not null references public.artist on delete restrict,
	position int not null default 1,
	primary key (artwork_id, artist_id)
);
create index on public.artwork_artist (artist_id);

create table public.artwork_revision (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	number int not null check (number >= 1),
	title jsonb not null default '{}' check (app.is_texts(title, 1200)),
	untitled boolean not null default false,
	year_from int check (year_from between -10000 and 3000),
	year_to int check (year_to between -10000 and 3000),
	year_circa boolean not null default false,
	category text check (category in ('painting', 'drawing', 'photograph', 'print', 'textile', 'relief', 'mixed', 'digital', 'free-standing')),
	technique jsonb not null default '{}' check (app.is_texts(technique, 1200)),
	framing text check (framing in ('none', 'frame', 'glass', 'acrylic', 'stretcher')),
	hardware text check (hardware in ('wire', 'two-eyes', 'stretcher-bar', 'plate', 'sleeve-rod', 'hook-and-loop', 'clips', 'sawtooth', 'none')),
	hook_spacing_mm int check (hook_spacing_mm between 1 and 100000),
	weight_g int check (weight_g between 1 and 2000000),
	weight_estimated boolean not null default false,
	light_sensitive boolean not null default false,
	edition text check (octet_length(edition) <= 400),
	description jsonb not null default '{}' check (app.is_texts(description, 40000)),
	label_text jsonb not null default '{}' check (app.is_texts(label_text, 8000)),
	plain_text jsonb not null default '{}' check (app.is_texts(plain_text, 8000)),
	content_note jsonb not null default '{}' check (app.is_texts(content_note, 4000)),
	credit text check (octet_length(credit) <= 2000),
	for_sale boolean not null default false,
	price_cents int check (price_cents >= 0),
	insurance_cents int check (insurance_cents >= 0),
	afterwards text check (afterwards in ('back', 'sale', 'donation')),
	updated_at timestamptz not null default now(),
	frozen_at timestamptz,
	owner_name text check (octet_length(owner_name) <= 800),
	unique (artwork_id, number),
	check (year_to is null or year_from is not null and year_to >= year_from)
);
-- One draft per work. Frozen revisions never change.
create unique index one_draft_per_artwork on public.artwork_revision (artwork_id) where frozen_at is null;
create index on public.artwork_revision using gin (app.words_of(title));

create table public.artwork_part (
	revision_id uuid not null references public.artwork_revision on delete cascade,
	part_no int not null check (part_no between 1 and 50),
	height_mm int check (height_mm between 1 and 100000),
	width_mm int check (width_mm between 1 and 100000),
	depth_mm int check (depth_mm between 1 and 100000),
	outer_height_mm int check (outer_height_mm between 1 and 100000),
	outer_width_mm int check (outer_width_mm between 1 and 100000),
	outer_depth_mm int check (outer_depth_mm between 1 and 100000),
	drop_mm int check (drop_mm between 0 and 100000),
	gap_mm int check (gap_mm between 0 and 100000),
	primary key (revision_id, part_no)
);

-- What the house measured of a work. The latest value of a part and `what` holds.
create table public.measurement (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	part_no int not null,
	what text not null check (what in
		('height', 'width', 'depth', 'outer-height', 'outer-width', 'outer-depth', 'drop', 'weight', 'hook-spacing')),
	value int not null check (value between 0 and 2000000),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.measurement (artwork_id);

alter table public.artwork enable row level security;
alter table public.artwork_artist enable row level security;
alter table public.artwork_revision enable row level security;
alter table public.artwork_part enable row level security;
alter table public.measurement enable row level security;

grant select on public.artwork, public.artwork_artist, public.artwork_revision, public.artwork_part,
	public.measurement to authenticated;
grant select, insert, update, delete on public.artwork, public.artwork_artist, public.artwork_revision, public.artwork_part,
	public.measurement to service_role;


create function app.keep_frozen() returns trigger
language plpgsql set search_path = '' as $$
declare frozen boolean;
begin
	if tg_table_name = 'artwork_revision' then
		if old.frozen_at is not null then perform app.refuse(409, 'frozen'); end if;
	else
		select frozen_at is not null into frozen from public.artwork_revision
		where id = coalesce(new.revision_id, old.revision_id);
		if frozen then perform app.refuse(409, 'frozen'); end if;
	end if;
	return coalesce(new, old);
end $$;

-- Makes a work or changes its draft. `p_values` has columns of artwork_revision and `parts`: [{height_mm, width_mm, …}]. After a
-- submission the frozen revision stays and a new draft begins. Refuses 404 not-found, 422 too-many-artworks, 422 invalid.
create function public.save_artwork(p_artwork uuid, p_artist uuid, p_values jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	target uuid := p_artwork;
	draft uuid;
	latest public.artwork_revision;
	next_values public.artwork_revision;
begin
	perform app.need_account();
	if target is null then
		if not app.may_edit(p_artist) then perform app.refuse(404, 'not-found'); end if;
		if (select count(*) from public.artwork where owner_artist_id = p_artist) >= 500 then
			perform app.refuse(422, 'too-many-artworks');
		end if;
		insert into public.artwork (owner_artist_id, created_by) values (p_artist, app.me()) returning id into target;
		insert into public.artwork_artist (artwork_id, artist_id) values (target, p_artist);
	elsif app.owner_of(target) is null or not app.may_edit(app.owner_of(target)) then
		perform app.refuse(404, 'not-found');
	end if;
	draft := app.draft_of(target);
	select * into latest from public.artwork_revision where id = draft;
	next_values := jsonb_populate_record(latest, p_values
		- array['id', 'artwork_id', 'number', 'frozen_at', 'updated_at', 'parts']);
	update public.artwork_revision set
		title = next_values.title, untitled = next_values.untitled,
		year_from = next_values.year_from, year_to = next_values.year_to, year_circa = next_values.year_circa,
		category = next_values.category, technique = next_values.technique,
		framing = next_values.framing, hardware = next_values.hardware, hook_spacing_mm = next_values.hook_spacing_mm,
		weight_g = next_values.weight_g, weight_estimated = next_values.weight_estimated,
		light_sensitive = next_values.light_sensitive, edition = next_values.edition,
		description = next_values.description, label_text = next_values.label_text, plain_text = next_values.plain_text,
		content_note = next_values.content_note, credit = next_values.credit,
		for_sale = next_values.for_sale, price_cents = next_values.price_cents, insurance_cents = next_values.insurance_cents,
		afterwards = next_values.afterwards, owner_name = next_values.owner_name, updated_at = now()
	where id = draft;
	if p_values ? 'parts' then
		delete from public.artwork_part where revision_id = draft;
		insert into public.artwork_part (revision_id, part_no, height_mm, width_mm, depth_mm,
			outer_height_mm, outer_width_mm, outer_depth_mm, drop_mm, gap_mm)
		select draft, n, (p ->> 'height_mm')::int, (p ->> 'width_mm')::int, (p ->> 'depth_mm')::int,
			(p ->> 'outer_height_mm')::int, (p ->> 'outer_width_mm')::int, (p ->> 'outer_depth_mm')::int,
			(p ->> 'drop_mm')::int, (p ->> 'gap_mm')::int
		from jsonb_array_elements(p_values -> 'parts') with ordinality as parts(p, n);
	end if;
	return target;
exception when data_exception or integrity_constraint_violation then
	perform app.refuse(422, 'invalid');
	return null;
end $$;

-- The draft of a work; without one, a copy of the latest frozen revision becomes the draft.
create function app.draft_of(asked_artwork uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	draft public.artwork_revision;
	source uuid;
begin
	perform from public.artwork where id = asked_artwork for update;
	select * into draft from public.artwork_revision where artwork_id = asked_artwork and frozen_at is null;
	if found then return draft.id; end if;
	select * into draft from public.artwork_revision where artwork_id = asked_artwork order by number desc limit 1;
	source := draft.id;
	if source is null then
		insert into public.artwork_revision (artwork_id, number) values (asked_artwork, 1) returning id into source;
		insert into public.artwork_part (revision_id, part_no) values (source, 1);
		return source;
	end if;
	draft.id := gen_random_uuid();
	draft.number := draft.number + 1;
	draft.frozen_at := null;
	draft.updated_at := now();
	insert into public.artwork_revision select (draft).*;
	insert into public.artwork_part select draft.id, part_no, height_mm, width_mm, depth_mm,
		outer_height_mm, outer_width_mm, outer_depth_mm, drop_mm, gap_mm
		from public.artwork_part where revision_id = source;
	insert into public.revision_photo select draft.id, photo_id, position from public.revision_photo where revision_id = source;
	return draft.id;
end $$;

-- Deletes a work that was never submitted. Returns its files in storage, pictures and sounds, for the caller to remove. Refuses
-- 404 not-found, 409 frozen.
create function public.delete_artwork(p_artwork uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	if exists (select from public.artwork_revision r where r.artwork_id = p_artwork and r.frozen_at is not null) then
		perform app.refuse(409, 'frozen');
	end if;
	return query select f.bucket, f.path from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = p_artwork
		union all select 'sounds', s.path from public.sound s where s.artwork_id = p_artwork and s.path is not null;
	delete from public.artwork where id = p_artwork;
end $$;

-- Keeps a work in the portfolio of its artist, or no longer. Refuses 404 not-found.
create function public.keep_in_portfolio(p_artwork uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.artwork set in_portfolio = p_on where id = p_artwork;
end $$;

-- Records what the house measured of a part of a work in a show: `p_what` as in `measurement.what`, in mm or g. From now on it
-- overrides what the artist stated. Refuses 404 not-found, 422 invalid.
create function public.measure_work(p_exhibition_work uuid, p_part int, p_what text, p_value int) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	insert into public.measurement (artwork_id, part_no, what, value, by_account, at)
	select ew.artwork_id, p.part_no, p_what, p_value, app.me(), clock_timestamp()
	from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
	where ew.id = p_exhibition_work and p.part_no = p_part
	-- Only a drop can be zero.
	and (p_value >= 1 or p_what = 'drop');
	if not found then
		perform from public.exhibition_work ew join public.artwork_part p on p.revision_id = ew.revision_id
		where ew.id = p_exhibition_work and p.part_no = p_part;
		if found then perform app.refuse(422, 'invalid'); else perform app.refuse(404, 'not-found'); end if;
	end if;
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- What the house measured last of a part of a work; null if it never did.
create function app.measured(asked_artwork uuid, asked_part int, asked_what text) returns int
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select value from public.measurement where artwork_id = asked_artwork and part_no = asked_part and what = asked_what order by at desc limit 1);
end $$;

-- The framed outer size of a part: as measured, otherwise as stated (hangParts.ts).
create function app.size_of_part(asked_revision uuid, asked_part int) returns table (width_mm int, height_mm int)
language sql stable security definer set search_path = '' as $$
	select coalesce(app.measured(r.artwork_id, p.part_no, 'outer-width'), p.outer_width_mm, app.measured(r.artwork_id, p.part_no, 'width'), p.width_mm, 1),
		coalesce(app.measured(r.artwork_id, p.part_no, 'outer-height'), p.outer_height_mm, app.measured(r.artwork_id, p.part_no, 'height'), p.height_mm, 1)
	from public.artwork_part p join public.artwork_revision r on r.id = p.revision_id
	where p.revision_id = asked_revision and p.part_no = asked_part
$$;

grant execute on function public.save_artwork(uuid, uuid, jsonb), public.delete_artwork(uuid), public.keep_in_portfolio(uuid, boolean),
	public.measure_work(uuid, int, text, int) to authenticated;

create trigger keep_frozen before update or delete on public.artwork_revision for each row execute function app.keep_frozen();
create trigger keep_frozen before insert or update or delete on public.artwork_part for each row execute function app.keep_frozen();

create trigger log_action after insert or delete on public.artwork for each row execute function app.log_action();
