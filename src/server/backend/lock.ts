import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const timeoutMs = 2500;

/**
 * Locks `dataDir` for this process until it ends. Needed because PGlite would let two processes write the same files. SQLite holds a lock
 * of the kernel, which can't be left behind or taken twice. Waits up to 2.5 s for a process that is just ending.
 *
 * Works around PGlite, which doesn't lock its data folder (github.com/electric-sql/pglite issue 1106, open). Can go when it
 * does.
 * @throws Error with one line of text when another process has the folder.
 */
export function lockDataDir(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	const owner = join(dataDir, 'lock.pid');
	const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: timeoutMs });
	try {
		lock.exec('pragma locking_mode = exclusive; begin exclusive;');
	} catch (error) {
		if (!(error instanceof Error) || !error.message.includes('locked')) throw error;
		throw new Error(`DATA_DIR ${dataDir} is in use by another process (${readOwner(owner)}). Stop it first.`, {
			cause: error
		});
	}
	writeFileSync(owner, String(process.pid));
	held.push(lock);
}

/** References to the locks. Without them, garbage collection would release the locks. */
const held: DatabaseSync[] = [];

function readOwner(file: string): string {
	try {
		return `pid ${readFileSync(file, 'utf8')}`;
	} catch {
		return 'just starting';
	}
}
