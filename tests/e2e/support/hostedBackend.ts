/**
 * `hostedBackend.ts FOLDER DATABASE [--keep]`, as a child process: a backend like hosted Supabase. Its keys and files are in FOLDER, its
 * PostgreSQL starts with a copy of DATABASE if there is one. With `--keep`, DATABASE is what it ends with.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackend } from '#backend/app.ts';
import { loadKeys } from '#backend/keys.ts';
import { quietConsole } from '#backend/quiet.ts';
import { askLikeHosted } from '../../support/hosted.ts';
import { startPostgres } from '../../support/postgres.ts';
import { startMigratedPostgres } from '../../support/template.ts';

const [folder = '', database = '', keep] = process.argv.slice(2);

quietConsole();
const server = await (existsSync(database) ? startPostgres(database) : startMigratedPostgres());
const keys = await loadKeys(folder);
const backend = await startBackend({
	database: { driver: 'postgres', connectionString: server.connectionString, adapt: askLikeHosted },
	storageDir: join(folder, 'storage'),
	keys
});
// Ctrl-C reaches the whole group of processes. The parent ends this one.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => void stop());
// For commands that use the running backend.
await writeFile(join(folder, 'backend.url'), backend.url);
const { publishableKey, secretKey } = keys;
process.send?.({ url: backend.url, publishableKey, secretKey, connectionString: server.connectionString });

async function stop(): Promise<void> {
	await backend.close();
	await (keep ? server.keep(database) : server.stop());
	process.exit(0);
}
