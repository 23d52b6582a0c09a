import { env } from '$env/dynamic/private';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import type { Loop } from '#lib/shared/backend/loop.ts';
import { startOutbox } from './outbox.server.ts';

let outbox: Loop | undefined;

/** The address that links in mails begin with. */
export const mailOrigin = (): string => env.ORIGIN ?? 'http://localhost:3000';

/** Whether this site sends mails itself; else they lie in the outbox, where demo mode shows them. */
export const sendsMails = (): boolean => Boolean(env.SMTP_URL);

/** Starts sending the mails of the outbox, if there is a mail server; ends with the site. Call once. */
export function startSendingMails(): void {
	if (!env.SMTP_URL || outbox) return;
	const options = { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? `walls@${new URL(mailOrigin()).hostname}`, origin: mailOrigin() };
	// The secret key: mails belong to nobody who is signed in.
	outbox = startOutbox(siteDb(), options, (error) => log.error({ error }, 'outbox'));
	process.once('sveltekit:shutdown' as never, () => void outbox?.stop());
}

/** To be called after a mail was queued, so that it needn't wait for the next look into the outbox. */
export const wakeOutbox = (): void => outbox?.wake();
