import ICAL from 'ical.js';
import { addDays } from '#lib/shared/dates.ts';
import { readPdf } from '../support/pdf.ts';
import { browserOf, hangAt, makeHangWorld, newShow, publishHang } from './support/hanging.ts';
import { makeArtist, makeWork, sendWorks, showAll } from './support/offering.ts';
import { expected, Person } from './support/person.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const visitor = new Person(site.origin);
type ShowRow = { slug: string; when: string; from: string; to: string; title: Record<string, string> };
const listed = async (): Promise<ShowRow[]> => JSON.parse((await expected(200, visitor.get('/api/exhibitions'))).text) as ShowRow[];

/** Returns the events of a calendar file, parsed as a calendar program parses them. */
async function calendar(address: string) {
	const { text, headers } = await expected(200, visitor.get(address));
	expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	return new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

test('an event goes from the desk to the page of the show and into calendars, without JavaScript', async ({ browser }) => {
	const world = await makeHangWorld('termin');
	const show = await newShow(world, 'Mit Terminen');
	const context = await browserOf(browser, world.curator, { javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(show.path);
	await page.getByRole('link', { name: message('exhibitions_event_heading') }).click();
	await expect(page.getByText(message('exhibitions_event_none'))).toBeVisible();
	await page.getByRole('button', { name: message('exhibitions_event_add') }).click();
	// An empty form explains the error of every field.
	await expect(page.getByRole('alert')).toContainText(
		`${message('exhibitions_event_day')}: ${message('exhibitions_schedule_error_empty')}`
	);
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	const row = (await listed()).find(({ slug }) => slug === show.slug)!;
	await page.getByLabel(message('exhibitions_event_kind')).selectOption(message('exhibitions_event_talk'));
	await page.getByLabel(message('exhibitions_event_day'), { exact: true }).fill(row.from);
	await page.getByLabel(message('exhibitions_event_from'), { exact: true }).fill('22:15');
	await page.getByLabel(message('exhibitions_event_until'), { exact: true }).fill('00:30');
	await page.getByLabel(message('exhibitions_event_title_de')).fill('Über Brücken, <b>laut</b>; gelesen');
	await page.getByLabel('Arabisch').check();
	await page.getByLabel(message('exhibitions_event_sign_language')).check();
	await page.getByRole('button', { name: message('exhibitions_event_add') }).click();
	await expect(page.locator('.notice[role=status]')).toHaveText(message('exhibitions_event_added'));

	const visitors = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false });
	const open = await visitors.newPage();
	await open.goto(`/exhibitions/${show.slug}`);
	const events = open.getByRole('region', { name: message('gallery_show_events') });
	await expect(events.getByRole('listitem')).toContainText('Gespräch: Über Brücken, <b>laut</b>; gelesen');
	await expect(events.getByRole('listitem')).toContainText('Arabisch, Deutsche Gebärdensprache');
	const one = await events
		.getByRole('link', { name: message('gallery_event_calendar') })
		.first()
		.getAttribute('href');
	const all = await events.getByRole('link', { name: message('gallery_show_calendar') }).getAttribute('href');

	const [talk, ...none] = await calendar(one!);
	expect(none).toEqual([]);
	expect(talk!.summary).toBe('Gespräch: Über Brücken, <b>laut</b>; gelesen');
	const inLeipzig = (date: Date) => date.toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16);
	expect([talk!.startDate, talk!.endDate].map((time) => inLeipzig(time.toJSDate()))).toEqual([
		`${row.from} 22:15`,
		`${addDays(row.from, 1)} 00:30`
	]);
	const [whole, again] = await calendar(all!);
	expect([whole!.startDate.toString(), whole!.endDate.toString()]).toEqual([row.from, addDays(row.to, 1)]);
	expect(again!.uid).toBe(talk!.uid);

	// A change keeps the uid and increments the sequence. Removal needs a checked box.
	await page.getByRole('link', { name: /Über Brücken/ }).click();
	await expect(page.getByLabel(message('exhibitions_event_until'), { exact: true })).toHaveValue('00:30');
	await page.getByLabel(message('exhibitions_event_place_de')).fill('Im Hof');
	await page.getByRole('button', { name: message('exhibitions_event_save') }).click();
	const [changed] = await calendar(one!);
	expect([changed!.uid, changed!.sequence, changed!.location]).toEqual([talk!.uid, 1, 'Im Hof']);
	await page.getByRole('link', { name: /Über Brücken/ }).click();
	await page.getByText(message('exhibitions_event_remove'), { exact: true }).click();
	await page.getByRole('button', { name: message('exhibitions_event_remove_sure') }).click();
	await expect(page.getByRole('alert')).toHaveText(message('exhibitions_event_unticked'));
	await page.getByLabel(message('exhibitions_event_remove_tick')).check();
	await page.getByRole('button', { name: message('exhibitions_event_remove_sure') }).click();
	await expect(page.locator('.notice[role=status]')).toHaveText(message('exhibitions_event_removed'));
	expect((await visitor.get(one!)).status).toBe(404);

	// The links to the previous and next show connect all shows in the order of time.
	const inTime = (await listed()).toSorted((a, b) => (a.from < b.from ? -1 : 1));
	const at = inTime.findIndex(({ slug }) => slug === show.slug);
	await open.goto(`/exhibitions/${show.slug}`);
	const ways = open.getByRole('navigation', { name: message('gallery_show_neighbours') });
	await expect(ways.locator('[rel=next]')).toHaveCount(at === inTime.length - 1 ? 0 : 1);
	await ways.locator('[rel=prev]').click();
	await expect(open).toHaveURL(new RegExp(`/exhibitions/${inTime[at - 1]!.slug}$`));
	await expect(ways.locator('[rel=next]')).toHaveAttribute('href', `/exhibitions/${show.slug}`);
	await context.close();
	await visitors.close();
});

