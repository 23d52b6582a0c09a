/** Rows of all tables as lines of JSON: for each row an array of its values as PostgreSQL writes them. Exact for every type. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Backend } from '../backend/app.ts';
import type { Manifest } from './manifest.ts';

export type Sql = Backend['sql'];
type Table = { name: string; quoted: string; columns: string[]; types: string[] };

const batch = 200;

/** All tables with the columns that can be written; generated ones compute themselves. Types have their schema, for `search_path`. */
async function listTables(sql: Sql): Promise<Table[]> {
	await sql("set search_path = ''");
	const rows = await sql(`select n.nspname || '.' || c.relname as name, c.oid::regclass::text as quoted,
			json_agg(a.attname order by a.attnum) as columns, json_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
		group by c.oid, n.nspname, c.relname order by 1`);
	return rows as Table[];
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const fileOf = (folder: string, name: string): string => join(folder, 'rows', `${name}.ndjson`);

/** Writes the rows of all tables below `folder`. Returns what the manifest says about them. Keeps only a few rows in memory. */
export async function dumpRows(sql: Sql, folder: string): Promise<Pick<Manifest, 'tables' | 'sequences'>> {
	await mkdir(join(folder, 'rows'), { mode: 0o700 });
	const tables = await listTables(sql);
	for (const table of tables) {
		const lines = Readable.from(rowsOf(sql, table));
		await pipeline(lines, createWriteStream(fileOf(folder, table.name), { mode: 0o600 }));
	}
	const sequences = await sql(
		"select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences order by 1"
	);
	return {
		tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
		sequences: Object.fromEntries(sequences.map(({ name, last }) => [String(name), last === null ? null : String(last)]))
	};
}

async function* rowsOf(sql: Sql, { quoted, columns }: Table): AsyncGenerator<string> {
	const values = columns.map((column) => `${identifier(column)}::text`).join(', ');
	await sql('begin');
	await sql(`declare dumped no scroll cursor for select json_build_array(${values})::text as line from ${quoted}`);
	for (;;) {
		const rows = await sql(`fetch ${batch} from dumped`);
		if (rows.length === 0) break;
		yield rows.map(({ line }) => `${oneLine(String(line))}\n`).join('');
	}
	await sql('commit');
}

/** Two characters that may stand in JSON as they are, but that `readline` takes for the end of a line. */
const oneLine = (json: string): string => json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/**
 * Replaces the rows of all tables by those below `folder`. Returns how many were written. The caller has switched off triggers and
 * foreign keys.
 * @throws Error with one line of text when a table or a column isn't in this database.
 */
export async function loadRows(sql: Sql, folder: string, { tables, sequences }: Manifest): Promise<number> {
	const known = new Map((await listTables(sql)).map((table) => [table.name, table]));
	let written = 0;
	for (const { quoted } of known.values()) await sql(`delete from ${quoted}`);
	for (const [name, columns] of Object.entries(tables)) {
		const table = known.get(name);
		const foreign = table ? columns.find((column) => !table.columns.includes(column)) : name;
		if (!table || foreign)
			throw new Error(`This version of the program has no ${table ? `${name}.` : ''}${foreign}, which the archive has.`);
		written += await loadTable(sql, fileOf(folder, name), table, columns);
	}
	for (const [name, last] of Object.entries(sequences)) {
		await sql(
			last === null ? 'select setval($1::regclass, 1, false)' : 'select setval($1::regclass, $2::bigint)',
			last === null ? [name] : [name, last]
		);
	}
	return written;
}

async function loadTable(sql: Sql, file: string, table: Table, columns: string[]): Promise<number> {
	const values = columns.map((column, index) => `(row ->> ${index})::${table.types[table.columns.indexOf(column)]}`).join(', ');
	const insert = `insert into ${table.quoted} (${columns.map(identifier).join(', ')}) overriding system value
		select ${values} from jsonb_array_elements($1::text::jsonb) with ordinality as rows(row, place) order by place`;
	let written = 0;
	let waiting: string[] = [];
	const write = async () => {
		if (waiting.length > 0) await sql(insert, [`[${waiting.join(',')}]`]);
		written += waiting.length;
		waiting = [];
	};
	for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
		waiting.push(line);
		if (waiting.length >= batch) await write();
	}
	await write();
	return written;
}
