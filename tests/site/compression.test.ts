import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CachedRequest } from '#lib/shared/backend/answerCache.ts';
import { cachingAnswers } from '../../src/server/http/answerCache.ts';
import { compressing, encodingFor } from '../../src/server/http/compression.ts';

const text = 'Ein Satz, der oft wiederkehrt. '.repeat(200);
/** The answers of a fake site. It awaits `beforeNext` between two parts. */
const site = {
	headers: {} as Record<string, string>,
	status: 200,
	parts: [text],
	beforeNext: async () => {},
	handled: 0,
	isCached: false
};
const clock = { fresh: () => 'a', now: async () => 'a' };
const handle: RequestListener = async (request, response) => {
	site.handled++;
	if (site.isCached) (request as CachedRequest).keepAnswer?.('a', clock);
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	for (const part of site.parts) {
		response.write(part);
		await site.beforeNext();
	}
	response.end();
};
const server = createServer(compressing(cachingAnswers((request, response) => void handle(request, response), 'https://walls.example')));
let origin = '';
let round = 0;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	Object.assign(site, { status: 200, parts: [text], beforeNext: async () => {}, handled: 0, isCached: false });
	site.headers = { etag: '"e"', 'content-type': 'text/html; charset=utf-8' };
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/media/${round++}`;
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
/** Sends a request. Calls `onPart` with each part of the body when it arrives. */
function ask(accept: string | null, method = 'GET', headers: IncomingHttpHeaders = {}, onPart = (_part: Buffer) => {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = { ...(accept === null ? {} : { 'accept-encoding': accept }), ...headers, connection: 'close' };
		request(origin, { method, headers: sent }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => {
				parts.push(part);
				onPart(part);
			});
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
		})
			.on('error', reject)
			.end();
	});
}
const decompressed = ({ headers, body }: Answer): string =>
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
])('for Accept-Encoding %j the encoding is %j', (accept, wanted) =>
	expect(encodingFor({ headers: { 'accept-encoding': accept } } as IncomingMessage)).toBe(wanted)
);

describe.each(['uncached', 'cached'])('an %s answer', (how) => {
	beforeEach(() => {
		site.isCached = how === 'cached';
	});

	test('is sent in the accepted encoding, with a weak ETag when compressed', async () => {
		for (const _ of [1, 2]) {
			const [br, gz, plain] = [await ask('gzip, br'), await ask('gzip'), await ask(null)];
			expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
			expect([br, gz, plain].map(decompressed)).toEqual([text, text, text]);
			expect([br, gz, plain].map(({ headers }) => headers.etag)).toEqual(['W/"e"', 'W/"e"', '"e"']);
			expect([br, gz, plain].map(({ headers }) => headers.vary)).toEqual(['Accept-Encoding', 'Accept-Encoding', 'Accept-Encoding']);
			expect(br.body.length).toBeLessThan(text.length / 10);
		}
		expect(site.handled).toBe(how === 'cached' ? 1 : 6);
	});

	// The compressor leaves HEAD alone, as RFC 9110, 9.3.2 allows. The cache knows the compressed length.
	test('answers HEAD without a body', async () => {
		await ask('br');
		const head = await ask('br', 'HEAD');
		expect([head.status, head.body.length, head.headers['content-encoding'], head.headers.etag]).toEqual(
			how === 'cached' ? [200, 0, 'br', 'W/"e"'] : [200, 0, undefined, '"e"']
		);
		if (how === 'cached') expect(Number(head.headers['content-length'])).toBe((await ask('br')).body.length);
	});

	test('is not sent again to a client that has it in any encoding', async () => {
		await ask('br');
		for (const etag of ['W/"e"', '"e"']) {
			// Without the cache, SvelteKit itself answers 304.
			if (how === 'uncached') Object.assign(site, { status: 304, parts: [] });
			const got = await ask('br', 'GET', { 'if-none-match': etag });
			expect([got.status, got.body.length, got.headers['content-encoding'], got.headers.vary]).toEqual([
				304,
				0,
				undefined,
				'Accept-Encoding'
			]);
			if (how === 'cached') expect(got.headers.etag).toBe('W/"e"');
		}
	});

	test('is not compressed when the client requests a range', async () => {
		await ask('br');
		const got = await ask('br', 'GET', { range: 'bytes=0-3' });
		expect([got.headers['content-encoding'], decompressed(got)]).toEqual([undefined, text]);
	});
});

test.each<[string, () => unknown]>([
	['a picture', () => (site.headers['content-type'] = 'image/avif')],
	['a font', () => (site.headers['content-type'] = 'font/woff2')],
	['a PDF', () => (site.headers['content-type'] = 'application/pdf')],
	['already compressed', () => (site.headers['content-encoding'] = 'gzip')],
	['too short', () => Object.assign(site, { parts: ['kurz'] }) && (site.headers['content-length'] = '4')],
	['marked no-transform', () => (site.headers['cache-control'] = 'no-transform')],
	['partial content', () => Object.assign(site, { status: 206 })]
])('does not compress an answer that is %s', async (what, change) => {
	change();
	const got = await ask('br');
	expect(got.headers['content-encoding']).toBe(what === 'already compressed' ? 'gzip' : undefined);
	expect(got.headers.etag).toBe('"e"');
	expect(got.body.toString()).toBe(site.parts.join(''));
});

test('compresses error pages', async () => {
	Object.assign(site, { status: 404 });
	expect(decompressed(await ask('br'))).toBe(text);
});

test('sends the first part of an answer before the rest is ready', async () => {
	let arrived = () => {};
	const firstPart = new Promise<void>((resolve) => (arrived = resolve));
	Object.assign(site, { parts: ['erst ', text], beforeNext: () => firstPart });
	const got = await ask('br', 'GET', {}, () => arrived());
	expect(decompressed(got)).toBe(`erst ${text}`);
});

test('sends a large answer completely', async () => {
	site.parts = Array.from({ length: 40 }, (_, i) => `${i} ${Math.random()} `.repeat(5000));
	expect(decompressed(await ask('gzip'))).toBe(site.parts.join(''));
});