test('the press page offers only pictures with consent, with the credit in the file, and the poster links to the show', async () => {
	const unique = Date.now().toString(36);
	const [artist, curator] = [await new Person(site.origin).signInByMail(`presse-${unique}@example.org`), new Person(site.origin)];
	await curator.signInAs('curator');
	const name = await makeArtist(artist, `Lea Ram ${unique}`);
	const [open, closed] = [
		await makeWork(artist, name, { title: 'Für alle', credit: 'Foto: Ada' }),
		await makeWork(artist, name, { title: 'Nur im Haus', credit: 'Foto: Ada' })
	];
	await showAll(curator, await sendWorks(artist, name, [open, closed]), `Presseprobe ${unique}`);
	const path = `/exhibitions/presseprobe-${unique}`;
	const files = async () =>
		[...(await expected(200, visitor.get(`${path}/press`))).text.matchAll(/href="([^"]+\/press\/[^"]+\.jpg)"/g)].map(
			([, href = '']) => href
		);
	expect(await files(), 'nobody has given consent yet').toEqual([]);
	const posterBefore = await readPdf(new Uint8Array(await (await fetch(`${site.origin}${path}/poster/a4.pdf`)).arrayBuffer()));
	expect(posterBefore.alts.filter((alt) => alt !== message('gallery_poster_qr', { address: site.origin + path }))).toEqual([]);

	const consents = { consent_website: 'on', consent_archive: 'on', consent_machines: 'on' };
	await expected(303, artist.post(`/studio/artworks/${open}?/consents`, { ...consents, consent_press: 'on' }));
	const [file = '', ...more] = await files();
	expect([file, more]).toEqual([`${path}/press/1-lea-ram-${unique}-fuer-alle.jpg`, []]);
	const picture = await fetch(site.origin + file);
	expect(picture.headers.get('content-disposition')).toBe(`attachment; filename="1-lea-ram-${unique}-fuer-alle.jpg"`);
	const bytes = Buffer.from(await picture.arrayBuffer());
	expect([bytes.readUInt16BE(0), bytes.includes(`Lea Ram ${unique}, Für alle, 2024. Foto: Ada`)]).toEqual([0xffd8, true]);
	expect((await visitor.get(file.replace('/1-', '/2-').replace('fuer-alle', 'nur-im-haus'))).status).toBe(404);

	const paper = await fetch(`${site.origin}/en${path}/poster/a3.pdf`);
	expect(paper.headers.get('content-type')).toBe('application/pdf');
	const poster = await readPdf(new Uint8Array(await paper.arrayBuffer()));
	expect(poster).toMatchObject({ pdfUa: '1', language: 'en', pages: 1 });
	expect(poster.text.replace(/\s+/g, ' ')).toContain(`Presseprobe ${unique}`);
	expect(poster.alts).toContain(message('gallery_poster_qr', { address: `${site.origin}/en${path}` }, 'en'));
	expect(poster.alts).toHaveLength(2);

	// A picture disappears at once when its consent is withdrawn, and so does a work that is withheld.
	await expected(303, artist.post(`/studio/artworks/${open}?/consents`, consents));
	expect([await files(), (await visitor.get(file)).status]).toEqual([[], 404]);
	const page = (await expected(200, visitor.get(path))).text;
	expect(page).toContain('2 Werke<');
	await expected(303, artist.post(`/studio/artworks/${closed}?/consents`, {}));
	expect((await expected(200, visitor.get(path))).text).toContain('2 Werke; 1 nicht online gezeigt');
});

