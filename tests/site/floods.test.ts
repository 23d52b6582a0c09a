import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/** Many requests of visitors at once, to the built site on the embedded backend, which answers one after the other. */
let world: World;
let site: BuiltSite;
beforeAll(async () => {
	world = await makeWorld('pglite');
	site = await startSiteOn(world.backend);
});
afterAll(async () => {
	await site?.stop();
	await world?.stop();
});

type Answer = { status: number; text: string; headers: Record<string, unknown>; ms: number };

/** Asks with any headers, also those that `fetch` doesn't let through. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
	new Promise((resolve, reject) => {
		const began = performance.now();
		request(site.address + path, { method, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, text, headers: response.headers, ms: performance.now() - began })
			);
		})
			.on('error', reject)
			.end();
	});

describe('a page is the same', () => {
	const page = '/exhibitions/schau';
	test.each([
		['with another Host', page, { host: 'elsewhere.example' }],
		['with forwarded hosts', page, { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }],
		['with a cookie', page, { cookie: 'session=1' }],
		['with a parameter', `${page}?fbclid=1`, {}],
		['in another spelling', '/exhibitions/sch%61u', {}]
	])('%s', async (_what, path, headers) => {
		const strange = await ask(path, headers);
		const plain = await ask(page);
		expect([strange.status, strange.text]).toEqual([200, plain.text]);
		expect(plain.text).toContain(`<link rel="canonical" href="${site.origin}${page}"`);
		expect(strange.text).not.toContain('elsewhere.example');
	});

	test('HEAD has its headers and no body', async () => {
		const [head, got] = [await ask(page, {}, 'HEAD'), await ask(page)];
		const dateless = ({ headers: { date: _date, ...rest } }: Answer) => rest;
		expect([head.status, head.text, dateless(head)]).toEqual([200, '', dateless(got)]);
	});

	test('a slash at its end leads to it, without what it doesn’t read', async () => {
		const { status, headers } = await ask(`${page}/?x=1`);
		expect([status, headers.location]).toEqual([308, page]);
	});
});

test('an address without a page is published within a second after it was asked for', async () => {
	const publish = (p_on: boolean) => run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on });
	await publish(false);
	await expect.poll(async () => (await ask('/exhibitions/schau')).status, { timeout: 1500 }).toBe(404);
	await publish(true);
	await expect.poll(async () => (await ask('/exhibitions/schau')).status, { timeout: 1500 }).toBe(200);
});

test('80 different pages at once: each visitor gets the page or an honest 503 in their language within three seconds', async () => {
	const paths = Array.from({ length: 80 }, (_, n) => (n % 2 ? `/en/search?q=word${n}` : `/search?q=wort${n}`));
	const answers = await Promise.all(paths.map((path) => ask(path, { 'accept-encoding': 'gzip' })));
	for (const { status, headers, ms } of answers) {
		expect(ms).toBeLessThan(3000);
		expect([200, 503]).toContain(status);
		if (status === 503) expect(headers['retry-after']).toBe('5');
	}
});

test('the page that asks for patience speaks the language of the address', async () => {
	const answers = await Promise.all(['/busy', '/en/busy', '/ar/busy'].map((path) => ask(path)));
	expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual(Array(3).fill([503, '5']));
	for (const [n, sentence] of ['Das dauert gerade zu lange', 'This is taking too long right now', 'يستغرق هذا وقتًا طويلًا الآن'].entries())
		expect(answers[n]!.text).toMatch(new RegExp(`<h1[^>]*>${sentence}</h1>`));
	expect(answers[1]!.text).not.toContain('<script');
});
