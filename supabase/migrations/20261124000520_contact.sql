-- Writing to an artist without knowing the address: the message goes through the outbox to the accounts of the artist.

alter table public.artist add column contact_open boolean not null default false;

-- Whether somebody reads what is written to an artist: wanted, not in safe mode, not hidden, an account that isn't suspended, and
-- at least one work to be seen.
create view public.pub_contact as
select a.id as artist_id
from public.artist a
where a.contact_open and not a.safe_mode and a.hidden_at is null
	and exists (select from public.account_artist t join public.account c on c.id = t.account_id
		where t.artist_id = a.id and c.suspended_at is null)
	and exists (select from public.pub_work w where w.artist_id = a.id);
grant select on public.pub_contact to anon, authenticated;

-- Only the artist's own accounts say so. Refuses 404 not-found, 409 safe-mode.
create function public.open_contact(p_artist uuid, p_on boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not app.is_mine(p_artist) then perform app.refuse(404, 'not-found'); end if;
	if p_on and exists (select from public.artist where id = p_artist and safe_mode) then perform app.refuse(409, 'safe-mode'); end if;
	update public.artist set contact_open = p_on where id = p_artist and contact_open <> p_on;
end $$;
grant execute on function public.open_contact(uuid, boolean) to authenticated;

alter table public.mail drop constraint mail_template_check,
	add constraint mail_template_check check (template ~ '^[a-z-]{1,40}$');

-- For the site, which has counted how often somebody writes: puts a message into the outbox, once for each account of the artist.
-- `p_values`: name, address, message. The same message from the same address again is the same mail. Refuses 404 not-found.
create function public.send_contact(p_artist uuid, p_values jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform from public.pub_contact where artist_id = p_artist;
	if not found then perform app.refuse(404, 'not-found'); end if;
	insert into public.mail (to_account, language, template, values, dedupe_key)
	select c.id, c.language, 'contact', p_values || jsonb_build_object('artist', a.name),
		'contact/' || c.id || '/' || encode(sha256(convert_to(p_artist || (p_values ->> 'address') || (p_values ->> 'message'), 'UTF8')), 'hex')
	from public.account_artist t join public.account c on c.id = t.account_id join public.artist a on a.id = t.artist_id
	where t.artist_id = p_artist and c.suspended_at is null
	on conflict (dedupe_key) do nothing;
end $$;
grant execute on function public.send_contact(uuid, jsonb) to service_role;

-- Codes, and what people wrote to artists, are forgotten as soon as they have been sent.
create or replace function public.finish_mail(p_id uuid, p_lease uuid, p_error text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update public.mail set
		state = case when p_error is null then 'sent' when attempts < 40 then 'released' else 'failed' end,
		sent_at = case when p_error is null then now() end, lease = null,
		lease_until = case when p_error is not null then now() + make_interval(secs => least(3600, 10 * attempts * attempts)) end,
		last_error = p_error, values = case when p_error is null and template in ('sign-in', 'contact') then '{}' else values end
	where id = p_id and lease = p_lease and state = 'sending';
end $$;

create constraint trigger raise_epoch after update of suspended_at on public.account deferrable initially deferred
	for each row execute function app.raise_epoch();
create constraint trigger raise_epoch after insert or delete on public.account_artist deferrable initially deferred
	for each row execute function app.raise_epoch();