test('a contact form hides the artist’s address, and exists only if the artist wants it', async ({ browser }) => {
	const unique = Date.now().toString(36);
	const address = `kontakt-${unique}@example.org`;
	const [artist, curator] = [await new Person(site.origin).signInByMail(address), await new Person(site.origin).signInAs('curator')];
	const name = await makeArtist(artist, `Nour Said ${unique}`);
	await showAll(curator, await sendWorks(artist, name, [await makeWork(artist, name)]), `Kontaktprobe ${unique}`);
	const path = `/artists/nour-said-${unique}`;
	const typed = { name: 'Ada', address: `ada-${unique}@example.org`, message: 'Guten Tag,\nist das Blatt zu kaufen?', website: '' };
	expect((await expected(200, visitor.get(path))).text, 'the form is off by default').not.toContain('?/contact');
	expect((await visitor.post(`${path}?/contact`, typed)).status).toBe(404);

	const profile = { id: name, kind: 'person', language: 'de', name: `Nour Said ${unique}`, latin_name: '', biography: '' };
	await expected(303, artist.post('/studio/profile', { ...profile, contact: 'on' }));
	const context = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(path);
	const section = page.getByRole('region', { name: message('gallery_contact_heading', { name: `Nour Said ${unique}` }) });
	await section.getByText(message('gallery_contact_open')).click();
	await section.getByLabel(message('gallery_contact_name')).fill(typed.name);
	await section.getByLabel(message('gallery_contact_address')).fill('ada');
	await section.getByLabel(message('gallery_contact_message')).fill(typed.message);
	await section.getByRole('button', { name: message('gallery_contact_send') }).click();
	await expect(section.getByRole('alert')).toContainText(message('gallery_contact_error_address'));
	await expect(section.getByLabel(message('gallery_contact_message'))).toHaveValue(typed.message);
	await section.getByLabel(message('gallery_contact_address')).fill(typed.address);
	await section.getByRole('button', { name: message('gallery_contact_send') }).click();
	await expect(section.getByRole('status')).toHaveText(message('gallery_contact_sent', { name: `Nour Said ${unique}` }));
	expect(await page.content()).not.toContain(address);
	await context.close();

	const outbox = async () =>
		(await expected(200, visitor.get('/dev/mail'))).text
			.split('<article')
			.filter((mail) => mail.includes('data-template="contact"') && mail.includes(`data-to="${address}"`));
	const [mail = '', ...others] = await outbox();
	expect([mail.includes('ist das Blatt zu kaufen?'), mail.includes(typed.address), others]).toEqual([true, true, []]);
	// The same message is sent only once. A bot that fills in the honeypot field sends nothing.
	await expected(303, visitor.post(`${path}?/contact`, typed));
	const robot = await expected(303, visitor.post(`${path}?/contact`, { ...typed, message: 'Kaufen Sie!', website: 'https://example.org' }));
	expect([robot.to, (await outbox()).length]).toEqual([`${path}?sent#contact`, 1]);
	for (let n = 0; n < 11; n++)
		await visitor.post(`${path}?/contact`, { ...typed, address: `viel-${unique}@example.org`, message: `Noch einmal ${n}` });
	const stopped = await visitor.post(`${path}?/contact`, { ...typed, message: 'Und noch einmal' });
	expect([stopped.status, stopped.text.includes('Und noch einmal')]).toEqual([429, true]);

	await expected(303, artist.post('/studio/profile', profile));
	expect((await visitor.post(`${path}?/contact`, typed)).status).toBe(404);
	expect((await expected(200, visitor.get(path))).text).not.toContain('?/contact');
});

