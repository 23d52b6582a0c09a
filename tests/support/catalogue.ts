import type { Backend } from '#backend/app.ts';

/** The contents of a database: `kind: name` → definition. Two databases with equal catalogues behave the same. */
export type Catalogue = Record<string, string>;

/** Schemas that the project creates. From the others (auth, storage), only the project's additions are read. */
const own = `('public'::regnamespace, 'app'::regnamespace)`;
const inOwn = (column: string): string => `${column} in ${own}`;

/** Rights as sorted `grantee=privilege` pairs. The owner's name is left out, and no list means the default list. */
const rights = (acl: string, kind: string, owner: string): string => `
	(select coalesce(string_agg(line, ' ' order by line), '-') from (
		select (case when a.grantee = ${owner} then 'owner' when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee)::text end)
			|| '=' || a.privilege_type || case when a.is_grantable then '*' else '' end as line
		from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) a) as lines)`;

const about = (id: string, table: string): string => `coalesce(obj_description(${id}, '${table}'), '-')`;

/** Each query returns rows with `name` and `definition`. */
const queries: Record<string, string> = {
	schema: `select nspname as name, ${rights('nspacl', 'n', 'nspowner')} || ' | ' || ${about('oid', 'pg_namespace')} as definition
		from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'supabase_migrations')`,
	relation: `select oid::regclass::text as name, concat_ws(' | ', relkind, relpersistence, 'row security ' || relrowsecurity || ' forced '
			|| relforcerowsecurity, coalesce(array_to_string(reloptions, ','), '-'), ${rights('relacl', 'r', 'relowner')}, ${about('oid', 'pg_class')})
			as definition from pg_class where ${inOwn('relnamespace')} and relkind in ('r', 'p', 'v', 'm', 'f', 'c')`,
	column: `select c.oid::regclass || '.' || a.attname as name, concat_ws(' | ',
			(select count(*) from pg_attribute b where b.attrelid = c.oid and b.attnum > 0 and b.attnum <= a.attnum and not b.attisdropped),
			format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' else 'null' end,
			coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), 'generated ' || a.attgenerated::text || ' identity ' || a.attidentity::text,
			coalesce(a.attcollation::regcollation::text, '-'), coalesce(a.attacl::text, '-'), coalesce(col_description(c.oid, a.attnum), '-')) as definition
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
		where ${inOwn('c.relnamespace')} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')`,
	constraint: `select conrelid::regclass || '.' || conname as name, concat_ws(' | ', pg_get_constraintdef(oid), condeferrable, condeferred,
			convalidated, ${about('oid', 'pg_constraint')}) as definition from pg_constraint where ${inOwn('connamespace')} and conrelid <> 0`,
	index: `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) || ' | ' || indisvalid as definition
		from pg_index join pg_class on pg_class.oid = indexrelid where ${inOwn('relnamespace')}`,
	view: `select oid::regclass::text as name, pg_get_viewdef(oid) as definition from pg_class where ${inOwn('relnamespace')} and relkind in ('v', 'm')`,
	function: `select oid::regprocedure::text as name, concat_ws(' | ', pg_get_functiondef(oid), ${rights('proacl', 'f', 'proowner')},
			${about('oid', 'pg_proc')}) as definition from pg_proc where ${inOwn('pronamespace')} and prokind in ('f', 'p')`,
	policy: `select format('%I.%I: %s', schemaname, tablename, policyname) as name, concat_ws(' | ', permissive, roles::text, cmd, coalesce(qual, '-'),
			coalesce(with_check, '-')) as definition from pg_policies`,
	trigger: `select tgrelid::regclass || '.' || tgname as name, pg_get_triggerdef(t.oid) || ' | ' || tgenabled::text as definition
		from pg_trigger t join pg_class c on c.oid = tgrelid
		where not tgisinternal and (${inOwn('c.relnamespace')} or tgfoid in (select oid from pg_proc where ${inOwn('pronamespace')}))`,
	rule: `select format('%I.%I: %s', schemaname, tablename, rulename) as name, definition from pg_rules where schemaname in ('public', 'app')`,
	type: `select oid::regtype::text as name, concat_ws(' | ', typtype, coalesce(pg_get_expr(typdefaultbin, 0), '-'), typbasetype::regtype,
			typnotnull, (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid), ${rights('typacl', 'T', 'typowner')})
			as definition from pg_type t where ${inOwn('typnamespace')} and typtype in ('c', 'd', 'e', 'r', 'm')`,
	sequence: `select seqrelid::regclass::text as name, concat_ws(' | ', seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache,
			seqcycle, ${rights('relacl', 's', 'relowner')}, (select refobjid::regclass || '.' || refobjsubid from pg_depend
				where objid = seqrelid and classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and deptype in ('a', 'i'))) as definition
		from pg_sequence join pg_class c on c.oid = seqrelid where ${inOwn('relnamespace')}`,
	'default privileges': `select concat_ws(' ', case defaclnamespace when 0 then 'everywhere' else defaclnamespace::regnamespace::text end, defaclobjtype) as name,
			${rights('defaclacl', 'r', 'defaclrole')} as definition from pg_default_acl where defaclacl is not null`,
	publication: `select pubname as name, concat_ws(' | ', puballtables, pubinsert, pubupdate, pubdelete, (select string_agg(tablename, ',' order by tablename)
			from pg_publication_tables t where t.pubname = p.pubname)) as definition from pg_publication p`,
	extension: 'select extname as name, extnamespace::regnamespace::text as definition from pg_extension',
	'event trigger': 'select evtname as name, evtevent as definition from pg_event_trigger',
	bucket: `select id as name, (to_jsonb(b) - array['created_at', 'updated_at', 'owner', 'owner_id'])::text as definition from storage.buckets b`
};

/** Reads everything that `supabase/` creates: definitions, rights, and inserted rows (without ids and times). */
export async function readCatalogue(sql: Backend['sql']): Promise<Catalogue> {
	const found: Catalogue = {};
	for (const [kind, query] of Object.entries(queries)) {
		for (const { name, definition } of await sql(query)) {
			const key = `${kind}: ${String(name)}`;
			if (key in found) throw new Error(`${key} stands twice in the catalogue`);
			found[key] = String(definition);
		}
	}
	const tables = await sql(`select oid::regclass::text as name from pg_class where ${inOwn('relnamespace')} and relkind = 'r'`);
	for (const { name } of tables) {
		const rows = await sql(`select (to_jsonb(t) - array['id', 'at', 'created_at'])::text as row from ${String(name)} t order by 1`);
		if (rows.length) found[`rows: ${String(name)}`] = rows.map(({ row }) => String(row)).join('\n');
	}
	return found;
}

/** Returns the differences of two catalogues, labelled with the two given names. The list is empty when they are equal. */
export function differences(both: Record<string, Catalogue>): ({ name: string } & Record<string, string | undefined>)[] {
	const labels = Object.keys(both);
	const names = new Set(labels.flatMap((label) => Object.keys(both[label] ?? {})));
	return [...names]
		.sort()
		.filter((name) => new Set(labels.map((label) => both[label]?.[name])).size > 1)
		.map((name) => ({ name, ...Object.fromEntries(labels.map((label) => [label, both[label]?.[name]])) }));
}
