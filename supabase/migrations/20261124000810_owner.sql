-- A work may belong to somebody else than its artist: their name is for the agreement, which they sign too, and for no page.
alter table public.artwork_revision add owner_name text check (octet_length(owner_name) <= 800);

-- As before, with the owner's name among the columns.
create or replace function public.save_artwork(p_artwork uuid, p_artist uuid, p_values jsonb) returns uuid
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
