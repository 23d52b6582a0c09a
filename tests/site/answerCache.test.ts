import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CachedRequest, Clock } from '#lib/shared/backend/answerCache.ts';
import { cachingAnswers } from '../../src/server/http/answerCache.ts';

/** The state of a fake site: the current moment (epoch), the moment it caches answers for, and what it answers. */
const site = {
	moment: 'a' as string | null,
	isFresh: true,
	asked: 0,
	handled: 0,
	keepFor: 'a' as string | null,
	headers: {} as Record<string, string>,
	status: 200
};
const clock: Clock = { fresh: () => (site.isFresh ? site.moment : null), now: async () => (site.asked++, site.moment) };
const handle: RequestListener = (request, response) => {
	site.handled++;
	if (site.keepFor) (request as CachedRequest).keepAnswer?.(site.keepFor, clock);
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	response.write('one ');
	response.end(String(site.handled));
};
const server = createServer(cachingAnswers(handle));
let origin = '';
let round = 0;

beforeEach(async () => {
	Object.assign(site, { moment: 'a', isFresh: true, asked: 0, handled: 0, keepFor: 'a', status: 200 });
	site.headers = { etag: '"e"', 'content-type': 'text/plain' };
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

test('sends a cached answer again without calling the site', async () => {
	await ask();
	const again = await ask();
	expect([again.status, again.text, again.headers['content-type'], again.headers.etag]).toEqual([200, 'one 1', 'text/plain', '"e"']);
	const head = await ask('HEAD');
	expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '5']);
	expect(await ask('GET', { 'if-none-match': 'W/"x", "e"' })).toMatchObject({ status: 304, text: '' });
	expect(await ask('GET', { 'if-none-match': '"x"' })).toMatchObject({ status: 200, text: 'one 1' });
	expect(site).toMatchObject({ handled: 1, asked: 0 });
});

test('calls the site again when the moment has changed, and asks for the moment when it isn’t fresh', async () => {
	await ask();
	site.isFresh = false;
	expect((await ask()).text).toBe('one 1');
	site.moment = 'b';
	expect((await ask()).text).toBe('one 2');
	site.isFresh = true;
	site.keepFor = 'b';
	expect((await ask()).text).toBe('one 3');
	expect((await ask()).text).toBe('one 3');
	site.moment = null;
	expect((await ask()).text, 'the moment is unknown, so the site answers').toBe('one 4');
});

test.each([
	['private', () => (site.keepFor = null)],
	['not found', () => (site.status = 404)],
	['with a cookie', () => (site.headers['set-cookie'] = 'a=b')],
	['different by Accept header', () => (site.headers.vary = 'accept')]
])('does not cache an answer that is %s', async (_what, change) => {
	change();
	await ask();
	expect((await ask()).text).toBe('one 2');
});

test.each([
	['POST', {}],
	['OPTIONS', {}],
	['GET', { range: 'bytes=0-1' }]
])('passes %s with headers %o to the site', async (method, headers) => {
	await ask();
	expect((await ask(method, headers)).text).toBe('one 2');
});

test('asks the site again after a minute, because consents end without a write', async () => {
	let now = 1_000_000;
	const spy = vi.spyOn(performance, 'now').mockImplementation(() => now);
	try {
		expect((await ask()).text).toBe('one 1');
		now += 59_999;
		expect((await ask()).text).toBe('one 1');
		now += 1;
		expect((await ask()).text).toBe('one 2');
		expect((await ask()).text).toBe('one 2');
	} finally {
		spy.mockRestore();
	}
});
