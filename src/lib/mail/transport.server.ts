import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';

/** `host` names the site in the Message-ID; `id` is the mail's own, the same at every attempt. */
export type Letter = { id: string; host: string; from: string; to: string; subject: string; text: string; html: string; language: string };

/** What became of a letter: gone, surely not gone (with the reason, which names nobody), or nobody knows. */
export type Delivery = { result: 'sent' } | { result: 'refused'; reason: string } | { result: 'unknown' };

/** A mail server that says nothing for so long is taken for dead; much shorter than the lease of a mail. */
const silenceMs = 20_000;

/** Hands a letter to the mail server of `smtpUrl` (`smtp://user:password@host:port`). Never throws. */
export async function deliver(smtpUrl: string, letter: Letter): Promise<Delivery> {
	let bodyBegun = false;
	const transport = createTransport(withTimeouts(smtpUrl));
	transport.use('stream', (mail, done) => {
		// The body is read after the server has said that it takes it: before that, a broken connection loses nothing.
		mail.message.processFunc((body) => Readable.from(read(body, () => (bodyBegun = true))));
		done();
	});
	try {
		await transport.sendMail({
			from: letter.from,
			to: { name: '', address: letter.to },
			subject: letter.subject,
			text: letter.text,
			html: letter.html,
			messageId: `<${letter.id}@${letter.host}>`,
			headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
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

/** A server that answers with 4xx or 5xx has not taken the letter; one that falls silent in its middle may have. */
function failure({ code = 'unknown', responseCode }: { code?: string; responseCode?: number }, bodyBegun: boolean): Delivery {
	const answered = responseCode !== undefined && responseCode >= 400;
	return bodyBegun && !answered ? { result: 'unknown' } : { result: 'refused', reason: [code, responseCode].filter(Boolean).join(' ') };
}

function withTimeouts(smtpUrl: string): string {
	const url = new URL(smtpUrl);
	for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) url.searchParams.set(name, String(silenceMs));
	return url.href;
}
