import { startSite } from '../../support/site.ts';
import { waitForPictures } from './made.ts';

/** The environment of every site under test. Mails stay in the outbox. */
export const siteEnv = { DEMO: '1', SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'error' };

/** Loads the demo programme into `dataDir`, and waits for all pictures: otherwise each copy would make the remaining pictures again. */
export async function loadDemo(dataDir: string): Promise<void> {
	const site = await startSite({ dataDir, env: siteEnv });
	await waitForPictures(site.origin);
	await site.stop();
}
