import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';

export type Answer = { status: number; headers: IncomingHttpHeaders };
type Sent = { form?: Record<string, string>; headers?: Record<string, string> };

/**
 * Returns a function that sends a request to a site on this machine by https, from an address such as 127.0.0.2, so that a test can be
 * several people. `ca`: the certificate that they trust.
 */
export const clientsOf =
	(origin: string, ca: string) =>
	async (from: string, path: string, { form, headers = {} }: Sent = {}): Promise<Answer> => {
		const asked = request(origin + path, {
			method: form ? 'POST' : 'GET',
			host: '127.0.0.1',
			localAddress: from,
			ca,
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers }
		});
		asked.end(form ? new URLSearchParams(form).toString() : undefined);
		const [response] = (await once(asked, 'response')) as [IncomingMessage];
		response.resume();
		return { status: response.statusCode ?? 0, headers: response.headers };
	};

/** A question to the office, which is limited to 12 in a quarter of an hour for each caller. */
export const question = { about: 'visit', message: 'Wann ist offen?', name: '', address: '', page: '' };
