import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Rights of the group and of all others. */
const othersRights = 0o077;

/** Everybody may write into such a folder, like /tmp. */
const shared = 0o1000;

/**
 * Makes the data folder, everything in it, and whatever this process and its children create from now on, its owner's alone.
 * @throws Error with one line of text when the folder is one that everybody shares, or when this user can't close it.
 */
export async function keepPrivate(dataDir: string): Promise<void> {
	process.umask(othersRights);
	await mkdir(dataDir, { recursive: true });
	const { mode } = await stat(dataDir);
	if ((mode & othersRights) === 0) return;
	if (mode & shared) throw new Error(`DATA_DIR ${dataDir} is shared by everybody on this machine. Name a folder of its own.`);
	try {
		for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
			if (entry.isDirectory() || entry.isFile()) await closeToOthers(join(entry.parentPath, entry.name));
		}
		// The folder is last, so that an interrupted run starts over.
		await closeToOthers(dataDir);
	} catch (error) {
		if (!['EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		throw new Error(`DATA_DIR ${dataDir} can be read by others, and this user can't change that: run chown on it, or choose another one.`, {
			cause: error
		});
	}
}

async function closeToOthers(path: string): Promise<void> {
	const { mode } = await stat(path);
	await chmod(path, mode & 0o700);
}
