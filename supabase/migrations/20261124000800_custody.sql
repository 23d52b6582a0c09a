-- "Removed early" is what taking a work out with a reason says (`remove_exhibition_work`), which takes it off the wall, too, and has a
-- way back. By hand it would say so of a work that everybody still sees hanging.
create or replace function app.may_move_custody(was text, next text) returns boolean
language sql immutable set search_path = '' as $$
	select (was || '>' || next) in (
		'expected>received', 'expected>hung', 'received>hung', 'received>expected', 'received>returned', 'received>not-collected',
		'hung>received', 'hung>taken-down', 'removed-early>returned',
		'removed-early>not-collected', 'taken-down>hung', 'taken-down>returned', 'taken-down>not-collected',
		'returned>taken-down', 'not-collected>returned')
$$;
