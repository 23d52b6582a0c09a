import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BackendAddress } from '../../../src/server/start/environment.ts';
import { startSiteOn } from '../../support/built.ts';

/** `connectionString`: of its PostgreSQL, as superuser. */
export type HostedSite = { origin: string; dataDir: string; connectionString: string; stop: () => Promise<void> };

/** Starts the built site on a backend like hosted Supabase, in demo mode. See hostedBackend.ts for `dataDir`, `database` and `keep`. */
export async function startHostedSite(dataDir: string, database: string, { keep = false } = {}): Promise<HostedSite> {
	const backend = fork(join(import.meta.dirname, 'hostedBackend.ts'), [dataDir, database, ...(keep ? ['--keep'] : [])], {
		env: { ...process.env, LITE_TELEMETRY: '0', EXPERIMENTAL_STORAGE: '1' }
	});
	const ended = once(backend, 'exit');
	const address = await Promise.race([
		once(backend, 'message') as Promise<[BackendAddress & { connectionString: string }]>,
		ended.then(([code]) => Promise.reject(new Error(`The backend ended with ${code as string}.`)))
	]);
	const stopBackend = async () => {
		backend.disconnect();
		await ended;
	};
	const site = await startSiteOn(address[0], { DATA_DIR: dataDir, DEMO: '1' }).catch(async (error: unknown) => {
		await stopBackend();
		throw error;
	});
	return {
		origin: site.origin,
		dataDir,
		connectionString: address[0].connectionString,
		stop: async () => {
			await site.stop();
			await stopBackend();
		}
	};
}
