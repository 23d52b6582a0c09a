-- What the artist agreed to, what the house withholds, and `app.visible`, which decides what may be shown.

-- Rows are only added. The latest row of a work and channel holds.
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

-- The house withholds a work, or everything of an artist, for a time.
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

alter table public.consent enable row level security;
alter table public.withholding enable row level security;

grant select on public.consent, public.withholding to authenticated;
grant select, insert, update, delete on public.consent, public.withholding to service_role;

create policy "what concerns oneself, or the desk" on public.withholding for select to authenticated
	using ((select app.is_curator()) or artwork_id in (select app.my_artworks()) or artist_id in (select app.my_artists()));

-- Whether a work may be shown on a channel at a moment: its artist agreed, nobody hid the artist, and the house does not withhold
-- it.
create function app.visible(asked_artwork uuid, asked_channel text, asked_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return coalesce((select c.given from public.consent c
			where c.artwork_id = asked_artwork and c.channel = asked_channel and c.at <= asked_at order by c.id desc limit 1), false)
		and not exists (select from public.artwork_artist aa join public.artist a on a.id = aa.artist_id
			where aa.artwork_id = asked_artwork and a.hidden_at is not null)
		and not exists (select from public.withholding w
			where (w.artwork_id = asked_artwork or w.artist_id in (select artist_id from public.artwork_artist where artwork_id = asked_artwork))
			and w.from_at <= asked_at and (w.until_at is null or w.until_at > asked_at));
end $$;

-- The channel of a show: website while it is to come or running, archive once it is over.
create function app.show_channel(closes date) returns text
language sql stable set search_path = '' as $$
	select case when closes < app.berlin_today() then 'archive' else 'website' end
$$;

-- Saves what the artist agrees to, per channel. `p_consents`: {"website": true, …}. Refuses 404 not-found, 422 invalid.
create function public.set_consents(p_artwork uuid, p_consents jsonb, p_wording text, p_language text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if app.owner_of(p_artwork) is null or not app.may_edit(app.owner_of(p_artwork)) then perform app.refuse(404, 'not-found'); end if;
	insert into public.consent (artwork_id, channel, given, wording, language, how, by_account)
	select p_artwork, key, value::boolean, p_wording, p_language, 'online', app.me() from jsonb_each_text(p_consents);
exception when data_exception or integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

-- Hides everything of an artist at once. The artist's own account sets hidden_at; a coordinator withholds instead. Neither undoes
-- the other. Refuses 404 not-found.
create function public.hide_artist(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if app.is_mine(p_artist) then
		update public.artist set hidden_at = case when p_on then now() end where id = p_artist;
	elsif not app.is_coordinator() or not exists (select from public.artist where id = p_artist) then
		perform app.refuse(404, 'not-found');
	elsif p_on then
		insert into public.withholding (artist_id, reason, by_account) values (p_artist, 'house', app.me());
	else
		update public.withholding set until_at = now() where artist_id = p_artist and until_at is null;
	end if;
end $$;

-- Withholds a work, with a reason, or ends that when `p_on` is false. Refuses 404 not-found (also when it was never submitted),
-- 422 invalid.
create function public.withhold_artwork(p_artwork uuid, p_on boolean, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_curator();
	if not exists (select from public.artwork_revision where artwork_id = p_artwork and frozen_at is not null) then
		perform app.refuse(404, 'not-found');
	end if;
	if p_on then
		insert into public.withholding (artwork_id, reason, by_account) values (p_artwork, p_reason, app.me());
	else
		update public.withholding set until_at = now() where artwork_id = p_artwork and until_at is null;
	end if;
exception when integrity_constraint_violation then perform app.refuse(422, 'invalid');
end $$;

grant execute on function public.set_consents(uuid, jsonb, text, text), public.hide_artist(uuid, boolean),
	public.withhold_artwork(uuid, boolean, text) to authenticated;
grant execute on function app.show_channel(date), app.visible(uuid, text, timestamptz) to anon, authenticated;

create trigger log_action after insert on public.withholding for each row execute function app.log_action();

create constraint trigger raise_epoch after insert or update or delete on public.consent deferrable initially deferred for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or update or delete on public.withholding deferrable initially deferred for each row execute function app.raise_epoch();
