import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDemoOnce } from '../../../src/server/start/demo.ts';
import { startSite } from '../../support/site.ts';
import { type HostedSite, startHostedSite } from './hostedSite.ts';
import { waitForPictures } from './made.ts';

/** The environment of every site under test. Mails stay in the outbox. */
const siteEnv = { DEMO: '1', SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'error' };

/** In `npm test` the stories run on a backend like hosted Supabase, in `npm run test:wide` on the embedded one. */
const isHosted = process.env.WIDE !== '1';

/** Where the demo programme's database is. The embedded backend opens it where it is; PostgreSQL starts from copies. */
const databaseIn = (dataDir: string): string => join(dataDir, 'database');

/** Loads the demo programme into `dataDir`, and waits for all pictures: otherwise each copy would make the remaining pictures again. */
export async function loadDemo(dataDir: string): Promise<void> {
	await mkdir(dataDir, { recursive: true });
	const site = await (isHosted ? startHostedSite(dataDir, databaseIn(dataDir), { keep: true }) : startSite({ dataDir, env: siteEnv }));
	try {
		process.env.DATA_DIR = dataDir;
		if (isHosted) await loadDemoOnce(dataDir, { origin: site.origin, address: site.origin, log: () => undefined });
		await waitForPictures(site.origin);
	} finally {
		await site.stop();
	}
}

/** Starts a site with a copy of the demo programme, in the folder `dataDir`. */
export async function startDemoSite(demo: string, dataDir: string): Promise<Omit<HostedSite, 'connectionString'>> {
	await cp(demo, dataDir, { recursive: true, filter: (path) => !isHosted || path !== databaseIn(demo) });
	return isHosted ? startHostedSite(dataDir, databaseIn(demo)) : startSite({ dataDir, env: siteEnv });
}