test('withheld works are counted but named nowhere, and safe mode hides the name and excludes machines', async ({ browser }) => {
	const world = await makeHangWorld('gezeigt');
	const show = await newShow(world, 'Gezeigtes');
	await hangAt(world, show, { 1: [200, 1250], 2: [1500, 1172], 3: [3000, 1150] });
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	await publishHang(world, show);
	const path = `/exhibitions/${show.slug}`;
	const { artist, artistId, made, unique } = world;
	const [hidden = '', ...shown] = made;
	const agreed = { consent_website: 'on', consent_archive: 'on', consent_machines: 'on' };
	for (const work of shown) await expected(303, artist.post(`/studio/artworks/${work}?/consents`, agreed));
	await expected(303, artist.post(`/studio/artworks/${hidden}?/consents`, {}));

	const text = async (address: string) => (await expected(200, visitor.get(address))).text;
	const door = /\/visit\/[^"/?#]+/.exec(await text(`${path}/walls`))?.[0];
	const addresses = [
		path,
		`${path}/walls`,
		'/walls/A',
		`/search?q=${unique}`,
		`/api${path}`,
		`${path}/press`,
		`${path}/room`,
		...(door ? [door] : [])
	];
	expect(await text(path)).toContain('3 Werke; 1 nicht online gezeigt');
	for (const address of addresses) expect.soft(await text(address), address).not.toContain(`Blatt 1 ${unique}`);
	for (const address of [path, `${path}/walls`, `/search?q=${unique}`])
		expect.soft(await text(address), address).toContain(`Blatt 2 ${unique}`);
	expect((await visitor.get(`/artworks/${hidden}`)).status).toBe(404);

	const context = await browserOf(browser, artist, { javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`/studio/profile?artist=${artistId}`);
	await page.getByRole('link', { name: message('people_safe_title') }).click();
	await page.getByLabel(message('people_safe_pseudonym')).fill(`Ida ${unique}`);
	await page.getByRole('button', { name: message('people_safe_on') }).click();
	await expect(page.getByRole('alert')).toContainText(message('people_safe_same'));
	await page.getByLabel(message('people_safe_pseudonym')).fill(`Niemand ${Date.now().toString(36)}x`);
	await page.getByRole('button', { name: message('people_safe_on') }).click();
	await expect(page.getByText(message('people_safe_is_on', { name: '§' }).split('§')[0]!)).toBeVisible();
	for (const address of addresses) expect.soft(await text(address), address).not.toContain(`Ida ${unique}`);
	expect((await visitor.get(`/artists/ida-${unique}`)).status).toBe(404);
	expect(await text(`/artworks/${shown[0]!}`)).toMatch(/<meta name="robots" content="noindex/);
	expect(JSON.parse(await text(`/api${path}`))).toMatchObject({
		walls: [{ placements: [{ withheld: true }, { withheld: true, title: null }, { withheld: true, artist: null }] }]
	});
	// Turning safe mode off needs a confirmation, and doesn't bring back the old name.
	await page.getByRole('button', { name: message('people_safe_off') }).click();
	await expect(page.getByRole('alert')).toContainText(message('people_safe_unsure'));
	await page.getByLabel(message('people_safe_sure')).check();
	await page.getByRole('button', { name: message('people_safe_off') }).click();
	await expect(page).toHaveURL(/\/studio\/profile\?artist=/);
	expect(await text(path)).not.toContain(`Ida ${unique}`);
	await context.close();
});
