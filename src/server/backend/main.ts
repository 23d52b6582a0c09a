/** The embedded backend as a child process of `start.ts`. It tells its parent where it listens, and ends with it. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unfinishedRestore } from '../backup/unfinishedRestore.ts';
import { startBackend } from './app.ts';
import { loadKeys } from './keys.ts';
import { lockDataDir } from './lock.ts';
import { quietConsole } from './quiet.ts';
import { removeSnapshots } from './snapshot.ts';

/** A message from this process to its parent. */
export type BackendMessage =
	| { type: 'progress'; line: string }
	| { type: 'ready'; url: string; publishableKey: string; secretKey: string }
	| { type: 'failed'; line: string };

const tell = (message: BackendMessage) =>
	new Promise<void>((resolve) => (process.send ? process.send(message, () => resolve()) : resolve()));

// Ctrl-C signals the whole process group. Ignore it: the site stops first, then the parent stops this process.
process.on('SIGINT', () => undefined);
quietConsole();

const dataDir = process.env.DATA_DIR ?? '.data';
try {
	lockDataDir(dataDir);
	const unfinished = await unfinishedRestore(dataDir);
	if (unfinished) throw new Error(unfinished);
	await removeUnfinishedDemo();
	await removeSnapshots(dataDir);
	const keys = await loadKeys(dataDir);
	const backend = await startBackend({
		database: { driver: 'pglite', dataDir: join(dataDir, 'database') },
		storageDir: join(dataDir, 'storage'),
		keys,
		log: (line) => void tell({ type: 'progress', line })
	});
	// For commands that use the running backend (coordinator.ts). The key is in the same folder.
	const address = join(dataDir, 'backend.url');
	await writeFile(address, backend.url);
	const stop = async () => {
		await rm(address, { force: true });
		await backend.close();
		process.exit(0);
	};
	process.once('SIGTERM', () => void stop());
	process.once('disconnect', () => void stop());
	await tell({ type: 'ready', url: backend.url, publishableKey: keys.publishableKey, secretKey: keys.secretKey });
	if (process.send && !process.connected) await stop();
} catch (error) {
	await tell({ type: 'failed', line: error instanceof Error ? error.message : String(error) });
	process.exit(1);
}

/** Deletes everything when a first start was interrupted while loading the demo programme, so that loading starts over. */
async function removeUnfinishedDemo(): Promise<void> {
	if (!existsSync(join(dataDir, 'demo-loading'))) return;
	await tell({ type: 'progress', line: 'starting over: loading the demo programme was interrupted' });
	for (const name of ['database', 'storage', 'demo-loading']) await rm(join(dataDir, name), { recursive: true, force: true });
}
