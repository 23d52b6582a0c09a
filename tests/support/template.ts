import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackend } from '#backend/app.ts';
import { makeKeys } from '#backend/keys.ts';

const project = join(import.meta.dirname, '../..');
const cache = join(project, 'node_modules/.cache/offene-waende');

/** Changes with the migrations, with what applies them, and with the packages. */
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
 * Copies a database on PGlite with all migrations applied and nothing in it to `folder`: making one anew takes several times as
 * long, and dozens of tests begin with it. What was made of other migrations is removed.
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
		// Whoever makes the same at the same time may have been first.
		await rename(database, join(cache, name)).catch(() => undefined);
		await rm(draft, { recursive: true, force: true });
	}
	await cp(join(cache, name), folder, { recursive: true });
}
