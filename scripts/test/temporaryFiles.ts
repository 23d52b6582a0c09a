import { rmSync } from 'node:fs';
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps the files of this folder in memory. */
const memory = '/dev/shm';
/** Measured: the tests need at most 0.5 GB at a time. */
const enoughBytes = 2 * 1024 ** 3;

/**
 * Gives this process and its children one folder for all temporary files, and removes it when this process ends. It is in memory where the
 * system offers enough of it, because the tests copy dozens of databases.
 */
export async function gatherTemporaryFiles(): Promise<void> {
	const free = await statfs(memory).then(
		({ bavail, bsize }) => bavail * bsize,
		() => 0
	);
	const folder = await mkdtemp(join(free < enoughBytes ? tmpdir() : memory, 'waende-'));
	// PostgreSQL runs as another user, and must reach its own folder in here.
	await chmod(folder, 0o711);
	process.env.TMPDIR = folder;
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
