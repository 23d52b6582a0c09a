import { afterAll, beforeAll, expect, test } from 'vitest';
import { message } from '../e2e/support/message.ts';
import { Person } from '../e2e/support/person.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faultyProxy.ts';

/**
 * Supabase Auth limits all sign-ins together, because they come from one address: this site. The embedded backend has no such limits, so
 * a proxy answers in its place as Supabase Auth does.
 */
let backend: TestBackend;
let proxy: FaultyProxy;
let site: BuiltSite;

beforeAll(async () => {
	backend = await startTestBackend('postgres');
	proxy = await startFaultyProxy(backend.url);
	site = await startSiteOn({ ...backend, url: proxy.url });
});
afterAll(async () => {
	await site?.stop();
	await proxy?.stop();
	await backend?.stop();
});

/** Refuses the next sign-in. */
const refuseNext = (json: { code: string; message: string }) =>
	proxy.breakAt((_method, path) => /^\/auth\/v1\/(otp|verify)/.test(path), {
		status: 429,
		headers: { 'x-supabase-api-version': '2024-01-01' },
		json
	});

const person = { code: 'over_email_send_rate_limit', message: 'For security purposes, you can only request this after 42 seconds.' };
const mails = { code: 'over_email_send_rate_limit', message: 'email rate limit exceeded' };
const requests = { code: 'over_request_rate_limit', message: 'Request rate limit reached' };
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
	refuseNext(refused);
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
	refuseNext(requests);
	const answer = await visitor.post('/sign-in/code?/enter', { code: String(mail?.token) });
	expect(answer.status).toBe(429);
	expect(answer.text).toContain(texts.requests);
	expect((await visitor.post('/sign-in/code?/enter', { code: String(mail?.token) })).status).toBe(303);
});

test('the link from a mail says to wait', async () => {
	refuseNext(requests);
	const answer = await new Person(site.origin).post('/sign-in/link', { token_hash: 'abc' });
	expect(answer.status).toBe(429);
	expect(answer.text).toContain(texts.requests);
});
