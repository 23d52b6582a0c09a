import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compressing, encodingFor } from '../../src/server/http/compressed.ts';
import { keeping } from '../../src/server/http/kept.ts';

const text = 'Ein Satz, der oft wiederkehrt. '.repeat(200);
/** What the site answers. */
const site = { headers: {} as Record<string, string>, status: 200, parts: [text], pauseMs: 0, handled: 0 };
const handle: RequestListener = async (_request, response) => {
	site.handled++;
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	for (const part of site.parts) {
		response.write(part);
		if (site.pauseMs) await new Promise((resolve) => setTimeout(resolve, site.pauseMs));
	}
	response.end();
};
const server = createServer(compressing(keeping(handle)));
let origin = '';
let round = 0;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	Object.assign(globalThis, { [Symbol.for('offene-waende.moment')]: { fresh: () => 'a', now: async () => 'a' } });
	Object.assign(site, { status: 200, parts: [text], pauseMs: 0, handled: 0 });
	site.headers = { etag: '"e"', 'content-type': 'text/html; charset=utf-8' };
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${round++}`;
});

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer; firstMs: number; allMs: number };
function ask(accept: string | null, method = 'GET', headers: IncomingHttpHeaders = {}): Promise<Got> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const asked = { ...(accept === null ? {} : { 'accept-encoding': accept }), ...headers, connection: 'close' };
		request(origin, { method, headers: asked }, (response) => {
			const parts: Buffer[] = [];
			let firstMs = 0;
			response.on('data', (part: Buffer) => {
				firstMs ||= performance.now() - began;
				parts.push(part);
			});
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts),
					firstMs,
					allMs: performance.now() - began
				})
			);
		})
			.on('error', reject)
			.end();
	});
}
const opened = ({ headers, body }: Got): string =>
	(headers['content-encoding'] === 'br'
		? brotliDecompressSync(body)
		: headers['content-encoding'] === 'gzip'
			? gunzipSync(body)
			: body
	).toString();

test.each([
	[undefined, null],
	['', null],
	['identity', null],
	['gzip, deflate, br', 'br'],
	['gzip', 'gzip'],
	['br;q=0.5, gzip;q=0.8', 'gzip'],
	['br;q=0, gzip', 'gzip'],
	['br;q=0, gzip;q=0', null],
	['*', 'br'],
	['*;q=0', null],
	['GZIP ; q=1.0', 'gzip']
])('Accept-Encoding %j: %j', (accept, wanted) => expect(encodingFor(accept)).toBe(wanted));

describe.each(['given once', 'kept'])('an answer that is %s', (how) => {
	beforeEach(() => {
		if (how === 'kept') site.headers['x-keep-for'] = 'a';
	});

	test('comes as it is wanted, each with its own name for the same text', async () => {
		for (const _ of [1, 2]) {
			const [br, gz, plain] = [await ask('gzip, br'), await ask('gzip'), await ask(null)];
			expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
			expect([br, gz, plain].map(opened)).toEqual([text, text, text]);
			expect([br, gz, plain].map(({ headers }) => headers.etag)).toEqual(['W/"e"', 'W/"e"', '"e"']);
			expect([br, gz, plain].map(({ headers }) => headers.vary)).toEqual(['accept-encoding', 'accept-encoding', 'accept-encoding']);
			expect(br.body.length).toBeLessThan(text.length / 10);
		}
		expect(site.handled).toBe(how === 'kept' ? 1 : 6);
	});

	test('HEAD says the same and brings nothing', async () => {
		await ask('br');
		const head = await ask('br', 'HEAD');
		expect([head.status, head.body.length, head.headers['content-encoding'], head.headers.etag]).toEqual([200, 0, 'br', 'W/"e"']);
		if (how === 'kept') expect(Number(head.headers['content-length'])).toBe((await ask('br')).body.length);
	});

	test('who has it in any form has it', async () => {
		await ask('br');
		for (const etag of ['W/"e"', '"e"']) {
			// Kit answers so by itself; here the kept answer does.
			if (how === 'given once') Object.assign(site, { status: 304, parts: [] });
			const got = await ask('br', 'GET', { 'if-none-match': etag });
			expect([got.status, got.body.length, got.headers['content-encoding'], got.headers.vary]).toEqual([
				304,
				0,
				undefined,
				'accept-encoding'
			]);
			if (how === 'kept') expect(got.headers.etag).toBe('W/"e"');
		}
	});

	test('a part of it is asked of the plain one', async () => {
		await ask('br');
		const got = await ask('br', 'GET', { range: 'bytes=0-3' });
		expect([got.headers['content-encoding'], opened(got)]).toEqual([undefined, text]);
	});
});

test.each<[string, () => unknown]>([
	['a picture', () => (site.headers['content-type'] = 'image/avif')],
	['a font', () => (site.headers['content-type'] = 'font/woff2')],
	['a PDF', () => (site.headers['content-type'] = 'application/pdf')],
	['compressed already', () => (site.headers['content-encoding'] = 'gzip')],
	['too short', () => Object.assign(site, { parts: ['kurz'] }) && (site.headers['content-length'] = '4')],
	['not to be changed', () => (site.headers['cache-control'] = 'no-transform')],
	['a part', () => Object.assign(site, { status: 206 })]
])('%s stays as it is', async (what, change) => {
	change();
	const got = await ask('br');
	expect(got.headers['content-encoding']).toBe(what === 'compressed already' ? 'gzip' : undefined);
	expect(got.headers.etag).toBe('"e"');
	expect(got.body.toString()).toBe(site.parts.join(''));
});

test('an error page is compressed, too; what comes later doesn’t hold up what is there', async () => {
	Object.assign(site, { status: 404 });
	expect(opened(await ask('br'))).toBe(text);
	Object.assign(site, { status: 200, parts: ['erst ', text], pauseMs: 300 });
	const got = await ask('br');
	expect(opened(got)).toBe(`erst ${text}`);
	expect(got.allMs - got.firstMs).toBeGreaterThan(250);
});

test('a large answer comes whole over a slow line', async () => {
	site.parts = Array.from({ length: 40 }, (_, i) => `${i} ${Math.random()} `.repeat(5000));
	expect(opened(await ask('gzip'))).toBe(site.parts.join(''));
});
