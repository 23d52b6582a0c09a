import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keeping } from '../../src/server/http/kept.ts';

/** What the site says of the moment, and what it answers. */
const site = { moment: 'a' as string | null, isFresh: true, asked: 0, handled: 0, headers: {} as Record<string, string>, status: 200 };
const handle: RequestListener = (_request, response) => {
	site.handled++;
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	response.write('one ');
	response.end(String(site.handled));
};
const server = createServer(keeping(handle));
let origin = '';
let round = 0;

beforeEach(async () => {
	Object.assign(globalThis, {
		[Symbol.for('offene-waende.moment')]: {
			fresh: () => (site.isFresh ? site.moment : null),
			now: async () => (site.asked++, site.moment)
		}
	});
	Object.assign(site, { moment: 'a', isFresh: true, asked: 0, handled: 0, status: 200 });
	site.headers = { 'x-keep-for': 'a', etag: '"e"', 'content-type': 'text/plain' };
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${round++}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function ask(method = 'GET', headers: IncomingHttpHeaders = {}): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
	return new Promise((resolve, reject) => {
		request(origin, { method, headers: { ...headers, connection: 'close' } }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
		})
			.on('error', reject)
			.end();
	});
}

test('a marked answer is given again, without its mark', async () => {
	const first = await ask();
	expect(first.headers['x-keep-for']).toBe(undefined);
	const again = await ask();
	expect([again.status, again.text, again.headers['content-type'], again.headers.etag]).toEqual([200, 'one 1', 'text/plain', '"e"']);
	expect(again.headers['x-keep-for']).toBe(undefined);
	const head = await ask('HEAD');
	expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '5']);
	expect(await ask('GET', { 'if-none-match': 'W/"x", "e"' })).toMatchObject({ status: 304, text: '' });
	expect(await ask('GET', { 'if-none-match': '"x"' })).toMatchObject({ status: 200, text: 'one 1' });
	expect(site).toMatchObject({ handled: 1, asked: 0 });
});

test('it ends with its moment; where that isn’t known it is asked for', async () => {
	await ask();
	site.isFresh = false;
	expect((await ask()).text).toBe('one 1');
	site.moment = 'b';
	expect((await ask()).text).toBe('one 2');
	site.isFresh = true;
	site.headers['x-keep-for'] = 'b';
	expect((await ask()).text).toBe('one 3');
	expect((await ask()).text).toBe('one 3');
	site.moment = null;
	expect((await ask()).text, 'nobody knows: the site decides').toBe('one 4');
});

test.each([
	['not marked', () => delete site.headers['x-keep-for']],
	['not found', () => (site.status = 404)],
	['with a cookie', () => (site.headers['set-cookie'] = 'a=b')],
	['different for others', () => (site.headers.vary = 'accept')]
])('an answer that is %s isn’t kept', async (_what, change) => {
	change();
	await ask();
	expect((await ask()).text).toBe('one 2');
	expect((await ask()).headers['x-keep-for']).toBe(undefined);
});

test.each([
	['POST', {}],
	['OPTIONS', {}],
	['GET', { range: 'bytes=0-1' }]
])('%s %o goes to the site', async (method, headers) => {
	await ask();
	expect((await ask(method, headers)).text).toBe('one 2');
});
