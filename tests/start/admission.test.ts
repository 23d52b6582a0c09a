import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { admit } from '../../src/server/http/admission.ts';

test('limits concurrent large forms, lets small ones pass, and drops clients that gave up', async () => {
	let inside = 0;
	let max = 0;
	let served = 0;
	const server = createServer((request, response) =>
		admit(request, response, 66_000_000, (_request, answer) => {
			const large = Number(request.headers['content-length']) > 1e6;
			if (large) max = Math.max(max, ++inside);
			request.resume();
			request.once('end', () =>
				setTimeout(() => {
					if (large) inside--;
					served++;
					answer.end('ok');
				}, 50)
			);
		})
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const post = (bytes: number) => {
		const request = ask({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': bytes } });
		const answered = new Promise<number>((resolve) => {
			request.once('response', (response) => resolve(response.resume().statusCode ?? 0));
			request.once('error', () => resolve(0));
		});
		return { request, answered };
	};
	const sixty = Buffer.alloc(60_000_000);
	const large = Array.from({ length: 6 }, () => post(sixty.length));
	for (const { request } of large) request.end(sixty);
	const givesUp = post(sixty.length);
	givesUp.request.write(sixty.subarray(0, 1000));
	await pause(20);
	givesUp.request.destroy();
	const small = post(3);
	small.request.end('abc');
	expect(await small.answered).toBe(200);
	expect(await Promise.all(large.map(({ answered }) => answered))).toEqual(Array(6).fill(200));
	expect(max).toBeLessThanOrEqual(3);
	expect(served).toBe(7);
	server.close();
});
