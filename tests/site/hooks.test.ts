import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';

/** What src/hooks.server.ts does to every request, asked of the built site over HTTP. */
let backend: TestBackend;
let site: BuiltSite;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	site = await startSiteOn(backend);
});
afterAll(async () => {
	await site?.stop();
	await backend?.stop();
});

const ask = (path: string, init: RequestInit = {}) => fetch(site.origin + path, { redirect: 'manual', ...init });
const asked = async (): Promise<number> => Number((await backend.sql('select count(*)::int as n from public.request', []))[0]!.n);

describe('cross-site requests', () => {
	const asking = (message: string) => new URLSearchParams({ about: 'visit', message, name: '', address: '', page: '' }).toString();
	const question = asking('Wann ist offen?');
	const multipart = `--x\r\n${[...new URLSearchParams(asking('Wie komme ich hin?'))]
		.map(([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x`)
		.join('\r\n')}--\r\n`;
	const forms = [
		['application/x-www-form-urlencoded', question],
		['multipart/form-data; boundary=x', multipart],
		['text/plain', question]
	] as const;
	const others = [
		['application/json', '{}'],
		['application/octet-stream', question],
		['text/xml', '<a/>'],
		['', question]
	] as const;
	const origins = {
		own: () => site.origin,
		'another site': () => 'https://example.org',
		'a sandboxed page': () => 'null',
		none: () => null
	};
	type Origin = keyof typeof origins;

	async function send(method: string, origin: Origin, type: string, body: string, path = '/ask'): Promise<number> {
		const value = origins[origin]();
		const headers = { accept: 'text/html', ...(type && { 'content-type': type }), ...(value !== null && { origin: value }) };
		// A body of bytes, because fetch names the type of a text.
		return (await ask(path, { method, headers, body: Buffer.from(body) })).status;
	}

	test.each(forms)('a form of type %s changes something from our own pages only', async (type, body) => {
		const before = await asked();
		for (const origin of ['another site', 'a sandboxed page', 'none'] as const)
			expect([origin, await send('POST', origin, type, body)]).toEqual([origin, 403]);
		expect(await asked()).toBe(before);
		// Nobody reads a form out of plain text.
		const isForm = type !== 'text/plain';
		expect((await send('POST', 'own', type, body)) === 303).toBe(isForm);
		expect((await asked()) - before).toBe(isForm ? 1 : 0);
	});

	test.each(others)('a request of type %j is refused from other sites; programs without an origin are let through', async (type, body) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			for (const path of ['/ask', '/api/exhibitions', '/studio/artworks/new?/save', '/desk/exhibitions/x/hang/save', '/nothing'])
				for (const origin of Object.keys(origins) as Origin[]) {
					const refused = (await send(method, origin, type, body, path)) === 403;
					expect({ method, path, origin, refused }).toEqual({ method, path, origin, refused: /site|page/.test(origin) });
				}
	});

	test('reading is open to every site', async () => {
		for (const method of ['GET', 'HEAD'])
			for (const origin of ['https://example.org', 'null'])
				expect((await ask('/api/exhibitions', { method, headers: { origin } })).status).toBe(200);
	});
});

describe('headers', () => {
	const personal = [
		'/studio',
		'/en/studio/profile',
		'/ar/desk',
		'/desk/exhibitions',
		'/desk/nothing',
		'/day/abc',
		'/sign-in',
		'/en/sign-in/code',
		'/sign-out',
		'/dev/mail',
		'/studio/artworks/new?x=1'
	];
	const open = [
		'/',
		'/en',
		'/artists',
		'/en/exhibitions',
		'/nothing',
		'/studios',
		'/en/desktop',
		'/api/exhibitions',
		'/media/nothing.avif',
		'/iiif/nothing/info.json',
		'/healthz',
		'/exhibitions/studio'
	];

	test.each(personal)('%s stays in no cache and may record a voice', async (path) => {
		const { headers } = await ask(path);
		expect([headers.get('cache-control'), headers.get('permissions-policy')]).toEqual([
			'private, no-store',
			'camera=(), microphone=(self), geolocation=(), interest-cohort=()'
		]);
	});

	test.each(open)('%s belongs to everybody and may record nothing', async (path) => {
		const { headers } = await ask(path);
		expect(headers.get('cache-control') ?? '').not.toContain('private');
		expect(headers.get('permissions-policy')).toBe('camera=(), microphone=(), geolocation=(), interest-cohort=()');
		expect(headers.getSetCookie()).toEqual([]);
	});

	test('every answer says that it is what it says, in no frame, without telling others where one was', async () => {
		const answers = [
			...[...personal, ...open].map((path) => ask(path)),
			// Refused by the hook itself, and by an action.
			ask('/ask', { method: 'POST', headers: { origin: 'https://example.org', 'content-type': 'application/json' }, body: '{}' }),
			ask('/ask', { method: 'POST', headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' })
		];
		for (const { headers, url } of await Promise.all(answers))
			expect({
				url,
				...Object.fromEntries(
					['x-content-type-options', 'referrer-policy', 'x-frame-options', 'cross-origin-opener-policy'].map((name) => [
						name,
						headers.get(name)
					])
				)
			}).toEqual({
				url,
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'x-frame-options': 'DENY',
				'cross-origin-opener-policy': 'same-origin'
			});
	});
});

describe('freshness', () => {
	const rename = (title: string) =>
		backend.sql('update public.call set title = $1::jsonb', [JSON.stringify({ de: { t: title, by: 'author' } })]);
	const page = async (): Promise<string> => (await ask('/offer')).text();

	/** A call has no trigger that raises the epoch: only the epoch itself says that something changed, as for another process. */
	const change = async (title: string): Promise<void> => {
		await rename(title);
		await backend.sql('update public.public_epoch set epoch = epoch + 1', []);
	};

	test.each([
		['a form that is taken', 'about=visit&message=Guten+Tag&name=&address=&page=', 303],
		['a form that is refused', 'about=nothing', 422]
	])('%s is followed by fresh pages', async (what, body, status) => {
		// Within the second in which nobody asks whether something changed, a kept page is given; on a slow machine it takes several tries.
		for (let round = 0; ; round++) {
			const [before, after] = [`Vorher ${what} ${round}`, `Nachher ${what} ${round}`];
			await change(before);
			await post(body, status);
			expect(await page()).toContain(before);
			await change(after);
			if ((await page()).includes(after)) continue;
			await post(body, status);
			expect(await page()).toContain(after);
			return;
		}
	});

	async function post(body: string, status: number): Promise<void> {
		const headers = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
		expect((await ask('/ask', { method: 'POST', headers, body })).status).toBe(status);
	}
});
