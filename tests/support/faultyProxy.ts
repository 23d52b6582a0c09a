import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Matcher = (method: string, path: string) => boolean;
/** An answer that the proxy gives in the backend's place. */
export type Instead = { status: number; headers: Record<string, string>; json: object };
export type Break = 'before' | 'after' | Instead | (() => Promise<unknown>);

export type FaultyProxy = {
	/** The URL to use instead of the backend's. */
	url: string;
	/**
	 * Makes the next matching request fail `before` it reaches the backend, or `after` that, so that only the response is lost.
	 * An answer is given in place of the backend's, after the whole request. A function runs first, and then the request continues.
	 */
	breakAt: (matches: Matcher, how: Break) => void;
	/** Whether the matching request has arrived. */
	hasBroken: () => boolean;
	stop: () => Promise<void>;
};

/** Starts a proxy to a backend that fails where a test wants it to: a real network fault instead of a mock. */
export async function startFaultyProxy(backend: string): Promise<FaultyProxy> {
	const { hostname, port } = new URL(backend);
	let fault: { matches: Matcher; how: Break } | null = null;
	const server = createServer(async (asked, answer) => {
		const how = fault?.matches(asked.method ?? '', asked.url ?? '') ? fault.how : null;
		if (how) fault = null;
		if (how === 'before') return void asked.socket.destroy();
		if (typeof how === 'function') await how();
		else if (typeof how === 'object' && how) {
			for await (const _ of asked);
			answer.writeHead(how.status, { 'content-type': 'application/json', ...how.headers });
			return void answer.end(JSON.stringify(how.json));
		}
		const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
			if (how === 'after') {
				got.resume().on('end', () => asked.socket.destroy());
				return;
			}
			answer.writeHead(got.statusCode ?? 502, got.headers);
			got.pipe(answer);
		});
		onward.on('error', () => answer.destroy());
		asked.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		breakAt: (matches, how) => void (fault = { matches, how }),
		hasBroken: () => fault === null,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
