import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../src/lib/shared/database.ts';
import { startEmbeddedBackend } from '../../src/server/start/backend.ts';
import { readEnvironment, siteEnvironment } from '../../src/server/start/environment.ts';
import { waitUntilReady } from '../../src/server/start/wait.ts';
import { freePort } from '../../scripts/freePort.ts';
import { copyMigratedDatabase } from '../support/template.ts';

/** A site that can be killed and restarted while its backend keeps running. */
export type FragileSite = {
	origin: string;
	dataDir: string;
	/** Bypasses all policies. */
	db: SupabaseClient<Database>;
	/** Makes sure that the site runs. With `killAt`, it is started anew and kills itself at that fault point. */
	start: (killAt?: string) => Promise<void>;
	/** Resolves when the site has ended, with the signal that ended it or null. */
	ended: () => Promise<string | null>;
	stop: () => Promise<void>;
	/** Sends a signal to the backend: SIGSTOP makes it silent, SIGCONT lets it go on. */
	signalBackend: (signal: 'SIGSTOP' | 'SIGCONT') => void;
	/** The files in storage and the files that the database knows, by their names in the storage folder. */
	stored: () => Promise<{ files: string[]; rows: string[] }>;
	close: () => Promise<void>;
};

/** The file name of an object, as in src/server/backend/storage.ts. */
function nameOf(bucket: string, path: string): string {
	const name = createHash('sha256').update(`${bucket}\0${path}`).digest('hex');
	return `${name.slice(0, 2)}/${name}`;
}

/** Starts a backend on a new data folder. The site is not started yet. */
export async function makeFragileSite(): Promise<FragileSite> {
	const dataDir = await mkdtemp(join(tmpdir(), 'waende-faults-'));
	await copyMigratedDatabase(join(dataDir, 'database'));
	const port = await freePort();
	const settings = readEnvironment({ PORT: String(port), DATA_DIR: dataDir, DEMO: '1' });
	const { child: backend, ready } = startEmbeddedBackend(dataDir, () => undefined);
	const address = await ready;
	const db = createClient<Database>(address.url, address.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
	let site: ChildProcess | undefined;
	let end: Promise<string | null> = Promise.resolve(null);
	let runsNormally = false;
	const stop = async () => {
		site?.kill('SIGTERM');
		await end;
	};
	return {
		origin: settings.origin,
		dataDir,
		db,
		async start(killAt) {
			if (runsNormally && !killAt) return;
			await stop();
			const preload = new URL('killAt.ts', import.meta.url).pathname;
			site = spawn(process.execPath, ['--import', preload, 'src/server/site.ts'], {
				env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...siteEnvironment(settings, address), ...(killAt ? { KILL_AT: killAt } : {}) },
				stdio: ['ignore', 'inherit', 'inherit']
			});
			runsNormally = !killAt;
			end = once(site, 'exit').then(([, signal]) => {
				runsNormally = false;
				return signal as string | null;
			});
			const waiting = new AbortController();
			const early = end.then((signal) => {
				throw new Error(`the site ended before it was ready (${signal ?? 'by itself'})`);
			});
			await Promise.race([waitUntilReady(settings.origin, waiting.signal), early]).finally(() => waiting.abort());
		},
		ended: () => end,
		stop,
		signalBackend: (signal) => void backend.process.kill(signal),
		async stored() {
			const entries = await readdir(join(dataDir, 'storage'), { recursive: true, withFileTypes: true }).catch(() => []);
			const files = entries
				.filter((entry) => entry.isFile())
				.map(({ parentPath, name }) => join(parentPath, name).slice(dataDir.length + 9));
			const pictures = (await db.from('media_file').select('bucket, path').throwOnError()).data;
			const handling = (await db.from('handling_file').select('path').throwOnError()).data;
			const rows = [...pictures, ...handling.map(({ path }) => ({ bucket: 'handling', path: String(path) }))];
			return { files: files.sort(), rows: rows.map(({ bucket, path }) => nameOf(String(bucket), String(path))).sort() };
		},
		async close() {
			await stop();
			await backend.stop(5000);
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
