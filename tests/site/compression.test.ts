import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CachedRequest } from '#lib/shared/backend/answerCache.ts';
import { cachingAnswers } from '../../src/server/http/answerCache.ts';
import { compressing, encodingFor } from '../../src/server/http/compression.ts';

const text = 'Ein Satz, der oft wiederkehrt. '.repeat(200);
/** What the site answers; `beforeNext` is waited for between the parts. */
const site = {
	headers: {} as Record<string, string>,
	status: 200,
	parts: [text],
	beforeNext: async () => {},
	handled: 0,
	keeps: false
};
const clock = { fresh: () => 'a', now: async () => 'a' };
const handle: RequestListener = async (request, response) => {
	site.handled++;
	if (site.keeps) (request as CachedRequest).keepAnswer?.('a', clock);
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	for (const part of site.parts) {
		response.write(part);
		await site.beforeNext();
	}
	response.end();
};
const server = createServer(compressing(cachingAnswers(handle)));
let origin = '';
let round = 0;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	Object.assign(site, { status: 200, parts: [text], beforeNext: async () => {}, handled: 0, keeps: false });
	site.headers = { etag: '"e"', 'content-type': 'text/html; charset=utf-8' };
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${round++}`;
});

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };
/** `onPart` hears of each part of the body as it comes. */
function ask(accept: string | null, method = 'GET', headers: IncomingHttpHeaders = {}, onPart = (_part: Buffer) => {}): Promise<Got> {
	return new Promise((resolve, reject) => {
		const asked = { ...(accept === null ? {} : { 'accept-encoding': accept }), ...headers, connection: 'close' };
		request(origin, { method, headers: asked }, (response) => {
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
])('for Accept-Encoding %j the encoding is %j', (accept, wanted) =>
	expect(encodingFor({ headers: { 'accept-encoding': accept } } as IncomingMessage)).toBe(wanted)
);

describe.each(['given once', 'kept'])('an answer that is %s', (how) => {
	beforeEach(() => {
		site.keeps = how === 'kept';
	});

	test('comes in the encoding that was asked for, with an ETag that says so', async () => {
		for (const _ of [1, 2]) {
			const [br, gz, plain] = [await ask('gzip, br'), await ask('gzip'), await ask(null)];
			expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
			expect([br, gz, plain].map(opened)).toEqual([text, text, text]);
			expect([br, gz, plain].map(({ headers }) => headers.etag)).toEqual(['W/"e"', 'W/"e"', '"e"']);
			expect([br, gz, plain].map(({ headers }) => headers.vary)).toEqual(['Accept-Encoding', 'Accept-Encoding', 'Accept-Encoding']);
			expect(br.body.length).toBeLessThan(text.length / 10);
		}
		expect(site.handled).toBe(how === 'kept' ? 1 : 6);
	});

	// The compressor leaves HEAD alone, as RFC 9110, 9.3.2 allows; a kept answer knows its forms.
	test('answers HEAD without a body', async () => {
		await ask('br');
		const head = await ask('br', 'HEAD');
		expect([head.status, head.body.length, head.headers['content-encoding'], head.headers.etag]).toEqual(
			how === 'kept' ? [200, 0, 'br', 'W/"e"'] : [200, 0, undefined, '"e"']
		);
		if (how === 'kept') expect(Number(head.headers['content-length'])).toBe((await ask('br')).body.length);
	});

	test('is not sent again to a caller who has it in any encoding', async () => {
		await ask('br');
		for (const etag of ['W/"e"', '"e"']) {
			// Kit answers so by itself; here the kept answer does.
			if (how === 'given once') Object.assign(site, { status: 304, parts: [] });
			const got = await ask('br', 'GET', { 'if-none-match': etag });
			expect([got.status, got.body.length, got.headers['content-encoding'], got.headers.vary]).toEqual([
				304,
				0,
				undefined,
				'Accept-Encoding'
			]);
			if (how === 'kept') expect(got.headers.etag).toBe('W/"e"');
		}
	});

	test('is plain when a part of it is asked for', async () => {
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
])('does not compress what is %s', async (what, change) => {
	change();
	const got = await ask('br');
	expect(got.headers['content-encoding']).toBe(what === 'compressed already' ? 'gzip' : undefined);
	expect(got.headers.etag).toBe('"e"');
	expect(got.body.toString()).toBe(site.parts.join(''));
});

test('an error page is compressed, too', async () => {
	Object.assign(site, { status: 404 });
	expect(opened(await ask('br'))).toBe(text);
});

test('sends what is there while the rest is still being made', async () => {
	let arrived = () => {};
	const firstPart = new Promise<void>((resolve) => (arrived = resolve));
	Object.assign(site, { parts: ['erst ', text], beforeNext: () => firstPart });
	const got = await ask('br', 'GET', {}, () => arrived());
	expect(opened(got)).toBe(`erst ${text}`);
});

test('sends a large answer whole', async () => {
	site.parts = Array.from({ length: 40 }, (_, i) => `${i} ${Math.random()} `.repeat(5000));
	expect(opened(await ask('gzip'))).toBe(site.parts.join(''));
});
