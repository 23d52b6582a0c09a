import { setTimeout as pause } from 'node:timers/promises';
import type { MailAnswer } from './mail.ts';

/** Connects to the mail server and signs in there, as for a mail, and sends none. Never throws. */
export async function askMail(smtpUrl: string, timeoutMs: number): Promise<MailAnswer> {
	// Imported on demand: most starts need no mail server.
	const { createTransport } = await import('nodemailer');
	const url = new URL(smtpUrl);
	for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout']) url.searchParams.set(name, String(timeoutMs));
	const transport = createTransport(url.href);
	const asked = transport.verify().then(
		(): MailAnswer => ({ ready: true }),
		(error: { code?: string; responseCode?: number }): MailAnswer => ({
			ready: false,
			code: error.code ?? 'unknown',
			...(error.responseCode ? { responseCode: error.responseCode } : {})
		})
	);
	const late = pause(timeoutMs, { ready: false, code: 'ETIMEDOUT' } as const, { ref: false });
	return Promise.race([asked, late]).finally(() => transport.close());
}
