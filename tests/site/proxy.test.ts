import { once } from 'node:events';
import type { Server } from 'node:http';
import { createProxyServer, type ProxyServer } from 'http-proxy-3';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { clientsOf, question } from '../support/clients.ts';
import { freePort } from '../../scripts/freePort.ts';

/** The built site behind a proxy that speaks https, with several clients on addresses of their own. */
let backend: TestBackend;
let site: BuiltSite;
let proxy: ProxyServer;
let send: ReturnType<typeof clientsOf>;

beforeAll(async () => {
	backend = await startTestBackend('postgres');
	const port = await freePort();
	site = await startSiteOn(backend, { ORIGIN: `https://localhost:${port}`, TRUSTED_PROXIES: '1' });
	const keys = await generate([{ name: 'commonName', value: 'localhost' }]);
	send = clientsOf(site.origin, keys.cert);
	proxy = createProxyServer({ target: site.address, ssl: { key: keys.private, cert: keys.cert }, xfwd: true });
	proxy.listen(port, '127.0.0.1');
	await once((proxy as unknown as { _server: Server })._server, 'listening');
});
afterAll(async () => {
	proxy?.close();
	await site?.stop();
	await backend?.stop();
});

const ask = (from: string, headers = {}) => send(from, '/ask', { form: question, headers });

test('limits count people, not the proxy', async () => {
	for (let n = 0; n < 12; n++) expect((await ask('127.0.0.2')).status).toBe(303);
	expect((await ask('127.0.0.2')).status).toBe(429);
	expect((await ask('127.0.0.3')).status).toBe(303);
});

test('nobody escapes a limit by naming other addresses in a header', async () => {
	const naming = (n: number) => ({
		'x-forwarded-for': `198.51.100.${n}`,
		'x-client-address': `198.51.100.${n}`,
		'x-real-ip': `198.51.100.${n}`,
		forwarded: `for=198.51.100.${n}`
	});
	for (let n = 0; n < 12; n++) expect((await ask('127.0.0.4', naming(n))).status).toBe(303);
	expect((await ask('127.0.0.4', naming(99))).status).toBe(429);
});

test.each(['/', '/sign-in', '/robots.txt', '/_app/version.json', '/nothing-here'])(
	'%s says that the site is always on https',
	async (path) => {
		expect((await send('127.0.0.5', path)).headers['strict-transport-security']).toBe('max-age=31536000');
	}
);

test('cookies are for https only', async () => {
	const { status, headers } = await send('127.0.0.6', '/sign-in?/ask', { form: { email: 'ada@example.org', next: '' } });
	expect(status).toBe(303);
	expect(headers['set-cookie']).toEqual([expect.stringMatching(/^sign-in=.*HttpOnly; Secure/)]);
});

test('a form from another site is refused', async () => {
	expect((await ask('127.0.0.7', { origin: site.address })).status).toBe(403);
});
