import { startSite } from '../support/site.ts';

/**
 * One built site with its own backend and the demo programme for all stories, as `npm start` runs it; mails stay in
 * the outbox. `E2E_ORIGIN` given from outside: the site that already runs there is used, for writing tests.
 */
export default async function setup(): Promise<() => Promise<void>> {
	if (process.env.E2E_ORIGIN) return () => Promise.resolve();
	const site = await startSite({ env: { DEMO: '1', SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'error' } });
	process.env.E2E_ORIGIN = site.origin;
	process.env.E2E_DATA_DIR = site.dataDir;
	return site.stop;
}
