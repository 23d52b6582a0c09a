import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Loop, startLoop } from '#lib/shared/backend/loop.ts';
import { deliver } from './transport.server.ts';
import { renderMail } from './templates.ts';

/** `origin` is the site's public address for links, `from` the sender, as in `Gallery <walls@example.org>`. */
export type OutboxOptions = {
	smtpUrl: string;
	from: string;
	origin: string;
	/** How long a mail may take to leave before it counts as perhaps sent. */
	leaseSeconds?: number;
};

/**
 * Sends the next mail of the outbox, at most once: `refused` ones wait in the outbox and come again; of an `unknown` one
 * nobody can say whether it arrived, so it becomes perhaps_sent when its lease runs out. Throws when the backend is away.
 */
export async function sendNext(db: Db, options: OutboxOptions): Promise<'idle' | 'sent' | 'refused' | 'unknown'> {
	const { data } = await db.rpc('claim_mail', { p_lease_seconds: options.leaseSeconds ?? 180 }).throwOnError();
	const [mail] = data;
	if (!mail) return 'idle';
	const finish = (error: string | null) => db.rpc('finish_mail', { p_id: mail.id, p_lease: mail.lease, p_error: error }).throwOnError();
	const rendered = renderMail(mail, options.origin);
	if (!rendered || !mail.address) {
		await finish('unreadable');
		return 'refused';
	}
	const { subject, text, html, lang } = rendered;
	const { hostname } = new URL(options.origin);
	const letter = { id: mail.id, host: hostname, from: options.from, to: mail.address, subject, text, html, language: lang };
	const delivery = await deliver(options.smtpUrl, letter);
	if (delivery.result !== 'unknown') await finish(delivery.result === 'sent' ? null : delivery.reason);
	return delivery.result;
}

/** Sends what comes into the outbox, one mail after the other, until stopped. `report` hears of what went wrong. */
export const startOutbox = (db: Db, options: OutboxOptions, report: (error: unknown) => void, everyMs = 2000): Loop =>
	startLoop(async () => (await sendNext(db, options)) !== 'idle', report, everyMs);
