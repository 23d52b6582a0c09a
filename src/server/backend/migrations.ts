import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { query, runScript, type BackendConnection } from './database.ts';

const history = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
	version text primary key, statements text[], name text
);`;

/** The migration that replaced all earlier ones. */
export const baselineVersion = '20261130000000';

/** The versions of the migrations that the baseline replaced. A database with all of them has the same catalogue as the baseline. */
export const replacedVersions: readonly string[] = [
	...['000100', '000200', '000300', '000400', '000500', '000600', '000700', '000800', '000900', '001000'].map((time) => `20261122${time}`),
	...['000100', '000200', '000250', '000260', '000300', '000400', '000500', '000550', '000560', '000600', '000610'].map(
		(time) => `20261123${time}`
	),
	...['000300', '000500', '000510', '000520', '000600', '000610', '000700', '000800', '000810', '000900', '000910'].map(
		(time) => `20261124${time}`
	)
];

/** The last commit with these migrations. */
const lastCommitBefore = '7f8bbac';

/**
 * Applies the migrations of `directory` that the database doesn't have yet, in order, each completely or not at all,
 * and records them where the Supabase CLI does. Calls `log` with each before it runs.
 * @throws an error that names the file, and the line if PostgreSQL gives one; or one line that says what to do, when the
 * database has only some of the migrations that the baseline replaced.
 */
export async function applyMigrations(connection: BackendConnection, directory: string, log: (line: string) => void): Promise<void> {
	await runScript(connection, history);
	const applied = await query(connection, 'select version from supabase_migrations.schema_migrations');
	const versions = new Set(applied.map((row) => String(row.version)));
	for (const file of await migrationFiles(directory)) {
		const [, version = '', name = ''] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
		if (versions.has(version)) continue;
		const isUpgrade = version === baselineVersion && hasReplacedMigrations(versions);
		log(`migration ${name}${isUpgrade ? ' (upgrade)' : ''}`);
		const content = await readFile(join(directory, file), 'utf8');
		const text = isUpgrade ? replaceFunctions(content) : content;
		const remember = `insert into supabase_migrations.schema_migrations (version, name) values ('${version}', '${name.replaceAll("'", "''")}');`;
		await runScript(connection, `${text}\n;\n${remember}`).catch((error: unknown) => {
			throw new Error(`Migration ${file}${lineOf(error, text)}: ${explain(error)}`, { cause: error });
		});
	}
	await connection.clearSchemaCache();
}

/**
 * Whether the database was made by the migrations before the baseline.
 * @throws one line that says what to do, when it has only some of them.
 */
function hasReplacedMigrations(versions: ReadonlySet<string>): boolean {
	const present = replacedVersions.filter((version) => versions.has(version));
	if (present.length === 0 || present.length === replacedVersions.length) return present.length > 0;
	throw new Error(
		`The database stopped at migration ${present.at(-1)} and can't be upgraded in one step. ` +
			'Demo programme: remove the data folder (.data, or DATA_DIR) and start again. ' +
			`Real installation: start once with commit ${lastCommitBefore}, then with this version.`
	);
}

/** Only the functions of the baseline: their bodies are all that differs from the migrations before it, by their comments. */
function replaceFunctions(baseline: string): string {
	const functions = baseline.match(/^create function .*?\$\$;$/gms) ?? [];
	return functions.map((text) => text.replace('create function', 'create or replace function')).join('\n');
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
