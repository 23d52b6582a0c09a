/** `npm run seed -- --artworks N` fills the embedded backend in DATA_DIR with N synthetic works and their shows, to try out its size. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBackend } from '#backend/app.ts';
import { openDatabase, query, runScript } from '#backend/database.ts';
import { loadKeys } from '#backend/keys.ts';
import { lockDataDir } from '#backend/lock.ts';
import { quietConsole } from '#backend/quiet.ts';
import { readEnvironment } from '../../src/server/start/environment.ts';
import { seedScript } from './script.ts';

const maxArtworks = 1_000_000;

process.umask(0o077);
quietConsole();
try {
	await seed(artworksAsked());
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}

function artworksAsked(): number {
	const { artworks } = parseArgs({ options: { artworks: { type: 'string' } } }).values;
	const count = Number(artworks);
	if (Number.isInteger(count) && count >= 1 && count <= maxArtworks) return count;
	throw new Error(`How many works? Usage: npm run seed -- --artworks N, with N from 1 to ${maxArtworks}.`);
}

async function seed(artworks: number): Promise<void> {
	const { dataDir, supabase } = readEnvironment(process.env);
	if (supabase) throw new Error('npm run seed fills the embedded backend only, never a Supabase project.');
	lockDataDir(dataDir);
	const database = { driver: 'pglite', dataDir: join(dataDir, 'database') } as const;
	// A new folder gets its tables so.
	const backend = await startBackend({ database, storageDir: join(dataDir, 'storage'), keys: await loadKeys(dataDir) });
	await backend.close();
	const connection = await openDatabase(database);
	try {
		const seeded = await query(connection, `select from public.call where slug = 'seed-call'`);
		if (seeded.length > 0) throw new Error(`${dataDir} was filled before. Name another folder in DATA_DIR.`);
		console.log(`Adding ${artworks} works …`);
		await runScript(connection, seedScript(artworks));
		console.log(`${dataDir} holds ${artworks} more works. Start the site on it.`);
	} finally {
		await connection.close();
	}
}
