import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackend } from '#backend/app.ts';
import { makeKeys } from '#backend/keys.ts';

const project = join(import.meta.dirname, '../..');
const cache = join(project, 'node_modules/.cache/offene-waende');

/** Returns a hash that changes with the migrations, the code that applies them, and the packages. */
async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const folder of ['supabase/migrations', 'src/server/backend']) {
		for (const name of (await readdir(join(project, folder))).sort()) hash.update(name).update(await readFile(join(project, folder, name)));
	}
	return hash
		.update(await readFile(join(project, 'package-lock.json')))
		.digest('hex')
		.slice(0, 16);
}

/**
 * Copies an empty PGlite database with all migrations applied to `folder`. Dozens of tests start from it, and creating it takes
 * several times as long as copying. Removes cached databases of other migrations.
 */
export async function copyMigratedDatabase(folder: string): Promise<void> {
	const name = `pglite-${await fingerprint()}`;
	await mkdir(cache, { recursive: true });
	const made = await readdir(cache);
	if (!made.includes(name)) {
		for (const old of made.filter((each) => each.startsWith('pglite-'))) await rm(join(cache, old), { recursive: true, force: true });
		const draft = await mkdtemp(join(cache, 'draft-'));
		const database = join(draft, 'database');
		const storageDir = join(draft, 'storage');
		const backend = await startBackend({ database: { driver: 'pglite', dataDir: database }, storageDir, keys: await makeKeys() });
		await backend.close();
		// Another process may have created the same database in the meantime.
		await rename(database, join(cache, name)).catch(() => undefined);
		await rm(draft, { recursive: true, force: true });
	}
	await cp(join(cache, name), folder, { recursive: true });
}
