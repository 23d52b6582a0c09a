-- Hosted Supabase refuses an update without a condition, also in a trigger.

create or replace function app.raise_epoch() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Hosted Supabase refuses an update without a condition.
	update public.public_epoch set epoch = epoch + 1 where only_row;
	return null;
end $$;
