import { env } from '$env/dynamic/private';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import type { Loop } from '#lib/shared/backend/loop.ts';
import { startOutbox } from './outbox.server.ts';

let outbox: Loop | undefined;

/** The origin of links in mails. */
export const mailOrigin = (): string => env.ORIGIN ?? 'http://localhost:3000';

/** Whether this site sends mails. Otherwise they stay in the outbox, where demo mode shows them. */
export const sendsMails = (): boolean => Boolean(env.SMTP_URL);

/** Starts to send the mails in the outbox if there is a mail server. Stops when the site shuts down. Call once. */
export function startSendingMails(): void {
	if (!env.SMTP_URL || outbox) return;
	const options = { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? `walls@${new URL(mailOrigin()).hostname}`, origin: mailOrigin() };
	// Needs the secret key, because mails do not belong to an account.
	outbox = startOutbox(siteDb(), options, (error) => log.error({ error }, 'outbox'));
	process.once('sveltekit:shutdown' as never, () => void outbox?.stop());
}

/** Call this after queueing a mail, so that it is sent at once and not at the next poll. */
export const wakeOutbox = (): void => outbox?.wake();
