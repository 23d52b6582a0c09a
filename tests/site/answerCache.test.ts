import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
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
	status: 200,
	/** How much longer its answers are. */
	moreBytes: 0,
	/** What the site has been asked for. */
	seen: [] as Pick<IncomingMessage, 'method' | 'url' | 'headers'>[],
	/** Answers wait for this. */
	held: Promise.resolve() as Promise<unknown>,
	rendering: 0,
	mostRendering: 0,
	/** How many requests have arrived at the server. */
	arrived: 0
};
const clock: Clock = { fresh: () => (site.isFresh ? site.moment : null), now: async () => (site.asked++, site.moment) };
const handle: RequestListener = async (request, response) => {
	const { method, url, headers } = request;
	if (url?.includes('/busy')) return void response.writeHead(503, { 'retry-after': '5' }).end(`${url} says please wait`);
	if (method === 'POST') (request as CachedRequest).wrote?.();
	const number = ++site.handled;
	site.seen.push({ method, url, headers: { ...headers } });
	site.mostRendering = Math.max(site.mostRendering, ++site.rendering);
	await site.held;
	site.rendering--;
	if (site.keepFor) (request as CachedRequest).keepAnswer?.(site.keepFor, clock);
	for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
	response.writeHead(site.status);
	response.write('one ');
	response.write('x'.repeat(site.moreBytes));
	response.end(String(number));
};
const server = createServer(cachingAnswers((request, response) => void handle(request, response), 'https://walls.example'));
server.prependListener('request', () => site.arrived++);
let origin = '';
let round = 0;

