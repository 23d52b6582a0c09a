import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';

/** `host` and `id` make up the Message-ID. `id` stays the same for every attempt. */
export type OutgoingMail = {
	id: string;
	host: string;
	from: string;
	to: string;
	subject: string;
	text: string;
	html: string;
	language: string;
};

/** The result of an attempt: sent, certainly not sent (with a reason that contains no names or addresses), or unknown. */
export type Delivery = { result: 'sent' } | { result: 'refused'; reason: string } | { result: 'unknown' };

/** Timeout for a silent mail server. Much shorter than the lease of a mail. */
const timeoutMs = 20_000;

/** Passes a mail to the mail server at `smtpUrl` (`smtp://user:password@host:port`). Never throws. */
export async function deliver(smtpUrl: string, mail: OutgoingMail): Promise<Delivery> {
	let bodyBegun = false;
	const transport = createTransport(withTimeouts(smtpUrl));
	transport.use('stream', (message, done) => {
		// The body is read only after the server has accepted to receive it. Before that, a broken connection means: not sent.
		message.message.processFunc((body) => Readable.from(read(body, () => (bodyBegun = true))));
		done();
	});
	try {
		await transport.sendMail({
			from: mail.from,
			to: { name: '', address: mail.to },
			subject: mail.subject,
			text: mail.text,
			html: mail.html,
			messageId: `<${mail.id}@${mail.host}>`,
			headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
			disableFileAccess: true,
			disableUrlAccess: true
		});
		return { result: 'sent' };
	} catch (error) {
		return failure(error as { code?: string; responseCode?: number }, bodyBegun);
	} finally {
		transport.close();
	}
}

async function* read(body: Readable, begin: () => void): AsyncGenerator<Buffer> {
	begin();
	yield* body as AsyncIterable<Buffer>;
}

/** A server that answers with 4xx or 5xx has not accepted the mail. A server that goes silent during the body may have. */
function failure({ code = 'unknown', responseCode }: { code?: string; responseCode?: number }, bodyBegun: boolean): Delivery {
	const answered = responseCode !== undefined && responseCode >= 400;
	return bodyBegun && !answered ? { result: 'unknown' } : { result: 'refused', reason: [code, responseCode].filter(Boolean).join(' ') };
}

function withTimeouts(smtpUrl: string): string {
	const url = new URL(smtpUrl);
	for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) url.searchParams.set(name, String(timeoutMs));
	return url.href;
}
