import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Loop, startLoop } from '#lib/shared/backend/loop.ts';
import { deliver } from './transport.server.ts';
import { renderMail } from './templates.ts';

/** `origin` is the public address of the site, for links. `from` is the sender, such as `Gallery <walls@example.org>`. */
export type OutboxOptions = {
	smtpUrl: string;
	from: string;
	origin: string;
	/** The lease: how long sending a mail may take before the mail counts as perhaps sent. */
	leaseSeconds?: number;
};

/**
 * Sends the next mail in the outbox, at most once. A `refused` mail stays in the outbox and is tried again. For an `unknown` mail,
 * nobody knows whether it arrived, so it becomes perhaps_sent when its lease expires. Throws if the backend is unreachable.
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
	const outgoing = { id: mail.id, host: hostname, from: options.from, to: mail.address, subject, text, html, language: lang };
	const delivery = await deliver(options.smtpUrl, outgoing);
	if (delivery.result !== 'unknown') await finish(delivery.result === 'sent' ? null : delivery.reason);
	return delivery.result;
}

/** Sends the mails in the outbox, one at a time, until stopped. Errors go to `report`. */
export const startOutbox = (db: Db, options: OutboxOptions, report: (error: unknown) => void, everyMs = 2000): Loop =>
	startLoop(async () => (await sendNext(db, options)) !== 'idle', report, everyMs);
