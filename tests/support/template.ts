import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackend } from '#backend/app.ts';
import type { DatabaseOptions } from '#backend/database.ts';
import { makeKeys } from '#backend/keys.ts';
import { migrateLikeHosted } from './hosted.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

type Driver = DatabaseOptions['driver'];

const project = join(import.meta.dirname, '../..');
const cache = join(project, 'node_modules/.cache/offene-waende');

/** Returns a hash that changes with the migrations, the code that applies them, and the packages. */
async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	hash.update(await readFile(join(import.meta.dirname, 'hosted.ts')));
	for (const folder of ['supabase/migrations', 'src/server/backend']) {
		for (const name of (await readdir(join(project, folder))).sort()) hash.update(name).update(await readFile(join(project, folder, name)));
	}
	return hash
		.update(await readFile(join(project, 'package-lock.json')))
		.digest('hex')
		.slice(0, 16);
}

/**
 * Returns the folder of an empty database with all migrations applied, which `make` creates the first time. Dozens of tests start from a
 * copy of it, because migrating takes several times as long as copying. Removes the cached databases of other migrations.
 */
async function templateOf(driver: Driver, make: (folder: string, storageDir: string) => Promise<void>): Promise<string> {
	const name = `${driver}-${await fingerprint()}`;
	await mkdir(cache, { recursive: true });
	const made = await readdir(cache);
	if (!made.includes(name)) {
		for (const old of made.filter((each) => each.startsWith(`${driver}-`))) await rm(join(cache, old), { recursive: true, force: true });
		const draft = await mkdtemp(join(cache, 'draft-'));
		await make(join(draft, 'database'), join(draft, 'storage'));
		// Another process may have created the same database in the meantime.
		await rename(join(draft, 'database'), join(cache, name)).catch(() => undefined);
		await rm(draft, { recursive: true, force: true });
	}
	return join(cache, name);
}

/** Copies an empty PGlite database with all migrations applied to `folder`. */
export async function copyMigratedDatabase(folder: string): Promise<void> {
	const template = await templateOf('pglite', async (dataDir, storageDir) => {
		const backend = await startBackend({ database: { driver: 'pglite', dataDir }, storageDir, keys: await makeKeys() });
		await backend.close();
	});
	await cp(template, folder, { recursive: true });
}

/** Starts a PostgreSQL laid out like hosted Supabase, whose database is empty and has all migrations applied. */
export async function startMigratedPostgres(): Promise<PostgresServer> {
	const template = await templateOf('postgres', async (folder, storageDir) => {
		const server = await startPostgres();
		await migrateLikeHosted(server, join(project, 'supabase/migrations'), storageDir);
		await server.keep(folder);
	});
	return startPostgres(template);
}
