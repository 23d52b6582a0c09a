import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Rights of the group and of all others. */
const othersRights = 0o077;

/**
 * Makes the data folder, everything in it, and whatever this process and its children create from now on, its owner's alone.
 * @throws Error with one line of text when others can read the folder and this user can't change that.
 */
export async function keepPrivate(dataDir: string): Promise<void> {
	process.umask(othersRights);
	await mkdir(dataDir, { recursive: true });
	if (((await stat(dataDir)).mode & othersRights) === 0) return;
	try {
		for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
			if (entry.isDirectory() || entry.isFile()) await closeToOthers(join(entry.parentPath, entry.name));
		}
		// The folder is last, so that an interrupted run starts over.
		await closeToOthers(dataDir);
	} catch (error) {
		throw new Error(`DATA_DIR ${dataDir} can be read by others, and this user can't change that: run chown on it, or choose another one.`, {
			cause: error
		});
	}
}

async function closeToOthers(path: string): Promise<void> {
	const { mode } = await stat(path);
	await chmod(path, mode & 0o700);
}