beforeEach(async () => {
	Object.assign(site, { moment: 'a', isFresh: true, asked: 0, handled: 0, keepFor: 'a', status: 200 });
	Object.assign(site, { moreBytes: 0, seen: [], held: Promise.resolve(), rendering: 0, mostRendering: 0, arrived: 0 });
	site.headers = { etag: '"e"', 'content-type': 'text/plain' };
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${round++}`;
});
afterEach(
	() =>
		new Promise((resolve) => {
			server.close(resolve);
			server.closeAllConnections();
		})
);

type Answered = { status: number; headers: IncomingHttpHeaders; text: string };

function ask(method = 'GET', headers: IncomingHttpHeaders = {}, path = ''): Promise<Answered> {
	return new Promise((resolve, reject) => {
		request(
			path.startsWith('/') && path !== '' ? new URL(origin).origin + path : origin + path,
			{ method, headers: { ...headers, connection: 'close' } },
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
			}
		)
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
	['broken', () => (site.status = 500)],
	['with a cookie', () => (site.headers['set-cookie'] = 'a=b')],
	['different by Accept header', () => (site.headers.vary = 'accept')]
])('does not cache an answer that is %s', async (_what, change) => {
	change();
	await ask();
	expect((await ask()).text).toBe('one 2');
});

test.each([
	['POST', '/exhibitions', {}],
	['OPTIONS', '/visit', {}],
	['GET', '/media/b.jpg', { range: 'bytes=0-1' }]
])('passes %s of %s with headers %o to the site', async (method, path, headers) => {
	await ask('GET', {}, path);
	expect((await ask(method, headers, path)).text).toBe('one 2');
});

test('keeps files, too, and leaves their conditions and ranges to the site', async () => {
	for (const path of ['/media/a.jpg', '/media/a.jpg?x=1', '/media/%61.jpg']) expect((await ask('GET', {}, path)).text).toBe('one 1');
	await ask('GET', { range: 'bytes=0-1', cookie: 'session=1' }, '/media/a.jpg?x=2');
	expect(site.seen[1]).toMatchObject({ url: '/media/a.jpg', headers: { range: 'bytes=0-1', cookie: 'session=1' } });
});

test.each([
	['another parameter', '?x=1', {}],
	['another host', '', { host: 'elsewhere.example' }],
	['a cookie', '', { cookie: 'session=1' }],
	['a part', '', { range: 'bytes=0-1' }],
	['another language', '', { 'accept-language': 'ar' }],
	['another browser', '', { 'user-agent': 'other', 'x-forwarded-host': 'elsewhere.example' }]
])('an answer is the same with %s, and made once', async (_what, query, headers) => {
	expect((await ask('GET', headers, query)).text).toBe('one 1');
	expect((await ask()).text).toBe('one 1');
	expect((await ask('GET', headers, query)).text).toBe('one 1');
	expect(site.seen).toEqual([{ method: 'GET', url: new URL(origin).pathname, headers: { host: 'walls.example', accept: 'text/html' } }]);
});

test('other spellings of an address, and HEAD, share its answer', async () => {
	expect(await ask('HEAD', {}, '/artists/ada?x=1')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '5' } });
	for (const path of ['/%61rtists/ada', '/artists/%61da?y=2', '/x/../artists/ada']) expect((await ask('GET', {}, path)).text).toBe('one 1');
	expect((await ask('GET', {}, '/artists/ada?sent')).text, 'a parameter that the page reads').toBe('one 2');
	expect((await ask('GET', {}, '//artists/ada')).text, 'another address').toBe('one 3');
});

test('keeps an address without a page for five seconds, and not longer than its epoch', async () => {
	let now = 1_000_000;
	const spy = vi.spyOn(performance, 'now').mockImplementation(() => now);
	try {
		site.status = 404;
		expect(await ask()).toMatchObject({ status: 404, text: 'one 1' });
		now += 4999;
		expect(await ask('GET', { 'if-none-match': '"e"' })).toMatchObject({ status: 404, text: 'one 1' });
		now += 1;
		expect((await ask()).text).toBe('one 2');
		Object.assign(site, { moment: 'b', keepFor: 'b', status: 200 });
		expect(await ask()).toMatchObject({ status: 200, text: 'one 3' });
	} finally {
		spy.mockRestore();
	}
});

test('a flood of addresses without a page pushes out no page', async () => {
	await ask();
	site.status = 404;
	site.moreBytes = 2_000_000;
	for (let n = 0; n < 80; n++) await ask('GET', {}, `/no-${n}`);
	expect((await ask()).text).toBe('one 1');
});

/** Lets the site answer only after `open` is called. */
function hold(): () => void {
	let open = () => {};
	site.held = new Promise<void>((resolve) => (open = resolve));
	return open;
}
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 2000, interval: 5 });

test('equal requests share one answer while it is made, also one that is not kept', async () => {
	site.keepFor = null;
	const open = hold();
	const all = Array.from({ length: 30 }, (_, n) => ask('GET', {}, `?x=${n}`));
	await until(() => site.arrived === 30);
	open();
	expect((await Promise.all(all)).map(({ text }) => text)).toEqual(Array(30).fill('one 1'));
	expect((await ask()).text).toBe('one 2');
});

test('an answer with a cookie goes to one of them', async () => {
	site.headers['set-cookie'] = 'a=b';
	const open = hold();
	const all = Array.from({ length: 5 }, () => ask());
	await until(() => site.arrived === 5);
	open();
	expect((await Promise.all(all)).map(({ text }) => text).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `one ${n}`));
});

test('whoever asks after a write shares no answer that was begun before it', async () => {
	const open = hold();
	const before = ask();
	await until(() => site.handled === 1);
	const wrote = ask('POST', {}, '/ask');
	await until(() => site.handled === 2);
	const after = ask();
	await until(() => site.handled === 3);
	open();
	expect((await Promise.all([before, wrote, after])).map(({ text }) => text)).toEqual(['one 1', 'one 2', 'one 3']);
});

test('makes four pages at once; whoever waits too long gets an honest 503 within three seconds, in their language', async () => {
	const open = hold();
	const began = performance.now();
	const all = Array.from({ length: 80 }, (_, n) => ask('GET', {}, n % 2 ? `/en/page-${n}` : `/page-${n}`));
	const answers = await Promise.all(all);
	expect(performance.now() - began).toBeLessThan(3000);
	expect(new Set(answers.map(({ status, text, headers }) => `${status} ${headers['retry-after']} ${text}`))).toEqual(
		new Set(['503 5 /busy says please wait', '503 5 /en/busy says please wait'])
	);
	expect([site.handled, site.mostRendering]).toEqual([4, 4]);
	open();
	await until(() => site.rendering === 0);
	expect((await ask('GET', {}, '/page-0')).text, 'a page that was finished meanwhile').toBe('one 1');
	expect((await ask('GET', {}, '/page-78')).text).toMatch(/^one 5$/);
});

test('a page that is being made holds up no other one for longer than its turn', async () => {
	site.held = new Promise((resolve) => setTimeout(resolve, 100));
	const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => ask('GET', {}, `/turn-${n}`)));
	expect(answers.every(({ status }) => status === 200)).toBe(true);
	expect(site.mostRendering).toBeLessThanOrEqual(4);
});

test('more than two hundred that wait are refused at once', async () => {
	const open = hold();
	const all = Array.from({ length: 210 }, (_, n) => ask('GET', {}, `/more-${n}`));
	const first = await Promise.any(all);
	expect([first.status, site.handled]).toEqual([503, 4]);
	await until(() => site.arrived === 210);
	open();
	const statuses = (await Promise.all(all)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 503)).toHaveLength(6);
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
