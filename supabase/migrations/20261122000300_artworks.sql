-- A work, its revisions and parts, its photographs, what the artist agreed to.

create table public.artwork (
	id uuid primary key default gen_random_uuid(),
	owner_artist_id uuid not null references public.artist on delete restrict,
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now()
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
	unique (artwork_id, number),
	check (year_to is null or year_from is not null and year_to >= year_from)
);
-- One draft per work; what is frozen stays as it is.
create unique index one_draft_per_artwork on public.artwork_revision (artwork_id) where frozen_at is null;

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

create table public.measurement (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	part_no int not null,
	what text not null check (what in ('height', 'width', 'depth', 'outer-height', 'outer-width', 'outer-depth', 'drop', 'weight')),
	value int not null check (value between 0 and 2000000),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.measurement (artwork_id);

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

create table public.media (
	id uuid primary key default gen_random_uuid(),
	state text not null default 'receiving' check (state in ('receiving', 'stored', 'ready', 'failed')),
	created_by uuid references public.account on delete set null,
	artwork_id uuid not null references public.artwork on delete cascade,
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	width int check (width > 0),
	height int check (height > 0),
	bytes bigint check (bytes > 0),
	thumbhash text check (octet_length(thumbhash) <= 100),
	dominant text check (dominant ~ '^#[0-9a-f]{6}$'),
	error text,
	created_at timestamptz not null default now(),
	check (state <> 'ready' or (sha256 is not null and width is not null and height is not null and thumbhash is not null))
);
create index on public.media (artwork_id);

-- `path` is where the bytes lie in storage; `public_name` is the address under /media, random.
create table public.media_file (
	id uuid primary key default gen_random_uuid(),
	media_id uuid not null references public.media on delete cascade,
	kind text not null check (kind in ('master', 'variant', 'pyramid')),
	bucket text not null check (bucket in ('masters', 'pictures')),
	path text not null,
	format text not null check (format in ('avif', 'webp', 'jpeg', 'png', 'tiff')),
	width int not null check (width > 0),
	height int not null check (height > 0),
	bytes bigint not null check (bytes > 0),
	public_name text unique check (public_name ~ '^[A-Za-z0-9_-]{16,64}$'),
	unique (bucket, path),
	check ((kind = 'master') = (public_name is null) and (kind = 'master') = (bucket = 'masters'))
);
create index on public.media_file (media_id);

create table public.photo (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid not null references public.artwork on delete cascade,
	media_id uuid not null unique references public.media on delete cascade,
	role text not null check (role in ('front', 'detail', 'back', 'frame')),
	alt jsonb not null default '{}' check (app.is_texts(alt, 8000)),
	credit text check (octet_length(credit) <= 2000),
	created_at timestamptz not null default now()
);
create index on public.photo (artwork_id);

create table public.revision_photo (
	revision_id uuid not null references public.artwork_revision on delete cascade,
	photo_id uuid not null references public.photo on delete cascade,
	position int not null,
	primary key (revision_id, photo_id)
);
create index on public.revision_photo (photo_id);

create trigger keep_frozen before update or delete on public.artwork_revision
	for each row execute function app.keep_frozen();
create trigger keep_frozen before insert or update or delete on public.artwork_part
	for each row execute function app.keep_frozen();
create trigger keep_frozen before insert or update or delete on public.revision_photo
	for each row execute function app.keep_frozen();

create table public.upload (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account on delete cascade,
	artwork_id uuid not null references public.artwork on delete cascade,
	bytes bigint not null check (bytes > 0),
	received bigint not null default 0,
	expires_at timestamptz not null
);

-- Append-only; what holds now is the latest row of a work and channel.
create table public.consent (
	id bigint generated always as identity primary key,
	artwork_id uuid not null references public.artwork on delete cascade,
	channel text not null check (channel in ('website', 'archive', 'machines', 'full-resolution', 'print', 'press', 'social-media', 'voice')),
	given boolean not null,
	wording text not null check (octet_length(wording) <= 100),
	language text not null check (language ~ '^[a-z]{2}$'),
	how text not null check (how in ('online', 'paper')),
	by_account uuid references public.account on delete set null,
	at timestamptz not null default now()
);
create index on public.consent (artwork_id, channel, id desc);

create table public.withholding (
	id uuid primary key default gen_random_uuid(),
	artwork_id uuid references public.artwork on delete cascade,
	artist_id uuid references public.artist on delete cascade,
	reason text not null check (octet_length(reason) <= 4000),
	from_at timestamptz not null default now(),
	until_at timestamptz,
	by_account uuid references public.account on delete set null,
	check (num_nonnulls(artwork_id, artist_id) = 1)
);
create index on public.withholding (artwork_id);
create index on public.withholding (artist_id);

-- Whether a work may be shown on a channel at a moment: the artist agreed, nobody hid it.
create function app.visible(asked_artwork uuid, asked_channel text, asked_at timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
	select coalesce((select c.given from public.consent c
			where c.artwork_id = asked_artwork and c.channel = asked_channel and c.at <= asked_at order by c.id desc limit 1), false)
		and not exists (select from public.artwork_artist aa join public.artist a on a.id = aa.artist_id
			where aa.artwork_id = asked_artwork and a.hidden_at is not null)
		and not exists (select from public.withholding w
			where (w.artwork_id = asked_artwork or w.artist_id in (select artist_id from public.artwork_artist where artwork_id = asked_artwork))
			and w.from_at <= asked_at and (w.until_at is null or w.until_at > asked_at))
$$;

create function app.owner_of(asked_artwork uuid) returns uuid
language sql stable security definer set search_path = '' as $$
	select owner_artist_id from public.artwork where id = asked_artwork
$$;
create function app.my_artwork(asked_artwork uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.artwork_artist aa join public.account_artist t on t.artist_id = aa.artist_id
		where aa.artwork_id = asked_artwork and t.account_id = auth.uid())
$$;
grant execute on function app.my_artwork(uuid) to authenticated;

alter table public.artwork enable row level security;
alter table public.artwork_artist enable row level security;
alter table public.artwork_revision enable row level security;
alter table public.artwork_part enable row level security;
alter table public.measurement enable row level security;
alter table public.media enable row level security;
alter table public.media_file enable row level security;
alter table public.photo enable row level security;
alter table public.revision_photo enable row level security;
alter table public.upload enable row level security;
alter table public.consent enable row level security;
alter table public.withholding enable row level security;

grant select on public.artwork, public.artwork_artist, public.artwork_revision, public.artwork_part, public.measurement,
	public.media, public.media_file, public.photo, public.revision_photo, public.upload, public.consent, public.withholding
	to authenticated;

-- Makes a work or changes its draft: `p_values` has the columns of artwork_revision and
-- `parts`: [{height_mm, width_mm, …}]. After a submission the frozen revision stays and a new draft
-- begins. Refuses 404 not-found, 422 too-many-artworks, 422 invalid.
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
		insert into public.artwork (owner_artist_id, created_by) values (p_artist, auth.uid()) returning id into target;
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
		afterwards = next_values.afterwards, updated_at = now()
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

-- The draft of a work; a copy of the latest frozen revision when there is none.
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

-- Deletes a work that was never sent. Returns the files in storage that go with it.
create function public.delete_artwork(p_artwork uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	if exists (select from public.artwork_revision r where r.artwork_id = p_artwork and r.frozen_at is not null) then
		perform app.refuse(409, 'frozen');
	end if;
	return query select f.bucket, f.path from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = p_artwork;
	delete from public.artwork where id = p_artwork;
end $$;

-- Before the bytes come: is this account allowed to add a photograph? Returns the id of the picture.
-- Refuses 404 not-found, 422 too-many-photos (five per work), 429 quota (300 pictures a day).
create function public.begin_upload(p_artwork uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := app.need_account();
	draft uuid;
	result uuid;
begin
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	draft := app.draft_of(p_artwork);
	delete from public.media where artwork_id = p_artwork and state = 'receiving' and created_at < now() - interval '1 hour';
	if (select count(*) from public.revision_photo where revision_id = draft)
		+ (select count(*) from public.media where artwork_id = p_artwork and state = 'receiving') >= 5 then
		perform app.refuse(422, 'too-many-photos');
	end if;
	if (select count(*) from public.media where created_by = me and created_at > now() - interval '1 day') >= 300 then
		perform app.refuse(429, 'quota');
	end if;
	insert into public.media (artwork_id, created_by) values (p_artwork, me) returning id into result;
	return result;
end $$;

-- Called by the site itself once all files lie in storage: the picture becomes part of the draft.
-- `p_picture`: {sha256, width, height, bytes, thumbhash, dominant, files: [{kind, bucket, path, format, width, height, bytes, public_name}]}
create function public.finish_upload(p_media uuid, p_role text, p_picture jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	of_artwork uuid;
	draft uuid;
	result uuid;
begin
	update public.media set state = 'ready', sha256 = p_picture ->> 'sha256', width = (p_picture ->> 'width')::int,
		height = (p_picture ->> 'height')::int, bytes = (p_picture ->> 'bytes')::bigint,
		thumbhash = p_picture ->> 'thumbhash', dominant = p_picture ->> 'dominant'
	where id = p_media and state = 'receiving' returning artwork_id into of_artwork;
	if of_artwork is null then perform app.refuse(409, 'upload-gone'); end if;
	-- First, because it locks the work: of two uploads that hold a share of it neither would get it.
	draft := app.draft_of(of_artwork);
	insert into public.media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
	select p_media, f ->> 'kind', f ->> 'bucket', f ->> 'path', f ->> 'format', (f ->> 'width')::int, (f ->> 'height')::int,
		(f ->> 'bytes')::bigint, f ->> 'public_name'
	from jsonb_array_elements(p_picture -> 'files') as files(f);
	insert into public.photo (artwork_id, media_id, role) values (of_artwork, p_media, p_role) returning id into result;
	insert into public.revision_photo (revision_id, photo_id, position)
	values (draft, result, (select coalesce(max(position), 0) + 1 from public.revision_photo where revision_id = draft));
	return result;
end $$;

-- The upload failed: nothing of it stays.
create function public.drop_upload(p_media uuid) returns void
language sql security definer set search_path = '' as $$
	delete from public.media where id = p_media and state = 'receiving'
$$;

-- What a photograph shows and how it is described. `p_alt` as texts.
create function public.save_photo(p_photo uuid, p_role text, p_alt jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	update public.photo set alt = p_alt where id = p_photo;
	-- What the desk has seen as a back view can't become a public front afterwards.
	update public.photo set role = p_role where id = p_photo and role <> p_role and not exists (
		select from public.revision_photo rp join public.artwork_revision r on r.id = rp.revision_id
		where rp.photo_id = p_photo and r.frozen_at is not null);
exception when check_violation then perform app.refuse(422, 'invalid');
end $$;

-- Takes a photograph out of the draft; returns the files that no revision needs any more.
create function public.remove_photo(p_photo uuid) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare of_artwork uuid;
begin
	perform app.need_account();
	select artwork_id into of_artwork from public.photo where id = p_photo;
	if of_artwork is null or not app.may_edit(app.owner_of(of_artwork)) then perform app.refuse(404, 'not-found'); end if;
	delete from public.revision_photo where photo_id = p_photo and revision_id = app.draft_of(of_artwork);
	if not exists (select from public.revision_photo where photo_id = p_photo) then
		return query select f.bucket, f.path from public.photo p join public.media_file f on f.media_id = p.media_id where p.id = p_photo;
		delete from public.media m using public.photo p where p.id = p_photo and m.id = p.media_id;
	end if;
end $$;

-- The artist's will about a work, per channel. `p_consents`: {"website": true, …}.
create function public.set_consents(p_artwork uuid, p_consents jsonb, p_wording text, p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
	select p_artwork, key, value::boolean, p_wording, p_language, 'online', auth.uid() from jsonb_each_text(p_consents);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- "Hide everything of mine now", at once and by oneself. A coordinator withholds instead: neither undoes the other.
create function public.hide_artist(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.is_mine(p_artist) then
		update public.artist set hidden_at = case when p_on then now() end where id = p_artist;
	elsif not app.is_coordinator() or not exists (select from public.artist where id = p_artist) then
		perform app.refuse(404, 'not-found');
	elsif p_on then
		insert into public.withholding (artist_id, reason, by_account) values (p_artist, 'house', auth.uid());
	else
		update public.withholding set until_at = now() where artist_id = p_artist and until_at is null;
	end if;
end $$;

-- Withheld by the house, with a reason; ends when `p_on` is false. Refuses 404 not-found (never sent, too), 422 invalid.
create function public.withhold_artwork(p_artwork uuid, p_on boolean, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.artwork_revision where artwork_id = p_artwork and frozen_at is not null) then
		perform app.refuse(404, 'not-found');
	end if;
	if p_on then
		insert into public.withholding (artwork_id, reason, by_account) values (p_artwork, p_reason, auth.uid());
	else
		update public.withholding set until_at = now() where artwork_id = p_artwork and until_at is null;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.save_artwork(uuid, uuid, jsonb), public.delete_artwork(uuid), public.begin_upload(uuid),
	public.save_photo(uuid, text, jsonb), public.remove_photo(uuid), public.set_consents(uuid, jsonb, text, text),
	public.hide_artist(uuid, boolean), public.withhold_artwork(uuid, boolean, text) to authenticated;
grant execute on function public.finish_upload(uuid, text, jsonb), public.drop_upload(uuid) to service_role;

create trigger log_action after insert or delete on public.artwork for each row execute function app.log_action();
create trigger log_action after insert on public.withholding for each row execute function app.log_action();
create constraint trigger raise_epoch after insert or update or delete on public.consent deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.withholding deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.photo deferrable initially deferred for each row execute function app.raise_epoch();

insert into storage.buckets (id, name, public) values ('masters', 'masters', false), ('pictures', 'pictures', false)
on conflict do nothing;
