import { expected, Person, wordsOf } from './support/person.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const visitor = new Person(site.origin);
/** The same hours on every day, so that the test passes whenever it runs. */
const always = Object.fromEntries(
	[1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
		[`from-${day}-0`, '00:00'],
		[`to-${day}-0`, '23:59']
	])
);
const nothing = { ...Object.fromEntries(Object.keys(always).map((name) => [name, ''])), note_de: '', note_en: '' };

test.use({ javaScriptEnabled: false });

test('opening hours that the coordinator enters appear on the public pages', async ({ page }) => {
	const coordinator = await new Person(site.origin).signInAs('coordinator');
	const room = /data-room="(\d+)"/.exec((await expected(200, coordinator.get('/desk/rooms'))).text)![1]!;
	const path = `/desk/rooms/${room}/hours`;
	const wrong = await coordinator.post(path, { ...always, 'to-3-0': '', note_de: 'Bei DSM klingeln', note_en: '' });
	expect(wrong.status).toBe(422);
	expect(wordsOf(wrong.text)).toContain(message('visiting_problem_half'));
	expect(wrong.text).toContain('Bei DSM klingeln');
	try {
		await expected(303, coordinator.post(path, { ...always, note_de: 'Bei DSM klingeln', note_en: 'Ring at DSM' }));
		await page.goto('/en/visit');
		await expect(page.getByRole('img', { name: /^Sketch map/ }).getByText('Entrance')).toBeVisible();
		const here = page.locator('[data-room]').first();
		await expect(here).toContainText('Open now, until 23:59 today');
		await expect(here).toContainText('Monday to Sunday');
		await expect(here).toContainText('Ring at DSM');
		const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
		await expected(
			303,
			coordinator.post(path, { ...always, first: today, last: '', from: '', to: '', note_de: 'Bei DSM klingeln', note_en: '' })
		);
		await page.reload();
		await expect(here).toContainText('Opens tomorrow at 00:00');
		await expect(here).toContainText('closed');
		// The page of the room, and the short address on the sign at its door.
		await here.getByRole('link').click();
		await expect(page).toHaveURL(/\/en\/visit\/\w{8}$/);
		const code = page.url().slice(-8);
		for (const [language, to] of [
			['en-GB,en;q=0.9,de;q=0.5', `/en/visit/${code}`],
			['ar,fr;q=0.5', `/visit/${code}`],
			['de', `/visit/${code}`]
		] as const) {
			const answer = await visitor.get(`/r/${code.toLowerCase()}`, { 'accept-language': language });
			expect([answer.status, answer.to, answer.headers.get('vary')]).toEqual([303, to, 'Accept-Language']);
		}
		expect((await visitor.get(`/en/r/${code}`, { 'accept-language': 'de' })).to).toBe(`/en/visit/${code}`);
		expect([(await visitor.get('/r/ZZZZZZZZ')).status, (await visitor.get('/visit/ZZZZZZZZ')).status]).toEqual([404, 404]);
		const works = page.getByRole('main').getByRole('listitem');
		expect(await works.count()).toBeGreaterThan(3);
		await expect(works.first()).toContainText(/Number \d+, .*middle at \d+/);
		await works.first().getByRole('link').click();
		await expect(page).toHaveURL(/\/en\/artworks\//);
		const sign = await coordinator.get(`/desk/rooms/${room}/sign`);
		expect([sign.status, sign.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(sign.text).toContain('pdfuaid');
	} finally {
		await expected(303, coordinator.post(path, nothing));
	}
	await page.goto('/visit');
	await expect(page.getByRole('main')).toContainText(message('shared_visit_when_text'));
});

test('a question reaches the desk and is answered by mail in the language of the question', async ({ page }) => {
	const unique = `Frage ${Date.now().toString(36)}`;
	await page.goto('/en/visit');
	await page.getByRole('link', { name: message('visiting_ask_room', {}, 'en') }).click();
	await expect(page.getByRole('radio', { name: message('requests_about_room', {}, 'en') })).toBeChecked();
	const send = page.getByRole('button', { name: message('requests_send', {}, 'en') });
	const address = page.getByLabel(message('requests_address', {}, 'en'));
	await page.getByLabel(message('requests_message', {}, 'en'), { exact: true }).fill(`${unique}\n<b>geht das?</b>`);
	await address.fill('keine adresse');
	await send.click();
	await expect(page.getByRole('alert')).toContainText(message('requests_problem_address', {}, 'en'));
	await expect(page.getByLabel(message('requests_message', {}, 'en'), { exact: true })).toHaveValue(`${unique}\n<b>geht das?</b>`);
	await address.fill(`${unique.replace(' ', '-')}@example.org`);
	await send.click();
	await expect(page).toHaveURL(/\/en\/ask\/sent\?number=\w{8}$/);
	const number = (await page.locator('[data-number]').textContent()) ?? '';
	// A bot fills in every field, also the honeypot. The site refuses its message.
	const bot = { about: 'visit', message: `Spam ${unique}`, name: '', address: '', page: '', website: 'http://spam.example' };
	expect((await visitor.post('/ask', bot)).status).toBe(422);
	const curator = await new Person(site.origin).signInAs('curator');
	expect((await expected(200, curator.get('/desk'))).text).toMatch(/href="\/desk\/requests">\d+ offene Anfrage/);
	const list = (await expected(200, curator.get('/desk/requests?about=room'))).text;
	expect(list).not.toContain(`Spam ${unique}`);
	const row = list.slice(0, list.indexOf(number)).lastIndexOf('/desk/requests/');
	const path = /^\/desk\/requests\/[0-9a-f-]{36}/.exec(list.slice(row))![0];
	const one = (await expected(200, curator.get(path))).text;
	expect(one).toContain('&lt;b>geht das?');
	await expected(303, curator.post(`${path}?/answer`, { message: 'Gern, am Dienstag.' }));
	await expected(303, curator.post(`${path}?/move`, { state: 'closed' }));
	expect((await curator.post(`${path}?/answer`, { message: 'Noch etwas' })).status).toBe(409);
	expect((await visitor.get(path)).to).toContain('/sign-in');
	const mails = (await expected(200, visitor.get('/dev/mail'))).text;
	expect(mails).toContain(`Answer to your request ${number.replace(' ', '')}`);
	expect(mails).toContain(`${message('mail_request_subject', { number: number.replace(' ', '') })}`);
});
