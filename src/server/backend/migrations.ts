import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { query, runScript, type BackendConnection } from './database.ts';

const history = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
	version text primary key, statements text[], name text
);`;

/**
 * Applies the migrations of `directory` that the database hasn't got yet, in order, each wholly or not at all,
 * and remembers them where the Supabase CLI does. `log` hears of each before it runs.
 * @throws an error that names the file, and the line where PostgreSQL tells one.
 */
export async function applyMigrations(connection: BackendConnection, directory: string, log: (line: string) => void): Promise<void> {
	await runScript(connection, history);
	const applied = await query(connection, 'select version from supabase_migrations.schema_migrations');
	const versions = new Set(applied.map((row) => row.version));
	for (const file of await migrationFiles(directory)) {
		const [, version = '', name = ''] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
		if (versions.has(version)) continue;
		log(`migration ${name}`);
		const text = await readFile(join(directory, file), 'utf8');
		const remember = `insert into supabase_migrations.schema_migrations (version, name) values ('${version}', '${name.replaceAll("'", "''")}');`;
		await runScript(connection, `${text}\n;\n${remember}`).catch((error: unknown) => {
			throw new Error(`Migration ${file}${lineOf(error, text)}: ${explain(error)}`, { cause: error });
		});
	}
	await connection.clearSchemaCache();
}

async function migrationFiles(directory: string): Promise<string[]> {
	const files = await readdir(directory).catch(() => []);
	return files.filter((file) => /^\d{14}_.+\.sql$/.test(file)).sort();
}

function lineOf(error: unknown, text: string): string {
	const position = Number((error as { position?: string }).position);
	return position > 0 ? `, line ${text.slice(0, position).split('\n').length}` : '';
}

function explain(error: unknown): string {
	const { message, detail, where } = error as { message?: string; detail?: string; where?: string };
	return [message, detail, where].filter(Boolean).join('; ');
}
