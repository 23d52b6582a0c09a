import { afterAll, beforeAll, expect, test } from 'vitest';
import { expected, fieldValue, idsNamed, Person, wordsOf } from '../e2e/support/person.ts';
import { type AccessSite, startAccessSite } from './site.ts';

let site: AccessSite;
beforeAll(async () => {
	site = await startAccessSite();
});
afterAll(() => site?.stop());

const phone = 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0';
const laptop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Returns the code of the newest mail to an address. */
async function codeFor(email: string): Promise<string> {
	const { text } = await expected(200, new Person(site.origin).get('/dev/mail'));
	return /data-code[^>]*>(\d+)</.exec(text.slice(text.indexOf(`data-to="${email}"`)))?.[1] ?? '';
}

/** Signs in with a code, as a browser with this user agent. */
async function signIn(email: string, device: string): Promise<Person> {
	const person = new Person(site.origin);
	await expected(303, person.post('/sign-in?/ask', { email, next: '' }, { 'user-agent': device }));
	await expected(303, person.post('/sign-in/code?/enter', { code: await codeFor(email) }, { 'user-agent': device }));
	return person;
}

const idOf = async (email: string) => String((await site.sql('select id from auth.users where email = $1', [email]))[0]!.id);
const toSignIn = { status: 303, to: '/sign-in?next=%2Fstudio' };

test('an account sees where it is signed in, and ends one or all others', async () => {
	const [one, other, third] = [
		await signIn('hana@example.org', phone),
		await signIn('hana@example.org', laptop),
		await signIn('hana@example.org', phone)
	];
	const page = await expected(200, other.get('/account'));
	expect(page.headers.get('cache-control')).toBe('private, no-store');
	const words = wordsOf(page.text);
	expect(words.match(/Firefox auf Android/g)?.length).toBeGreaterThanOrEqual(2);
	expect(words).toMatch(/Chrome auf Linux .{10,80} diese hier/);
	const [latest = '', earliest = ''] = idsNamed('session', page.text);
	expect(wordsOf((await expected(200, other.post('/account?/end', { session: earliest }))).text)).toContain('Die Anmeldung ist beendet.');
	expect(await one.get('/studio')).toMatchObject(toSignIn);
	expect((await third.get('/studio')).status).toBe(200);
	expect((await other.post('/account?/end', { session: earliest })).status).toBe(404);
	expect((await other.post('/account?/end', { session: 'x' })).status).toBe(422);
	expect(idsNamed('session', (await expected(200, other.post('/account?/endAll', {}))).text)).toEqual([]);
	expect(latest).not.toBe('');
	expect(await third.get('/studio')).toMatchObject(toSignIn);
	expect((await other.get('/studio')).status).toBe(200);
});

test('nobody ends a session of somebody else', async () => {
	const ines = await signIn('ines@example.org', phone);
	const [session] = await site.sql('select id from auth.sessions where user_id = $1', [await idOf('ines@example.org')]);
	for (const who of ['artist', 'curator'] as const) {
		expect((await site.people[who].post('/account?/end', { session: String(session!.id) })).status).toBe(404);
	}
	expect((await ines.get('/studio')).status).toBe(200);
});

test('a coordinator finds the sessions of an account and ends them', async () => {
	const jale = await signIn('jale@example.org', phone);
	const { coordinator } = site.people;
	expect((await coordinator.post('/desk/people?/find', { email: 'nobody@example.org' })).status).toBe(422);
	const found = await expected(303, coordinator.post('/desk/people?/find', { email: 'jale@example.org' }));
	expect(found.to).toBe(`/desk/people/${await idOf('jale@example.org')}`);
	const page = await expected(200, coordinator.get(found.to!));
	expect(wordsOf(page.text)).toContain('Firefox auf Android');
	expect(page.text).not.toContain('jale@example.org');
	await expected(200, coordinator.post(`${found.to}?/endAll`, {}));
	expect(await jale.get('/studio')).toMatchObject(toSignIn);
	expect(await coordinator.get(`/desk/people/${await idOf('coordinator@example.org')}`)).toMatchObject({ status: 303, to: '/account' });
});

