import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, query, type Row } from '#backend/database.ts';
import { storedName } from '#backend/storage.ts';

/**
 * All that is in a data folder: the rows of every table as text, the hash of each stored file by `bucket/path`, and the number of files in
 * its storage.
 */
export type House = { rows: Record<string, string[]>; files: Record<string, string>; stored: number; sounds: string[] };

/** Reads a data folder on which no backend runs. A stored object without a file has the hash `missing`. */
export async function readHouse(dataDir: string): Promise<House> {
	const connection = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'database') });
	const sql = (text: string): Promise<Row[]> => query(connection, text);
	try {
		const house: House = { rows: {}, files: {}, stored: 0, sounds: [] };
		const tables = await sql(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`);
		for (const { name } of tables) {
			const rows = await sql(`select t::text as row from ${String(name)} t order by 1`);
			house.rows[String(name)] = rows.map(({ row }) => String(row));
		}
		for (const { bucket_id: bucket, name } of await sql('select bucket_id, name from storage.objects')) {
			const bytes = await readFile(join(dataDir, 'storage', storedName(String(bucket), String(name)))).catch(() => null);
			house.files[`${String(bucket)}/${String(name)}`] = bytes ? createHash('sha256').update(bytes).digest('hex') : 'missing';
		}
		const entries = await readdir(join(dataDir, 'storage'), { recursive: true, withFileTypes: true });
		house.stored = entries.filter((entry) => entry.isFile()).length;
		house.sounds = (await sql('select path from public.sound where path is not null')).map(({ path }) => String(path));
		return house;
	} finally {
		await connection.close();
	}
}
