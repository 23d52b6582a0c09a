import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Person } from '../e2e/support/person.ts';
import { message } from '../e2e/support/message.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';

/**
 * Supabase Auth limits all sign-ins together, because they come from one address: this site. The embedded backend has no such limits, so
 * a server between the site and it answers as Supabase Auth does.
 */
let backend: TestBackend;
let between: Server;
let site: BuiltSite;
let refusal: { code: string; msg: string } | null = null;

beforeAll(async () => {
	backend = await startTestBackend('postgres');
	const { hostname, port } = new URL(backend.url);
	between = createServer((asked, answer) => {
		if (refusal && /^\/auth\/v1\/(otp|verify)/.test(asked.url ?? '')) {
			answer.writeHead(429, { 'content-type': 'application/json', 'x-supabase-api-version': '2024-01-01' });
			return void answer.end(JSON.stringify({ code: refusal.code, message: refusal.msg }));
		}
		const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
			answer.writeHead(got.statusCode ?? 502, got.headers);
			got.pipe(answer);
		});
		asked.pipe(onward);
	}).listen(0, '127.0.0.1');
	await once(between, 'listening');
	const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
	site = await startSiteOn({ ...backend, url });
});
afterEach(() => (refusal = null));
afterAll(async () => {
	await site?.stop();
	between?.close();
	await backend?.stop();
});

const person = { code: 'over_email_send_rate_limit', msg: 'For security purposes, you can only request this after 42 seconds.' };
const mails = { code: 'over_email_send_rate_limit', msg: 'email rate limit exceeded' };
const requests = { code: 'over_request_rate_limit', msg: 'Request rate limit reached' };
const texts = {
	person: message('people_sign_in_wait_seconds', { seconds: 42 }),
	mails: message('people_sign_in_mails_used_up'),
	requests: message('people_sign_in_crowd', { minutes: 5 })
};

test.each([
	['one mail a minute to a person', person, texts.person],
	['mails an hour', mails, texts.mails],
	['requests of this site', requests, texts.requests]
])('asking for a code says which limit is reached and how long to wait: %s', async (_limit, refused, text) => {
	const visitor = new Person(site.origin);
	refusal = refused;
	const answer = await visitor.post('/sign-in?/ask', { email: 'ada@example.org', next: '' });
	expect(answer.status).toBe(429);
	expect(answer.text).toContain(text);
	// Nothing says that a code is on its way.
	expect((await visitor.get('/sign-in/code')).to).toBe('/sign-in');
});

test('entering a code says to wait, and the code works afterwards', async () => {
	const visitor = new Person(site.origin);
	expect((await visitor.post('/sign-in?/ask', { email: 'bo@example.org', next: '' })).status).toBe(303);
	const [mail] = await backend.sql(`select values ->> 'token' as token from public.mail where to_address = 'bo@example.org'`);
	refusal = requests;
	const answer = await visitor.post('/sign-in/code?/enter', { code: String(mail?.token) });
	expect(answer.status).toBe(429);
	expect(answer.text).toContain(texts.requests);
	refusal = null;
	expect((await visitor.post('/sign-in/code?/enter', { code: String(mail?.token) })).status).toBe(303);
});

test('the link from a mail says to wait', async () => {
	refusal = requests;
	const answer = await new Person(site.origin).post('/sign-in/link', { token_hash: 'abc' });
	expect(answer.status).toBe(429);
	expect(answer.text).toContain(texts.requests);
});
