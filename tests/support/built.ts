import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackendAddress, readEnvironment, type Settings, siteEnvironment } from '../../src/server/start/environment.ts';
import { waitUntilReady } from '../../src/server/start/wait.ts';
import { freePort } from '../../scripts/freePort.ts';

/** `address`: where the site listens, which is not its origin behind a proxy. `said`: what it has written into its log. */
export type BuiltSite = { origin: string; address: string; said: () => string; stop: () => Promise<void> };

/** Starts the server of the built site on a test backend, without demo mode unless `DEMO` says so. The rest is more of its environment. */
export async function startSiteOn(
	{ url, publishableKey, secretKey }: BackendAddress,
	{ DEMO = '0', ...variables }: Record<string, string> = {}
): Promise<BuiltSite> {
	const dataDir = await mkdtemp(join(tmpdir(), 'waende-built-'));
	const keys = { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey };
	const settings = readEnvironment({ PORT: String(await freePort()), DATA_DIR: dataDir, ...keys, ...variables });
	const address = `http://127.0.0.1:${settings.port}`;
	const env = siteEnvironment({ ...settings, demo: DEMO as Settings['demo'] }, { url, publishableKey, secretKey });
	const child = spawn(process.execPath, ['src/server/site.ts'], {
		env: {
			PATH: process.env.PATH,
			TMPDIR: tmpdir(),
			LOG_LEVEL: variables.LOG_LEVEL ?? 'error',
			...env,
			BACKEND: variables.BACKEND ?? 'embedded'
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let log = '';
	child.stdout.on('data', (part: Buffer) => (log += part.toString()));
	child.stdout.pipe(process.stdout, { end: false });
	const ended = once(child, 'exit');
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
		await rm(dataDir, { recursive: true, force: true });
	};
	const waiting = new AbortController();
	const early = ended.then(([code]) => Promise.reject(new Error(`The site ended before it was ready (${code as string})`)));
	try {
		await Promise.race([waitUntilReady(address, waiting.signal), early]);
	} catch (error) {
		await stop();
		throw error;
	} finally {
		waiting.abort();
		early.catch(() => undefined);
	}
	return { origin: settings.origin, address, said: () => log, stop };
}
