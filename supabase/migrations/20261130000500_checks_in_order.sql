-- Checks of JSON answer false and never end in an error. PostgreSQL promises no order within one SQL expression: it may
-- compute a cast before the condition that guards it. Statements run in their order.

create or replace function app.is_part_of_picture(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	if not (select count(*) = 4 and bool_and(name in ('x', 'y', 'width', 'height') and jsonb_typeof(side) = 'number' and side::text ~ '^[0-9]{1,5}$')
			from jsonb_each(value) as sides(name, side)) then
		return false;
	end if;
	return (value ->> 'width')::int >= 10 and (value ->> 'height')::int >= 10
		and (value ->> 'x')::int + (value ->> 'width')::int <= 10000
		and (value ->> 'y')::int + (value ->> 'height')::int <= 10000;
end $$;

create or replace function app.is_retouch(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	if value - array['turn', 'tilt', 'crop', 'blur'] <> '{}'
		or coalesce(jsonb_typeof(value -> 'turn'), 'number') <> 'number' or coalesce(value ->> 'turn', '0') not in ('0', '90', '180', '270')
		or coalesce(jsonb_typeof(value -> 'tilt'), 'number') <> 'number' or coalesce(value ->> 'tilt', '0') !~ '^-?[0-9]{1,3}$' then
		return false;
	end if;
	if coalesce(value ->> 'tilt', '0')::int not between -150 and 150 then return false; end if;
	if value ? 'crop' and not app.is_part_of_picture(value -> 'crop') then return false; end if;
	if not value ? 'blur' then return true; end if;
	if jsonb_typeof(value -> 'blur') <> 'array' then return false; end if;
	return (select count(*) between 1 and 20 and coalesce(bool_and(app.is_part_of_picture(part)), false)
		from jsonb_array_elements(value -> 'blur') as parts(part));
end $$;

create or replace function app.is_room_plan(plan jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(plan) is distinct from 'object' or octet_length(plan::text) > 60000 then return false; end if;
	if plan - array['outline', 'heightMm', 'walls', 'doors', 'windows', 'furniture', 'escape'] <> '{}'
		or exists (select from unnest(array['outline', 'walls', 'doors', 'windows', 'furniture', 'escape']) as lists(name)
			where jsonb_typeof(plan -> name) is distinct from 'array') then
		return false;
	end if;
	return jsonb_array_length(plan -> 'outline') between 3 and 60
		and not exists (select from jsonb_array_elements((plan -> 'outline') || (plan -> 'escape')) as places(place)
			where not coalesce((place ->> 'xMm') ~ '^-?[0-9]{1,6}$' and (place ->> 'yMm') ~ '^-?[0-9]{1,6}$', false));
end $$;

create or replace function app.is_opening_hours(hours jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(hours) is distinct from 'object' then return false; end if;
	if hours - array['weekly', 'exceptions', 'note'] <> '{}' or jsonb_typeof(hours -> 'weekly') is distinct from 'array'
		or jsonb_typeof(hours -> 'exceptions') is distinct from 'array' or not coalesce(app.is_texts(hours -> 'note', 4000), false) then
		return false;
	end if;
	if jsonb_array_length(hours -> 'weekly') > 28 or jsonb_array_length(hours -> 'exceptions') > 60 then return false; end if;
	if exists (select from jsonb_array_elements(hours -> 'weekly') as spans(span)
			where not app.is_span(span) or span - array['day', 'from', 'to'] <> '{}' or not coalesce((span ->> 'day') ~ '^[1-7]$', false))
		or exists (select from jsonb_array_elements(hours -> 'exceptions') as exceptions(e)
			where jsonb_typeof(e) <> 'object' or jsonb_typeof(e -> 'hours') is distinct from 'array') then
		return false;
	end if;
	return not exists (select from jsonb_array_elements(hours -> 'exceptions') as exceptions(e)
		where e - array['from', 'to', 'hours'] <> '{}' or jsonb_array_length(e -> 'hours') > 4
		or not coalesce((e ->> 'from') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'to') ~ '^\d{4}-\d\d-\d\d$' and (e ->> 'from') <= (e ->> 'to'), false)
		or exists (select from jsonb_array_elements(e -> 'hours') as spans(span) where not app.is_span(span) or span - array['from', 'to'] <> '{}'));
end $$;

-- A rail of a suspension, with where its hooks can be.
create function app.is_rail(rail jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(rail) is distinct from 'object' then return false; end if;
	if not (app.is_whole(rail -> 'fromMm', 0, 100000, false) and app.is_whole(rail -> 'toMm', 0, 100000, false)
		and app.is_whole(rail -> 'heightMm', 1, 20000, false) and app.is_whole(rail -> 'hookLoadG', 1, 2000000, true)
		and app.is_whole(rail -> 'cordLoadG', 1, 2000000, true) and app.is_whole(rail -> 'metreLoadG', 1, 2000000, true)) then
		return false;
	end if;
	if (rail ->> 'toMm')::numeric <= (rail ->> 'fromMm')::numeric then return false; end if;
	case coalesce(rail -> 'positions' ->> 'kind', 'free')
		when 'free' then return true;
		when 'every' then return app.is_whole(rail -> 'positions' -> 'stepMm', 1, 100000, false)
			and app.is_whole(rail -> 'positions' -> 'firstMm', 0, 100000, false);
		when 'listed' then
			if jsonb_typeof(rail -> 'positions' -> 'atMm') is distinct from 'array' then return false; end if;
			return jsonb_array_length(rail -> 'positions' -> 'atMm') <= 200
				and not exists (select from jsonb_array_elements(rail -> 'positions' -> 'atMm') as places(at) where not app.is_whole(at, 0, 100000, false));
		else return false;
	end case;
end $$;

create or replace function app.is_suspension(value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(value) is distinct from 'object' then return false; end if;
	case coalesce(value ->> 'kind', '')
		when 'unknown' then return true;
		when 'rail' then return app.is_whole(value -> 'heightMm', 1, 20000, true) and app.is_whole(value -> 'hookLoadG', 1, 2000000, true);
		when 'points' then
			if not value ? 'points' then return true; end if;
			if jsonb_typeof(value -> 'points') <> 'array' then return false; end if;
			return jsonb_array_length(value -> 'points') <= 200 and not exists (select from jsonb_array_elements(value -> 'points') as points(p)
				where not (app.is_whole(p -> 'xMm', 0, 100000, false) and app.is_whole(p -> 'yMm', 0, 20000, false)
					and app.is_whole(p -> 'loadG', 1, 2000000, true)));
		when 'rails' then
			if jsonb_typeof(value -> 'rails') is distinct from 'array' then return false; end if;
			return jsonb_array_length(value -> 'rails') <= 20 and not exists (select from jsonb_array_elements(value -> 'rails') as rails(r)
				where not app.is_rail(r));
		else return false;
	end case;
end $$;
