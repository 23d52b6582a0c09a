/**
 * `npm run backup -- FILE` writes database and pictures of the running site into one encrypted archive, and brings the list of erasures
 * beside it up to date.
 */
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { openDatabase, query } from './backend/database.ts';
import { storedName } from './backend/storage.ts';
import { writeArchive } from './backup/archive.ts';
import { appendErasures, erasureListIn } from './backup/erasureList.ts';
import { backupKey } from './backup/key.ts';
import { writeManifest } from './backup/manifest.ts';
import { dumpRows, type Sql } from './backup/rows.ts';
import { findBackend, secretClient, type SecretAddress } from './backendAddress.ts';
import { readEnvironment } from './start/environment.ts';

process.umask(0o077);
try {
	const [file] = process.argv.slice(2);
	if (!file) throw new Error('The name of the archive is missing. Usage: npm run backup -- FILE');
	const settings = readEnvironment(process.env);
	if (settings.supabase)
		throw new Error('npm run backup is for the embedded backend. How to back up a Supabase project stands in docs/deploy.md.');
	const key = backupKey(process.env.BACKUP_KEY, settings.demo);
	console.log(await backUp(await findBackend(process.env), resolve(file), key));
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}

/** Makes the archive and returns a sentence about it. */
async function backUp(backend: SecretAddress, file: string, key: string): Promise<string> {
	const folder = await askForSnapshot(backend);
	const remove = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', remove);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
	const at = new Date().toISOString();
	const { pictures, missing } = await addRows(folder, at);
	const bytes = await writeArchive(file, folder, ['manifest.json', 'rows', 'storage'], key);
	const db = secretClient(backend);
	await appendErasures(db, dirname(file), !existsSync(erasureListIn(dirname(file))));
	await db
		.from('backup')
		.insert({ at, folder: dirname(file), file: basename(file), bytes, pictures })
		.throwOnError();
	const lost = missing > 0 ? ` ${missing} pictures were missing in the storage already.` : '';
	return `${file}: ${pictures} stored files, ${(bytes / 1e6).toFixed(1)} MB. The list of erasures is beside it: keep both together.${lost}`;
}

/** Asks the running backend for a folder that holds its database and its stored objects of one moment. */
async function askForSnapshot({ url, secretKey }: SecretAddress): Promise<string> {
	const answer = await fetch(`${url}/backup/v1/snapshot`, { method: 'POST', headers: { apikey: secretKey } }).catch(() => null);
	if (!answer) throw new Error(`The backend at ${url} doesn't answer. Is the site running?`);
	if (!answer.ok) throw new Error(`The backend can't take a snapshot: ${await answer.text()}`);
	return answer.text();
}

/** Writes the rows of the snapshot and the manifest beside the stored objects. */
async function addRows(folder: string, at: string): Promise<{ pictures: number; missing: number }> {
	const connection = await openDatabase({ driver: 'pglite', dataDir: join(folder, 'database') });
	const sql: Sql = (text, params) => query(connection, text, params);
	try {
		const rows = await dumpRows(sql, folder);
		const migrations = (await sql('select version from supabase_migrations.schema_migrations order by 1')).map(({ version }) =>
			String(version)
		);
		const objects = await sql('select bucket_id as bucket, name from storage.objects order by 1, 2');
		const names = objects.map(({ bucket, name }) => storedName(String(bucket), String(name)));
		const missing = names.filter((name) => !existsSync(join(folder, 'storage', name)));
		await writeManifest(folder, { format: 1, at, migrations, ...rows, missing });
		return { pictures: names.length - missing.length, missing: missing.length };
	} finally {
		await connection.close();
	}
}
