import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keeping } from '../../scripts/site/kept.ts';

/** Consents and withholdings end by themselves: a kept answer is given for a minute at most, whatever the epoch says. */
let handled = 0;
const server = createServer(
	keeping((_request, response) => {
		response.setHeader('x-keep-for', 'a');
		response.setHeader('etag', '"e"');
		response.writeHead(200).end(`one ${++handled}`);
	})
);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (): Promise<string> =>
	new Promise((resolve, reject) => {
		let text = '';
		request(`http://127.0.0.1:${(server.address() as AddressInfo).port}/age`, { headers: { connection: 'close' } }, (response) => {
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () => resolve(text));
		})
			.on('error', reject)
			.end();
	});

test('ends a kept answer after a minute without a write', async () => {
	Object.assign(globalThis, { [Symbol.for('offene-waende.moment')]: { fresh: () => 'a', now: async () => 'a' } });
	let now = 1_000_000;
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
	try {
		expect(await ask()).toBe('one 1');
		now += 59_999;
		expect(await ask()).toBe('one 1');
		now += 1;
		expect(await ask()).toBe('one 2');
		expect(await ask()).toBe('one 2');
	} finally {
		clock.mockRestore();
	}
});
