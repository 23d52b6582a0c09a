import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { message } from '../e2e/support/message.ts';
import { Person } from '../e2e/support/person.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';

/** Somebody wants to keep the owner of an address from signing in. The site is behind a proxy, which says who asks. */
let backend: TestBackend;
let site: BuiltSite;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	site = await startSiteOn(backend, { TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
	await site?.stop();
	await backend?.stop();
});

const from = (network: number) => ({ 'x-forwarded-for': `198.51.100.${network}` });
const ask = (person: Person, email: string, network: number) => person.post('/sign-in?/ask', { email, next: '' }, from(network));
const enter = (person: Person, code: string, network: number) => person.post('/sign-in/code?/enter', { code }, from(network));
const mails = async (email: string) =>
	(await backend.sql(
		`select values ->> 'token' as token, values ->> 'tokenHash' as hash from public.mail where to_address = $1 order by id`,
		[email]
	)) as { token: string; hash: string }[];
const visitor = () => new Person(site.origin);
const start = (text: string) => text.slice(0, text.indexOf(':'));

test('who asks too often for an address locks out their own network only', async () => {
	const email = 'ada@example.org';
	const statuses: number[] = [];
	for (let n = 0; n < 30; n++) statuses.push((await ask(visitor(), email, 1)).status);
	expect(statuses).toEqual([...Array<number>(6).fill(303), ...Array<number>(24).fill(429)]);
	expect((await ask(visitor(), email, 2)).status).toBe(303);
});

test('with many networks they send twelve mails, and the owner is led to the last of them, which works', async () => {
	const email = 'bo@example.org';
	const statuses: number[] = [];
	for (let n = 0; n < 20; n++) statuses.push((await ask(visitor(), email, 10 + n)).status);
	expect(statuses).toEqual([...Array<number>(12).fill(303), ...Array<number>(8).fill(429)]);
	const sent = await mails(email);
	const owner = visitor();
	const refused = await ask(owner, email, 50);
	expect(refused.status).toBe(429);
	expect(refused.text).toContain(start(message('people_sign_in_mail_there', { minutes: 30 })));
	expect(refused.text).toContain('href="/sign-in/code"');
	expect((await enter(owner, sent.at(-1)!.token, 50)).status).toBe(303);
	expect((await owner.get('/account', from(50))).status).toBe(200);
});

test('all networks together may enter fifty codes a day; then the link in the mail still signs in', async () => {
	const email = 'cem@example.org';
	const owner = visitor();
	await ask(owner, email, 60);
	const [mail] = await mails(email);
	const wrong = mail!.token === '000000' ? '111111' : '000000';
	const statuses: number[] = [];
	for (let n = 0; n < 55; n++) statuses.push((await enter(owner, wrong, 100 + Math.floor(n / 10))).status);
	expect(statuses).toEqual([...Array<number>(50).fill(422), ...Array<number>(5).fill(429)]);
	const refused = await enter(owner, mail!.token, 60);
	expect(refused.status).toBe(429);
	expect(refused.text).toContain(message('people_sign_in_link_there', {}));
	// Whoever knows the address can compute the rest of the link for each code.
	const guessed = createHash('sha256').update(`${email}${mail!.token}`).digest('hex');
	expect(mail!.hash.split('.')[0]).toBe(guessed);
	for (const token_hash of [guessed, `${guessed}.`, `${guessed}.${'A'.repeat(43)}`])
		expect((await visitor().post('/sign-in/link', { token_hash }, from(61))).status).toBe(422);
	expect((await owner.post('/sign-in/link', { token_hash: mail!.hash }, from(60))).status).toBe(303);
});

test('one network may enter ten codes for an address in a quarter of an hour, and takes nothing from others', async () => {
	const email = 'dora@example.org';
	const owner = visitor();
	await ask(owner, email, 70);
	const [mail] = await mails(email);
	const wrong = mail!.token === '000000' ? '111111' : '000000';
	for (let n = 0; n < 70; n++) expect((await enter(owner, wrong, 71)).status).toBe(n < 10 ? 422 : 429);
	expect((await enter(owner, mail!.token, 70)).status).toBe(303);
});
