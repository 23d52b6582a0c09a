import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spool, type SpoolProblem } from '../../src/server/http/uploads/spool.ts';

/** A server that writes bodies of at most 300 kB to the disk, with at most 500 kB there at once, and 10 kB in each 200 ms. */
const limits = { bytesPerSecond: 50_000, windowMs: 200, arriveMs: 1500, spooledBytes: 500_000 };
type End = { body: Buffer; method?: string; length?: string } | SpoolProblem;
const ends: End[] = [];
let server: Server;
let folder = '';
const sockets: Socket[] = [];
/** Bodies stay on the disk until this has passed. */
let hold = Promise.resolve();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'waende-spool-'));
	server = createServer((request, response) => {
		void spool(request, folder, 300_000, limits).then(async (body) => {
			if (typeof body === 'string') ends.push(body);
			else {
				await hold;
				const again = body.replay();
				ends.push({ body: await buffer(again), method: again.method!, length: again.headers['content-length']! });
				await body.close();
			}
			response.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
	for (const socket of sockets) socket.destroy();
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true });
});

/** Announces a body and sends the beginning of it. */
function send(announced: number | 'chunked', first: Buffer): Socket {
	const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
	sockets.push(socket);
	const length = announced === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${announced}`;
	socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${length}\r\n\r\n`);
	socket.write(
		announced === 'chunked' ? Buffer.concat([Buffer.from(`${first.length.toString(16)}\r\n`), first, Buffer.from('\r\n')]) : first
	);
	return socket;
}
async function nextEnd(): Promise<End> {
	for (let i = 0; i < 300 && ends.length === 0; i++) await pause(10);
	return ends.shift()!;
}
const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, i) => i % 251));

test('gives back what arrived, byte by byte, and leaves no file', async () => {
	const body = bytes(250_000);
	const socket = send(body.length, body.subarray(0, 100_000));
	await pause(50);
	expect(await readdir(folder)).toEqual([]);
	socket.write(body.subarray(100_000));
	expect(await nextEnd()).toEqual({ body, method: 'POST', length: '250000' });
	expect(await readdir(folder)).toEqual([]);
});

test('gives up a body that doesn’t arrive, or a byte now and then', async () => {
	send(200_000, bytes(10));
	expect(await nextEnd()).toBe('too-slow');
	const socket = send(200_000, bytes(50_000));
	const now = setInterval(() => socket.write('x'), 50);
	expect(await nextEnd()).toBe('too-slow');
	clearInterval(now);
});

test('gives up a body that is fast enough but takes too long', async () => {
	const socket = send(290_000, bytes(20_000));
	const began = performance.now();
	const now = setInterval(() => socket.write(bytes(4500)), 50);
	expect(await nextEnd()).toBe('too-slow');
	expect(performance.now() - began).toBeGreaterThan(1400);
	clearInterval(now);
});

test('takes a line that pauses for less than the window', async () => {
	const body = bytes(90_000);
	const socket = send(body.length, body.subarray(0, 30_000));
	for (const from of [30_000, 60_000]) {
		await pause(150);
		socket.write(body.subarray(from, from + 30_000));
	}
	expect(await nextEnd()).toMatchObject({ body });
});

test('ends when the sender goes', async () => {
	const socket = send(200_000, bytes(50_000));
	await pause(50);
	socket.destroy();
	expect(await nextEnd()).toBe('cut');
});

test('tells the site how long a body is that came without its size', async () => {
	const body = bytes(1000);
	send('chunked', body).write('0\r\n\r\n');
	expect(await nextEnd()).toEqual({ body, method: 'POST', length: '1000' });
});

test('refuses a body without an announced size when it grows too large', async () => {
	send('chunked', bytes(300_001));
	expect(await nextEnd()).toBe('too-large');
});

test('counts what has arrived, not what was announced, and frees it again', async () => {
	const held = Promise.withResolvers<void>();
	hold = held.promise;
	send(290_000, bytes(290_000));
	await pause(100);
	// Announced are 290 kB more, arrived 10 kB: there is room for another.
	send(290_000, bytes(10_000));
	send(150_000, bytes(150_000));
	await pause(100);
	expect(ends).toEqual([]);
	send(150_000, bytes(150_000));
	expect(await nextEnd()).toBe('busy');
	expect(await nextEnd()).toBe('too-slow');
	held.resolve();
	expect(await nextEnd()).toMatchObject({ method: 'POST' });
	expect(await nextEnd()).toMatchObject({ method: 'POST' });
});
