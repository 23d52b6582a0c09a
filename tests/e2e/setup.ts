import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { startSite } from '../support/site.ts';
import { untilMade } from './support/made.ts';

const env = { DEMO: '1', SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'error' };

/**
 * One built site with its own backend for each worker, as `npm start` runs it; mails stay in the outbox. The demo
 * programme is loaded once and copied. `E2E_ORIGIN` given from outside: the site that already runs there is used, for
 * writing tests.
 */
export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
	if (process.env.E2E_ORIGIN) return () => Promise.resolve();
	const folder = await mkdtemp(join(tmpdir(), 'waende-e2e-'));
	const dirs = Array.from({ length: workers }, (_, worker) => join(folder, String(worker)));
	const [first, ...others] = dirs;
	const loading = await startSite({ dataDir: first!, env });
	// Else each copy would make the rest of the pictures once more.
	await untilMade(loading.origin);
	await loading.stop();
	for (const dir of others) await cp(first!, dir, { recursive: true });
	const sites = await Promise.all(dirs.map((dataDir) => startSite({ dataDir, env })));
	// The first answers of a backend that has just begun take long, and a browser wouldn't ask twice.
	for (const { origin } of sites) while (!(await fetch(origin)).ok) await pause(200);
	process.env.E2E_SITES = JSON.stringify(sites.map(({ origin, dataDir }) => ({ origin, dataDir })));
	return async () => {
		await Promise.all(sites.map(({ stop }) => stop()));
		await rm(folder, { recursive: true, force: true });
	};
}
