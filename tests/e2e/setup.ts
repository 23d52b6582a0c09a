import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { loadDemo, startDemoSite } from './support/demo.ts';

/**
 * Starts one built site with its own backend for each worker. Mails stay in the outbox. The demo programme is loaded once and then copied.
 * With `E2E_ORIGIN` in the environment it starts nothing, and the tests use the site at that address: this is faster while writing tests.
 * Returns the teardown.
 */
export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
	if (process.env.E2E_ORIGIN) return () => Promise.resolve();
	const folder = await mkdtemp(join(tmpdir(), 'waende-e2e-'));
	const demo = process.env.E2E_DEMO ?? join(folder, 'demo');
	if (!process.env.E2E_DEMO) await loadDemo(demo);
	const dirs = Array.from({ length: workers }, (_, worker) => join(folder, String(worker)));
	const sites = await Promise.all(dirs.map((dir) => startDemoSite(demo, dir)));
	// The first response of a new backend is slow and may fail, and a browser wouldn't retry it.
	for (const { origin } of sites) while (!(await fetch(origin)).ok) await pause(200);
	process.env.E2E_SITES = JSON.stringify(sites.map(({ origin, dataDir }) => ({ origin, dataDir })));
	return async () => {
		await Promise.all(sites.map(({ stop }) => stop()));
		await rm(folder, { recursive: true, force: true });
	};
}
