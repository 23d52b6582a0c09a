import type { Erasure } from './erasureList.ts';
import type { Sql } from './rows.ts';

/** How many rows were removed from each table, and the stored objects that they named. */
export type Erased = { rows: Record<string, number>; objects: { bucket: string; path: string }[] };

type Reference = { table: string; from: string[]; to: string[]; action: string };

/**
 * Removes what the list says, and everything that belongs to it: rows that refer to an erased row go, too, unless their foreign key says
 * that they only lose the reference. The caller has switched off triggers and foreign keys.
 */
export async function eraseAgain(sql: Sql, erasures: Erasure[]): Promise<Erased> {
	const values = new Set<string>();
	const rows: Erased['rows'] = {};
	const found = await sql("select c.relname as kind from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'");
	const tables = new Set(found.map(({ kind }) => kind));
	const kinds = [...new Set(erasures.map(({ kind }) => kind))].filter((kind) => tables.has(kind));
	for (const kind of kinds) {
		const hashes = erasures.filter((erasure) => erasure.kind === kind).map(({ hash }) => hash);
		const isListed = `encode(sha256(convert_to('${kind}:' || id, 'UTF8')), 'hex') = any ($1)`;
		// An account is what signs in: its row in auth.users has the address.
		if (kind === 'account') await eraseAddresses(sql, isListed, hashes);
		await erase(sql, kind === 'account' ? 'auth.users' : `public.${kind}`, isListed, [hashes], { rows, values });
	}
	const objects = await sql('delete from storage.objects where name = any ($1) returning bucket_id as bucket, name as path', [[...values]]);
	await sql(
		`insert into public.erasure (hash, kind, at, listed_at)
			select e ->> 'hash', e ->> 'kind', (e ->> 'at')::timestamptz, now() from jsonb_array_elements($1::text::jsonb) as listed(e)
			on conflict (hash) do nothing`,
		[JSON.stringify(erasures)]
	);
	return { rows, objects: objects as Erased['objects'] };
}

/** Removes what names a person without a reference: mails to the address, and the log of sign-ins. */
async function eraseAddresses(sql: Sql, isListed: string, hashes: string[]): Promise<void> {
	const people = `(select id::text, email from auth.users where ${isListed}) as people`;
	await sql(`delete from public.mail m using ${people} where lower(m.to_address) = lower(people.email)`, [hashes]);
	await sql(`delete from auth.audit_log_entries a using ${people} where a.payload ->> 'actor_id' = people.id`, [hashes]);
}

type Found = { rows: Erased['rows']; values: Set<string> };

/** Deletes first and then follows the references, so that a circle of references comes to an end. */
async function erase(sql: Sql, table: string, condition: string, params: unknown[], found: Found): Promise<void> {
	const gone = (await sql(`delete from ${table} as t where ${condition} returning to_jsonb(t)::text as row`, params)).map(({ row }) =>
		String(row)
	);
	if (gone.length === 0) return;
	found.rows[table] = (found.rows[table] ?? 0) + gone.length;
	for (const row of gone) {
		for (const value of Object.values(JSON.parse(row) as Record<string, unknown>)) if (typeof value === 'string') found.values.add(value);
	}
	const given = [`[${gone.join(',')}]`];
	for (const { table: other, from, to, action } of await referencesTo(sql, table)) {
		const same = from.map((column, index) => `t."${column}"::text = gone ->> '${to[index]}'`).join(' and ');
		const refers = `exists (select from jsonb_array_elements($1::text::jsonb) as all_gone(gone) where ${same})`;
		if (action === 'n')
			await sql(`update ${other} as t set ${from.map((column) => `"${column}" = null`).join(', ')} where ${refers}`, given);
		else await erase(sql, other, refers, given, found);
	}
}

async function referencesTo(sql: Sql, table: string): Promise<Reference[]> {
	const columns = (keys: string, relation: string) =>
		`(select json_agg(a.attname order by k.place) from unnest(${keys}) with ordinality as k(number, place)
			join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;
	const rows = await sql(
		`select conrelid::regclass::text as table, confdeltype::text as action, ${columns('conkey', 'conrelid')} as from, ${columns('confkey', 'confrelid')} as to
		from pg_constraint where contype = 'f' and confrelid = $1::regclass`,
		[table]
	);
	return rows as Reference[];
}
