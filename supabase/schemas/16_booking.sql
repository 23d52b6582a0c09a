-- Which show has which wall or room, and when.

-- Two bookings of one resource never overlap. Periods are half-open, so that one show can end when the next begins.
create table public.booking (
	id uuid primary key default gen_random_uuid(),
	resource_id int not null references public.resource on delete restrict,
	during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during)),
	exhibition_id uuid references public.exhibition on delete restrict,
	phase text not null check (phase in ('show', 'installation', 'take-down', 'event', 'request')),
	created_by uuid references public.account on delete set null,
	created_at timestamptz not null default now(),
	cancelled_at timestamptz,
	-- int4range replaces equality, because plain GiST has none for int and this needs no extension.
	constraint resource_is_free exclude using gist
		(int4range(resource_id, resource_id, '[]') with &&, during with &&) where (cancelled_at is null)
);
create index on public.booking (exhibition_id);

alter table public.booking enable row level security;

grant select on public.booking to authenticated;
grant select, insert, update, delete on public.booking to service_role;

create policy "the desk" on public.booking for select to authenticated using ((select app.is_curator()));

-- Books resources for an exhibition and cancels what it had before. It locks the resource rows in order of their ids first,
-- because with the constraint alone fifty people who book at once end in deadlocks. Refuses 409 resource-taken with detail
-- {resource, code, exhibition, title, until, freeFrom}: `until` is the last day of the other booking, `freeFrom` the first day
-- from which the whole period fits.
create function app.book(resources int[], wanted tstzrange, for_exhibition uuid, for_phase text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	other record;
	start timestamptz;
	blocking timestamptz;
begin
	perform from public.resource where id = any (resources) order by id for update;
	update public.booking set cancelled_at = now() where exhibition_id = for_exhibition and phase = for_phase and cancelled_at is null;
	select b.resource_id, b.during, b.exhibition_id, e.title, w.code into other
	from public.booking b left join public.exhibition e on e.id = b.exhibition_id left join public.wall w on w.resource_id = b.resource_id
	where b.resource_id = any (resources) and b.cancelled_at is null and b.during && wanted
	order by w.position, b.resource_id, b.during limit 1;
	if found then
		start := upper(other.during);
		loop
			select max(upper(b.during)) into blocking from public.booking b
			where b.resource_id = other.resource_id and b.cancelled_at is null
				-- The period keeps its length in local time; a change to or from summer time does not make it longer.
				and b.during && tstzrange(start, ((start at time zone 'Europe/Berlin') + ((upper(wanted) at time zone 'Europe/Berlin')
					- (lower(wanted) at time zone 'Europe/Berlin'))) at time zone 'Europe/Berlin');
			exit when blocking is null;
			start := blocking;
		end loop;
		perform app.refuse(409, 'resource-taken', jsonb_build_object('resource', other.resource_id, 'code', other.code,
			'exhibition', other.exhibition_id, 'title', other.title,
			'until', ((upper(other.during) - interval '1 second') at time zone 'Europe/Berlin')::date,
			'freeFrom', (start at time zone 'Europe/Berlin')::date));
	end if;
	insert into public.booking (resource_id, during, exhibition_id, phase, created_by)
	select r, wanted, for_exhibition, for_phase, app.me() from unnest(resources) as asked(r);
end $$;

create trigger log_action after insert or update of cancelled_at on public.booking for each row execute function app.log_action();
