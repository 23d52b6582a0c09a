import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A received mail: the recipients of its envelope, and its parsed and raw content. */
export type ReceivedMail = { recipients: string[]; mail: ParsedMail; raw: string };

export type MailServer = {
	url: string;
	received: ReceivedMail[];
	/** Makes one fault: answers the next recipient with 450, or closes the connection during or after the next body. */
	misbehaveOnce: (how: 'refuse' | 'break-in-body' | 'break-after-body') => void;
	stop: () => Promise<void>;
};

/** A real SMTP server on a free port of the loopback interface. With `password`, it takes mails only from those who know it. */
export async function startMailServer(password?: string): Promise<MailServer> {
	const received: ReceivedMail[] = [];
	const sockets = new Set<Socket>();
	let fault: 'refuse' | 'break-in-body' | 'break-after-body' | null = null;
	const takeFault = (how: typeof fault) => fault === how && ((fault = null), true);
	const breakAll = () => sockets.forEach((socket) => socket.destroy());
	const server = new SMTPServer({
		authOptional: !password,
		allowInsecureAuth: true,
		disabledCommands: password ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
		onAuth({ username, password: given }, _session, done) {
			if (given === password) done(null, { user: username });
			else done(Object.assign(new Error('Wrong password'), { responseCode: 535 }));
		},
		onRcptTo(_address, _session, done) {
			if (takeFault('refuse')) done(Object.assign(new Error('Try again later'), { responseCode: 450 }));
			else done();
		},
		onData(stream, session, done) {
			if (takeFault('break-in-body')) {
				stream.once('data', breakAll);
				return;
			}
			void readAll(stream).then(async (raw) => {
				const recipients = session.envelope.rcptTo.map(({ address }) => address);
				received.push({ recipients, mail: await simpleParser(raw), raw });
				if (takeFault('break-after-body')) breakAll();
				else done();
			});
		}
	});
	server.on('error', () => undefined);
	server.server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		received,
		misbehaveOnce: (how) => (fault = how),
		stop: () => new Promise((resolve) => server.close(resolve))
	};
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
