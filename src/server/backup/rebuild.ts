import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackend } from '../backend/app.ts';
import { makeKeys } from '../backend/keys.ts';
import { replacedVersions } from '../backend/migrations.ts';
import { storedName } from '../backend/storage.ts';
import { type Erased, eraseAgain } from './erase.ts';
import type { Erasure } from './erasureList.ts';
import type { Manifest } from './manifest.ts';
import { loadRows } from './rows.ts';

const migrations = join(import.meta.dirname, '../../../supabase/migrations');

/**
 * Makes the database of an unpacked archive: its migrations, then its rows, without what was erased. The next start applies later
 * migrations, as it would have done with the database itself. `objects`: the names of all stored files that the rows need.
 */
export async function rebuild(
	folder: string,
	manifest: Manifest,
	erasures: Erasure[]
): Promise<{ rows: number; erased: Erased; objects: string[] }> {
	const backend = await startBackend({
		database: { driver: 'pglite', dataDir: join(folder, 'database') },
		storageDir: join(folder, 'storage'),
		keys: await makeKeys(),
		migrationsDir: await copyMigrations(manifest, join(folder, 'migrations'))
	});
	const { sql } = backend;
	try {
		await sql('begin');
		// Neither triggers nor foreign keys: the rows were right when they were dumped.
		await sql('set local session_replication_role = replica');
		const rows = await loadRows(sql, folder, manifest);
		const erased = await eraseAgain(sql, erasures);
		await sql('commit');
		const objects = await sql('select bucket_id as bucket, name from storage.objects');
		return { rows, erased, objects: objects.map(({ bucket, name }) => storedName(String(bucket), String(name))) };
	} finally {
		await backend.close();
	}
}

/**
 * Copies the migrations of an archive to a new folder.
 * @throws Error with one line of text when the archive has migrations that this version of the program doesn't know.
 */
export async function copyMigrations(manifest: Pick<Manifest, 'migrations'>, folder: string): Promise<string> {
	const files = (await readdir(migrations)).filter((file) => manifest.migrations.includes(file.slice(0, 14)));
	const known = new Set([...replacedVersions, ...files.map((file) => file.slice(0, 14))]);
	const newer = manifest.migrations.find((version) => !known.has(version));
	if (newer)
		throw new Error(`The archive is newer than this version of the program (migration ${newer}). Update the program, then restore again.`);
	await mkdir(folder);
	for (const file of files) await copyFile(join(migrations, file), join(folder, file));
	return folder;
}
