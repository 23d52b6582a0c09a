-- The rooms of a show for everybody. A plan that is drawn anew leaves past shows the room that they hung in.

create table public.room_plan_before (
	id int generated always as identity primary key,
	room_id int not null references public.room on delete cascade,
	plan jsonb not null check (app.is_room_plan(plan) and octet_length(plan::text) <= 60000),
	until timestamptz not null default now()
);
create index on public.room_plan_before (room_id, until);
alter table public.room_plan_before enable row level security;
grant select on public.room_plan_before to authenticated;
create policy "the desk" on public.room_plan_before for select to authenticated using ((select app.is_curator()));
grant select, insert, update, delete on public.room_plan_before to service_role;

create function app.keep_room_plan() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if old.plan is not null and old.plan is distinct from new.plan then
		insert into public.room_plan_before (room_id, plan) values (old.resource_id, old.plan);
	end if;
	return null;
end $$;
create trigger keep_room_plan after update of plan on public.room for each row execute function app.keep_room_plan();

-- The rooms in which a show hangs: outline, height, doors and windows as the plan has them (src/lib/walls/roomPlan.ts), furniture that
-- stands there on a day of the show, and of the walls in the hang in effect their paint and where they are (edge null: the plan doesn't
-- say). Neither escape routes nor names of furniture nor walls of other shows. A past show has the plan of its last day, else the first
-- one that was drawn after it.
create view public.pub_show_room as
select e.id as exhibition_id, r.resource_id as room_id, r.name, p.plan -> 'outline' as outline, p.plan -> 'heightMm' as height_mm,
	p.plan -> 'doors' as doors, p.plan -> 'windows' as windows,
	(select coalesce(jsonb_agg(jsonb_build_object('xMm', f -> 'xMm', 'yMm', f -> 'yMm', 'widthMm', f -> 'widthMm', 'depthMm', f -> 'depthMm',
			'heightMm', f -> 'heightMm', 'turn', f -> 'turn') order by n), '[]')
		from jsonb_array_elements(p.plan -> 'furniture') with ordinality as stands(f, n)
		where coalesce(f ->> 'from', '') <= to_char(e.closes, 'YYYY-MM-DD')
			and coalesce(f ->> 'to', '9') >= to_char(e.opens, 'YYYY-MM-DD')) as furniture,
	(select jsonb_agg(jsonb_build_object('code', w.code, 'colour', hw.colour, 'edge', placed.wall -> 'edge', 'atMm', placed.wall -> 'atMm')
			order by w.position, w.code)
		from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
		left join lateral (select wall from jsonb_array_elements(p.plan -> 'walls') as walls(wall)
			where (wall ->> 'wall')::int = w.resource_id limit 1) placed on true
		where hw.version_id = e.hang_version_id and w.room_id = r.resource_id) as walls
from public.pub_exhibition e
join public.room r on exists (select from public.hang_wall hw join public.wall w on w.resource_id = hw.wall_id
	where hw.version_id = e.hang_version_id and w.room_id = r.resource_id)
left join lateral (select coalesce(
	(select b.plan from public.room_plan_before b where b.room_id = r.resource_id
		and b.until >= ((e.closes + 1)::timestamp at time zone 'Europe/Berlin') order by b.until, b.id limit 1), r.plan) as plan) p on true;

grant select on public.pub_show_room to anon, authenticated;
