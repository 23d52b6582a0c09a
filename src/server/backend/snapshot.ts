import { cp, link, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { query, type BackendConnection, type DatabaseOptions } from './database.ts';

const prefix = 'snapshot-';
const dayMs = 86_400_000;

/** Answers `npm run backup` with the name of a new snapshot, if it has the secret key. The queue of requests keeps all others waiting. */
export async function answerSnapshot(
	{ method, headers }: Request,
	connection: BackendConnection,
	database: DatabaseOptions,
	secretKey: string
): Promise<Response> {
	if (method !== 'POST' || headers.get('apikey') !== secretKey || database.driver !== 'pglite')
		return new Response('Not found', { status: 404 });
	// Without it the copy would be complete, too, but opening it would take longer.
	await query(connection, 'checkpoint');
	return takeSnapshot(dirname(database.dataDir)).then(
		(folder) => new Response(folder),
		(error: Error) => new Response(error.message, { status: 507 })
	);
}

/**
 * Makes a folder in `dataDir` with a copy of the database and a second name (a hard link) of each stored object. Files of objects never
 * change, so a link is a copy that costs nothing, and it stays when the object is deleted. While this runs, nothing else may use the
 * database or the storage. Returns the folder; the caller removes it.
 * @throws Error when the disk is full or can't do hard links. Then no folder is left.
 */
async function takeSnapshot(dataDir: string): Promise<string> {
	await removeSnapshots(dataDir, dayMs);
	const folder = await mkdtemp(join(dataDir, prefix));
	try {
		await cp(join(dataDir, 'database'), join(folder, 'database'), { recursive: true });
		await linkFiles(join(dataDir, 'storage'), join(folder, 'storage'));
		return folder;
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}

async function linkFiles(from: string, to: string): Promise<void> {
	await mkdir(to, { mode: 0o700 });
	const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
		const source = join(parentPath, name);
		const target = join(to, source.slice(from.length));
		await mkdir(dirname(target), { recursive: true, mode: 0o700 });
		await link(source, target);
	}
}

/** Removes snapshots that a killed backup left behind: all that are older than `olderThanMs`. */
export async function removeSnapshots(dataDir: string, olderThanMs = 0): Promise<void> {
	for (const name of await readdir(dataDir)) {
		if (!name.startsWith(prefix)) continue;
		const folder = join(dataDir, name);
		if (Date.now() - (await stat(folder)).mtimeMs >= olderThanMs) await rm(folder, { recursive: true, force: true });
	}
}
