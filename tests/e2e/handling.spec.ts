import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type DayWorld, makeDayWorld, phone } from './support/day.ts';
import { browserOf } from './support/hanging.ts';
import { expected, Person } from './support/person.ts';
import { photographs } from './support/photographs.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** The custody of works, their condition, and photographs of finished walls. All with plain forms. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let world: DayWorld;
let page: Page;
let path: string;
const visitor = new Person(site.origin);
test.beforeAll(async ({ browser }) => {
	test.setTimeout(120_000);
	world = await makeDayWorld('verbleib');
	path = `${world.show.path}/handling`;
	page = await (await browserOf(browser, world.curator, { ...phone, javaScriptEnabled: false })).newPage();
});
test.afterAll(() => page.context().close());

const row = (title: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${title} `) }) });

test('custody moves on step by step, and the log records each step', async () => {
	await page.goto(path);
	const first = row('Blatt 1');
	await expect(first).toContainText(message('handling_custody_expected'));
	for (const custody of ['received', 'hung', 'taken_down', 'returned']) {
		await first.getByLabel(message('handling_custody_next', { number: 1 })).selectOption({ label: message(`handling_custody_${custody}`) });
		await first.getByRole('button', { name: new RegExp(message('handling_custody_say')) }).click();
		await expect(page.getByRole('status').filter({ hasText: message('handling_done_custody') })).toBeVisible();
		await expect(first.locator('strong').first()).toHaveText(message(`handling_custody_${custody}`));
	}
	await first.getByText(message('handling_custody_log')).click();
	await expect(first.locator('details li')).toHaveCount(4);
	await expect(first.locator('details li').first()).toContainText(
		`${message('handling_day_by_office')}: ${message('handling_custody_returned')}`
	);
	// A returned work can't go back to the wall.
	const work = (await first.getAttribute('id'))!.replace('work-', '');
	const refused = await world.curator.post(`${path}?/custody`, { work, custody: 'hung' });
	expect(refused.status).toBe(409);
	expect(refused.text).toContain(message('handling_refused_move'));
});

test('condition reports keep a photograph without its metadata, for the desk only', async () => {
	await page.goto(path);
	const second = row('Blatt 2');
	const arrival = second.getByRole('cell').nth(2);
	await arrival.locator('summary').click();
	await arrival
		.getByLabel(message('handling_condition_state'), { exact: true })
		.selectOption({ label: message('handling_condition_marks') });
	await arrival.getByLabel(message('handling_condition_note')).fill('Kratzer unten links');
	await arrival
		.getByLabel(new RegExp(message('handling_condition_photo')))
		.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('GIF89a') });
	await arrival.getByRole('button', { name: message('handling_condition_save') }).click();
	await expect(page.getByRole('alert')).toContainText(message('images_refused_gif'));
	await expect(arrival.getByLabel(message('handling_condition_note')), 'the form keeps the input').toHaveValue('Kratzer unten links');
	await arrival.getByLabel(new RegExp(message('handling_condition_photo'))).setInputFiles(photographs.withPlace);
	await arrival.getByRole('button', { name: message('handling_condition_save') }).click();
	await expect(page.getByRole('status').filter({ hasText: message('handling_done_condition') })).toBeVisible();
	await expect(arrival).toContainText('Kratzer unten links');
	const picture = (await arrival.getByRole('link').getAttribute('href'))!;
	const bytes = await page.context().request.get(picture);
	expect(bytes.headers()['cache-control']).toBe('private, no-store');
	const { exif, xmp, iptc } = await sharp(await bytes.body()).metadata();
	expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
	expect((await sharp(readFileSync(photographs.withPlace)).metadata()).exif, 'the original has EXIF data').toBeDefined();
	const artist = await new Person(site.origin).signInAs('artist');
	for (const person of [visitor, artist]) expect((await person.get(picture)).status).toBe(404);
	expect((await visitor.get(picture.replace(/.*photos/, '/media'))).status).toBe(404);
});

test('a photograph of a finished wall becomes public only with the consent of the people on it', async () => {
	await expected(303, world.curator.post(`${world.show.path}?/publish`, {}));
	await page.goto(path);
	const walls = page.getByRole('region', { name: message('handling_walls_title') });
	await walls.getByLabel(message('handling_day_wall_photo', { wall: 'A' })).setInputFiles(photographs.turned);
	await walls.getByRole('button', { name: message('handling_day_photo_send') }).click({ timeout: 30_000 });
	await expect(walls.getByText(message('handling_walls_private'))).toBeVisible();
	const publicWalls = `/exhibitions/${world.show.slug}/walls`;
	const alt = message('handling_walls_photo_alt', { wall: 'A' });
	expect((await expected(200, visitor.get(publicWalls))).text).not.toContain(alt);
	await walls.getByRole('button', { name: message('handling_walls_publish') }).click();
	await expect(page.getByRole('alert')).toHaveText(message('handling_refused_people'));
	await walls.getByLabel(message('handling_walls_agreed')).check();
	await walls.getByRole('button', { name: message('handling_walls_publish') }).click();
	await expect(walls.getByText(message('handling_walls_public'))).toBeVisible();
	const { text } = await expected(200, visitor.get(publicWalls));
	expect(text).toContain(alt);
	const [media = ''] = new RegExp(`src="(/media/[\\w.-]+)"[^>]*alt="${alt}"`).exec(text)?.slice(1) ?? [];
	expect((await visitor.get(media)).headers.get('content-type')).toMatch(/^image\//);
	await walls.getByRole('button', { name: message('handling_walls_unpublish') }).click();
	await expect(walls.getByText(message('handling_walls_private'))).toBeVisible();
	expect((await visitor.get(media)).status).toBe(404);
	expect((await visitor.get(publicWalls)).text).not.toContain(alt);
});
