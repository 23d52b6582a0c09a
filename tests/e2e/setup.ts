import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { startSite } from '../support/site.ts';
import { waitForPictures } from './support/made.ts';

const env = { DEMO: '1', SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'error' };

/**
 * Starts one built site with its own backend for each worker, as `npm start` does. Mails stay in the outbox. The demo
 * programme is loaded once and then copied. With `E2E_ORIGIN` in the environment it starts nothing, and the tests use the
 * site at that address: this is faster while writing tests. Returns the teardown.
 */
export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
	if (process.env.E2E_ORIGIN) return () => Promise.resolve();
	const folder = await mkdtemp(join(tmpdir(), 'waende-e2e-'));
	const dirs = Array.from({ length: workers }, (_, worker) => join(folder, String(worker)));
	const [first, ...others] = dirs;
	const loading = await startSite({ dataDir: first!, env });
	// Wait for all pictures before copying. Otherwise each copy would process the remaining pictures again.
	await waitForPictures(loading.origin);
	await loading.stop();
	for (const dir of others) await cp(first!, dir, { recursive: true });
	const sites = await Promise.all(dirs.map((dataDir) => startSite({ dataDir, env })));
	// The first response of a new backend is slow and may fail, and a browser wouldn't retry it.
	for (const { origin } of sites) while (!(await fetch(origin)).ok) await pause(200);
	process.env.E2E_SITES = JSON.stringify(sites.map(({ origin, dataDir }) => ({ origin, dataDir })));
	return async () => {
		await Promise.all(sites.map(({ stop }) => stop()));
		await rm(folder, { recursive: true, force: true });
	};
}