/** Makes the sessions of an account look as if they had not been used, or been begun, for so long. */
async function leave(email: string, interval: string): Promise<void> {
	const account = await idOf(email);
	await site.sql(`update auth.sessions set created_at = now() - interval '${interval}' where user_id = $1`, [account]);
	await site.sql(
		`update app.session_use set used_at = now() - interval '${interval}' where session_id in (select id from auth.sessions where user_id = $1)`,
		[account]
	);
}

test('the desk asks for a new sign-in after twelve idle hours, the studio doesn’t', async () => {
	const curator = await signIn('curator@example.org', laptop);
	await leave('curator@example.org', '11 hours');
	expect((await curator.get('/desk')).status).toBe(200);
	await leave('curator@example.org', '13 hours');
	expect(await curator.get('/desk')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fdesk' });
	expect(await curator.get('/studio')).toMatchObject(toSignIn);
	const artist = await signIn('artist@example.org', phone);
	await leave('artist@example.org', '13 hours');
	expect((await artist.get('/studio')).status).toBe(200);
});

test('contact data needs a fresh code and a reason, and the page keeps the reason while it asks for the code', async () => {
	const email = 'coordinator@example.org';
	const coordinator = await signIn(email, laptop);
	const path = `${site.address('/desk/submissions/[id]')}/contact`;
	const reason = 'Das Bild ist beschädigt, ich rufe an';
	await leave(email, '20 minutes');
	const closed = await expected(403, coordinator.post(`${path}?/show`, { reason }));
	expect(closed.text).not.toContain('artist@example.org');
	expect(fieldValue('reason', closed.text)).toBe(reason);
	const asked = await expected(200, coordinator.post(`${path}?/ask`, { reason }));
	expect(fieldValue('reason', asked.text)).toBe(reason);
	const code = await codeFor(email);
	const wrong = await expected(422, coordinator.post(`${path}?/confirm`, { reason, code: code === '000000' ? '111111' : '000000' }));
	expect(fieldValue('reason', wrong.text)).toBe(reason);
	const before = new Person(site.origin);
	for (const [name, value] of coordinator.cookies) before.cookies.set(name, value);
	const open = await expected(200, coordinator.post(`${path}?/confirm`, { reason, code }));
	expect(open.text).toContain(`>${reason}</textarea>`);
	expect(open.text).not.toContain('artist@example.org');
	expect((await before.get('/account')).status, 'the session before').toBe(303);
	expect((await coordinator.post(`${path}?/show`, { reason: ' ' })).status).toBe(422);
	const shown = await expected(200, coordinator.post(`${path}?/show`, { reason }));
	expect(shown.text).toContain('artist@example.org');
	expect(wordsOf(shown.text)).toContain(`Sie: ${reason}`);
	expect((await expected(200, coordinator.get(path))).text).not.toContain('artist@example.org');
	expect(await site.sql('select reason from public.contact_look')).toEqual([{ reason }]);
});

test('the log says in words what was done, and to coordinators by whom', async () => {
	const { text } = await expected(200, (await signIn('coordinator@example.org', laptop)).get('/desk/log'));
	const words = wordsOf(text);
	expect(words).toContain('Kontaktdaten angesehen coordinator@example.org');
	expect(words).toContain('Anmeldungen eines anderen Kontos beendet coordinator@example.org');
	expect(words).not.toContain('Etwas geändert');
	expect(text).toContain(`href="${site.address('/desk/submissions/[id]')}"`);
	const curator = await signIn('curator@example.org', laptop);
	const english = await expected(200, curator.get('/en/desk/log'));
	expect(wordsOf(english.text)).toContain('Contact details looked up an account');
	expect(english.text).not.toContain('coordinator@example.org');
	const older = /href="([^"]*\/desk\/log\?before=\d+)"/.exec(text)?.[1];
	if (older) expect((await curator.get(older)).status).toBe(200);
	for (const odd of ['x', '-1', '1e99', '99999999999999999999']) {
		expect((await curator.get(`/desk/log?before=${odd}`)).status, odd).toBe(200);
	}
});
