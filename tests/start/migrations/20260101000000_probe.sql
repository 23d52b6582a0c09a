-- A small schema of its own, so that the backend is tested for what every migration counts on.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;

create table public.notes (
	id int generated always as identity primary key,
	owner uuid default auth.uid(),
	body text not null
);
alter table public.notes enable row level security;
create policy own on public.notes to authenticated using (owner = auth.uid()) with check (owner = auth.uid());
grant select, insert on public.notes to authenticated;

create view public.pub_notes as select id, body from public.notes;
grant select on public.pub_notes to anon;
create view public.all_notes as select id, body from public.notes;

create table public.outbox (email text, token text, token_hash text);
create function public.queue_sign_in_mail(p_email text, p_token text, p_token_hash text) returns void
language sql security definer set search_path = '' as $$ insert into public.outbox values (p_email, p_token, p_token_hash) $$;

create function public.refuse() returns void language plpgsql as $$
begin
	raise exception using errcode = 'PT409', message = 'taken', detail = '{"by":"Wall A"}', hint = 'wall_taken';
end $$;
create function public.who() returns text language sql stable as $$ select coalesce(auth.uid()::text, '-') || ' ' || current_user $$;
create function public.hidden() returns text language sql stable as $$ select 'secret' $$;
grant execute on function public.refuse(), public.who() to anon, authenticated, service_role;
grant execute on function public.hidden() to service_role;

insert into storage.buckets (id, name) values ('masters', 'masters');
create policy own_folder on storage.objects for select to authenticated
	using (bucket_id = 'masters' and (storage.foldername(name))[1] = auth.uid()::text);
