import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const timeoutMs = 2500;

/**
 * Takes `dataDir` for this process alone, until it ends in whatever way. PGlite would let two processes write the
 * same files. The lock is one of the kernel's, held through SQLite: it can't be left behind or taken twice.
 * Waits a moment for a process that is just ending.
 * @throws an error with one clear line if another process has the folder.
 */
export function lockDataDir(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	const owner = join(dataDir, 'lock.pid');
	const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: timeoutMs });
	try {
		lock.exec('pragma locking_mode = exclusive; begin exclusive;');
	} catch (error) {
		if (!(error instanceof Error) || !error.message.includes('locked')) throw error;
		throw new Error(`DATA_DIR ${dataDir} is in use by another process (${readOwner(owner)}); stop that one first.`, {
			cause: error
		});
	}
	writeFileSync(owner, String(process.pid));
	held.push(lock);
}

/** Keeps the locks of this process from being collected, which would free them. */
const held: DatabaseSync[] = [];

function readOwner(file: string): string {
	try {
		return `pid ${readFileSync(file, 'utf8')}`;
	} catch {
		return 'just starting';
	}
}
