/** `npm run restore -- FILE` makes a new DATA_DIR out of an archive, and removes again what was erased since. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { lockDataDir } from './backend/lock.ts';
import { storedName } from './backend/storage.ts';
import { readArchive } from './backup/archive.ts';
import type { Erased } from './backup/erase.ts';
import { type ErasureList, erasureListIn, readErasureList } from './backup/erasureList.ts';
import { backupKey } from './backup/key.ts';
import { readManifest } from './backup/manifest.ts';
import { draftPrefix } from './backup/unfinishedRestore.ts';
import { readEnvironment } from './start/environment.ts';

/** Files of the lock, which this command takes itself. */
const lockFiles = ['lock', 'lock-journal', 'lock.pid'];
process.umask(0o077);
try {
	const [file] = process.argv.slice(2);
	if (!file) throw new Error('The name of the archive is missing. Usage: npm run restore -- FILE');
	const settings = readEnvironment(process.env);
	if (settings.supabase)
		throw new Error('npm run restore is for the embedded backend. How to restore a Supabase project stands in docs/deploy.md.');
	await restore(resolve(file), settings.dataDir, backupKey(process.env.BACKUP_KEY, settings.demo));
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}

/** Restores completely or not at all. */
async function restore(file: string, dataDir: string, key: string): Promise<void> {
	if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
	const isNew = !existsSync(dataDir);
	await assertEmpty(dataDir);
	lockDataDir(dataDir);
	let done = false;
	try {
		for (const name of await readdir(dataDir)) if (name.startsWith(draftPrefix)) await rm(join(dataDir, name), { recursive: true });
		const draft = await mkdtemp(join(dataDir, draftPrefix));
		const { erased, rows, until } = await unpack(file, draft, key);
		for (const name of ['storage', 'demo-loaded', 'database']) await rename(join(draft, name), join(dataDir, name));
		await rm(draft, { recursive: true });
		done = true;
		console.log(`${dataDir} holds ${file} now: ${rows} rows. Start the site on it.`);
		console.log(`${describe(erased)} The list of erasures is complete until ${until}.`);
	} finally {
		if (!done) await clear(dataDir, isNew);
	}
}

/** @throws Error with one line of text when something is in the folder. What an interrupted restore left doesn't count. */
async function assertEmpty(dataDir: string): Promise<void> {
	const names = existsSync(dataDir) ? await readdir(dataDir) : [];
	const inTheWay = names.filter((name) => !lockFiles.includes(name) && !name.startsWith(draftPrefix));
	if (inTheWay.length > 0)
		throw new Error(`${dataDir} is not empty (${inTheWay[0]}). Restore into an empty folder: name it in DATA_DIR, or move this one away.`);
}

/** Makes everything that belongs into the data folder below `draft`. */
async function unpack(file: string, draft: string, key: string): Promise<{ erased: Erased; rows: number; until: string }> {
	const list = await needList(file);
	await readArchive(file, draft, key);
	const manifest = await readManifest(draft);
	const until = needNewer(list, manifest.at, file);
	await mkdir(join(draft, 'storage'), { recursive: true });
	// Loaded only now, because it brings the whole backend: what is refused is refused at once.
	const { rebuild } = await import('./backup/rebuild.ts');
	const { erased, rows, objects } = await rebuild(draft, manifest, list.erasures);
	for (const { bucket, path } of erased.objects) await rm(join(draft, 'storage', storedName(bucket, path)), { force: true });
	const lost = objects.filter((name) => !manifest.missing.includes(name) && !existsSync(join(draft, 'storage', name)));
	if (lost.length > 0) throw new Error(`${file} lacks ${lost.length} pictures that its rows name. Use another archive.`);
	// The demo programme belongs into an empty house only.
	await writeFile(join(draft, 'demo-loaded'), '');
	return { erased, rows, until };
}

async function needList(file: string): Promise<ErasureList> {
	const list = await readErasureList(dirname(file));
	if (!list)
		throw new Error(
			`${erasureListIn(dirname(file))} is missing: it says who was erased since. Copy it from the folder where the archive was made.`
		);
	return list;
}

function needNewer({ until }: ErasureList, at: string, file: string): string {
	if (until && until >= at) return until;
	throw new Error(
		`${erasureListIn(dirname(file))} is older than the archive (${until ?? 'empty'}, ${at}), so it lacks erasures. Copy the current one from the folder where the archive was made.`
	);
}

function describe({ rows, objects }: Erased): string {
	const counts = Object.entries(rows).map(([table, count]) => `${count} in ${table}`);
	if (counts.length === 0) return 'Nothing in it was erased since.';
	return `Erased again: ${counts.join(', ')}, and ${objects.length} stored files.`;
}

/** Leaves the folder as it was: empty, or not there. */
async function clear(dataDir: string, remove: boolean): Promise<void> {
	for (const name of await readdir(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true });
	if (remove) await rmdir(dataDir);
}
