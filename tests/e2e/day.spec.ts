import { type DayWorld, makeDayWorld, newDayLink, openOnPhone, phone, placesMm } from './support/day.ts';
import { browserOf, sizesMm } from './support/hanging.ts';
import { expected, Person } from './support/person.ts';
import { photographs } from './support/photographs.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** The day of the hang: a curator's phone, and phones of helpers without an account, without a network and without JavaScript. */
test.describe.configure({ timeout: 120_000 });

let world: DayWorld;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	world = await makeDayWorld('aufbautag');
});

const tick = (page: Page) => page.getByRole('button', { name: message('handling_day_tick'), exact: true });
const untick = (page: Page) => page.getByRole('button', { name: message('handling_day_undo'), exact: true });
const next = (page: Page) => page.getByRole('link', { name: new RegExp(`^${message('handling_day_next')}`) });
const state = (page: Page, done: number) => page.getByText(message('handling_day_progress', { done, all: 3 }), { exact: true });
const sent = (page: Page) => page.getByRole('status').filter({ hasText: message('handling_day_sent') });
const waiting = (page: Page, n: number) => page.getByRole('status').filter({ hasText: `${n} noch nicht gesendet` });
const cm = (mm: number): string => `${(mm / 10).toString().replace('.', ',')} cm`;
const number = (page: Page, name: string) =>
	page
		.locator('dl > div')
		.filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
		.getByRole('definition');

async function photograph(page: Page, file = photographs.turned): Promise<void> {
	await page.getByLabel(message('handling_day_photo'), { exact: true }).setInputFiles(file);
}

test('leads through the works one by one with the numbers of the plan, ticks and photographs', async ({ browser }) => {
	const page = await (await browserOf(browser, world.curator, phone)).newPage();
	await page.goto(world.day);
	for (const [i, size] of sizesMm.entries()) {
		const [left, low] = placesMm[String(i + 1)]!;
		await expect(page.getByRole('heading', { name: message('handling_day_number', { key: i + 1 }) })).toBeVisible();
		await expect(number(page, message('handling_day_left'))).toHaveText(cm(left));
		await expect(number(page, message('handling_day_middle'))).toHaveText(cm(low + Math.ceil(size.heightMm / 2)));
		// Tick by pointer and by keyboard.
		if (i === 1) await tick(page).press('Enter');
		else await tick(page).click();
		await expect(untick(page)).toBeVisible();
		if (i < 2) await next(page).press('Enter');
	}
	await photograph(page);
	await expect(page.getByText('1 Foto', { exact: true })).toBeVisible();
	await expect(state(page, 3)).toBeVisible();
	await expect(sent(page)).toBeVisible({ timeout: 30_000 });
	await page.reload();
	await expect(state(page, 3)).toBeVisible();
	await page.goto(`${world.day}?at=3`);
	await expect(page.getByText('1 Foto', { exact: true })).toBeVisible();
	await page.context().close();
});

test('records measured positions, and the public wall shows them', async ({ browser }) => {
	const own = await makeDayWorld('gemessen');
	await expected(303, own.curator.post(`${own.show.path}?/publish`, {}));
	const page = await openOnPhone(browser, await newDayLink(own.curator, own.day));
	await page.getByText(message('handling_day_differs')).click();
	await page.getByLabel(message('handling_day_differs_x')).fill('52,3');
	await page.getByRole('button', { name: message('handling_day_differs_send') }).click();
	await expect(page.getByText(message('handling_day_error_both'))).toBeVisible();
	await page.getByLabel(message('handling_day_differs_y')).fill('124');
	await page.getByRole('button', { name: message('handling_day_differs_send') }).click();
	await expect(page.getByText(message('handling_day_state_differs')).first()).toBeVisible();
	await expect(sent(page)).toBeVisible();
	const height = 2800;
	await expect(async () => {
		const { text } = await expected(200, own.curator.get(`/exhibitions/${own.show.slug}/walls`));
		expect(text).toContain(`data-placement="1" x="523" y="${height - 1240 - sizesMm[0]!.heightMm}"`);
	}).toPass();
	const { walls } = JSON.parse((await expected(200, own.curator.get(`/api/exhibitions/${own.show.slug}`))).text) as {
		walls: { placements: { number: number; xMm: number; yMm: number }[] }[];
	};
	expect(walls[0]!.placements.find((one) => one.number === 1)).toMatchObject({ xMm: 523, yMm: 1240 });
	expect(walls[0]!.placements.find((one) => one.number === 2)).toMatchObject({ xMm: 1500, yMm: 1170 });
	await page.context().close();
});

test('keeps five ticks and a photograph without a network over a reload, and sends each once', async ({ browser }) => {
	const own = await makeDayWorld('keller');
	const path = await newDayLink(own.curator, own.day);
	const page = await openOnPhone(browser, path);
	await expect(state(page, 0)).toBeVisible();
	await page.waitForFunction(async () => (await (await caches.open('day')).keys()).some(({ url }) => url.endsWith(location.pathname)));
	// The cache holds the page, its script, its styles and the pictures of all three works.
	await expect
		.poll(() => page.evaluate(async () => (await (await caches.open('day')).keys()).filter(({ url }) => url.includes('/pictures/')).length))
		.toBe(3);
	await page.reload();
	await page.context().setOffline(true);
	for (let i = 0; i < 2; i++) {
		await tick(page).click();
		await next(page).click();
	}
	await tick(page).click();
	await untick(page).click();
	await tick(page).click();
	await photograph(page, photographs.withPlace);
	await expect(waiting(page, 6)).toContainText(message('handling_day_offline'));
	await expect(state(page, 3)).toBeVisible();

	await page.reload();
	await expect(waiting(page, 6)).toBeVisible();
	await expect(state(page, 3)).toBeVisible();
	await expect(page.locator('article img')).toHaveJSProperty('complete', true);
	expect(await page.locator('article img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

	await page.context().setOffline(false);
	await expect(sent(page)).toBeVisible({ timeout: 30_000 });
	await expect(state(page, 3)).toBeVisible();
	const desk = (await expected(200, own.curator.get(`${own.day}?at=3`))).text;
	expect(desk).toContain(message('handling_day_progress', { done: 3, all: 3 }));
	expect(
		desk.match(new RegExp(message('handling_day_by_helper', { n: 1 }).replace('*', '\\*'), 'g')),
		'work 3 has three events'
	).toHaveLength(3);
	expect(desk).toContain('1 Foto');
	await page.context().close();
});

test('lists the events of two people on one work, and the latest event wins', async ({ browser }) => {
	const own = await makeDayWorld('zuzweit');
	const path = await newDayLink(own.curator, own.day);
	const [ida, odd] = [await openOnPhone(browser, path), await openOnPhone(browser, path)];
	// The first phone ticks offline. The second one ticks and unticks online afterwards.
	// So the event of the first phone arrives last, but is the oldest.
	await expect(state(ida, 0)).toBeVisible();
	await expect(tick(ida)).toBeEnabled();
	await ida.waitForLoadState('networkidle');
	await ida.context().setOffline(true);
	await tick(ida).click();
	await expect(waiting(ida, 1)).toBeVisible();
	await tick(odd).click();
	await expect(sent(odd)).toBeVisible();
	await untick(odd).click();
	await expect(tick(odd)).toBeVisible();
	await expect(sent(odd)).toBeVisible();
	await ida.context().setOffline(false);
	await expect(sent(ida)).toBeVisible({ timeout: 30_000 });
	await ida.reload();
	await expect(state(ida, 0)).toBeVisible();
	await ida.getByText(message('handling_day_history')).click();
	const said = ida.locator('details li');
	await expect(said).toHaveCount(3);
	await expect(said.nth(0)).toContainText(`${message('handling_day_by_helper', { n: 1 })}: ${message('handling_day_state_open')}`);
	await expect(said.nth(2)).toContainText(`${message('handling_day_by_helper', { n: 2 })}: ${message('handling_day_state_done')}`);
	for (const page of [ida, odd]) await page.context().close();
});

test('keeps numbers left to right on a narrow Arabic phone, and lets people dismiss a refused photograph', async ({ browser }) => {
	const page = await openOnPhone(browser, `/ar${await newDayLink(world.curator, world.day)}?at=2`, {
		viewport: { width: 320, height: 640 }
	});
	const left = number(page, message('handling_day_left')).locator('bdi');
	await expect(left).toHaveAttribute('dir', 'ltr');
	await expect(left).toHaveText(/^150\D/);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	const paper = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7') };
	await page.getByLabel(message('handling_day_photo'), { exact: true }).setInputFiles(paper);
	const refused = page.getByRole('alert').filter({ hasText: message('handling_day_refused_photo') });
	await expect(refused).toContainText(/PDF/);
	await refused.getByRole('button').click();
	await expect(refused).toBeHidden();
	await page.reload();
	await expect(sent(page)).toBeVisible();
	await expect(page.getByRole('alert')).toBeHidden();
	await page.context().close();
});

test('the link gives access to the numbers and pictures of its show only', async () => {
	const path = await newDayLink(world.curator, world.day);
	const visitor = new Person(site.origin);
	const { text, headers } = await expected(200, visitor.get(path));
	expect(headers.get('cache-control')).toBe('private, no-store');
	expect(text).not.toMatch(/@example\.org|price|insurance|email:|legal_?name/i);
	const [picture = ''] = /\/day\/[\w-]+\/pictures\/[\w.-]+/.exec(text) ?? [];
	expect((await visitor.get(picture)).headers.get('content-type')).toMatch(/^image\//);
	// Neither a picture of another show with this link, nor a picture of this show with a wrong link.
	const other = await makeDayWorld('andere');
	const [foreign = ''] = /\/pictures\/[\w.-]+/.exec((await visitor.get(await newDayLink(other.curator, other.day))).text) ?? [];
	expect((await visitor.get(path + foreign)).status).toBe(404);
	expect((await visitor.get(picture.replace(path, `/day/${'x'.repeat(32)}`))).status).toBe(404);
	for (const page of ['/desk', world.day, world.show.path]) expect((await visitor.get(page)).to).toContain('/sign-in');
	expect((await visitor.get(path)).status, 'the link still works after these requests').toBe(200);
});

test('a revoked link answers like an unknown one, the phone clears its cache, and waiting events go out with the next link', async ({
	browser
}) => {
	const own = await makeDayWorld('beendet');
	const path = await newDayLink(own.curator, own.day);
	const page = await openOnPhone(browser, path);
	await page.waitForFunction(async () => (await (await caches.open('day')).keys()).some(({ url }) => url.endsWith(location.pathname)));
	await page.context().setOffline(true);
	await tick(page).click();
	await expect(waiting(page, 1)).toBeVisible();
	const { text } = await own.curator.get(own.day);
	const [, link = ''] = /name="link" value="([0-9a-f-]{36})"/.exec(text) ?? [];
	await expected(303, own.curator.post(`${own.day}?/revoke`, { link }));
	await page.context().setOffline(false);
	await expect(page.getByRole('status').filter({ hasText: message('handling_day_ended') })).toBeVisible({ timeout: 30_000 });
	await expect
		.poll(() => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.has('day')]))
		.toEqual([0, false]);
	const visitor = new Person(site.origin);
	const [ended, unknown] = [await visitor.get(path), await visitor.get(`/day/${'x'.repeat(32)}`)];
	const plain = (html: string) =>
		html
			.replaceAll(path, '…')
			.replaceAll(`/day/${'x'.repeat(32)}`, '…')
			.replace(/nonce="[^"]*"/g, '');
	expect([ended.status, unknown.status, (await visitor.post(`${path}?/tick`, {})).status]).toEqual([404, 404, 404]);
	expect(plain(ended.text)).toBe(plain(unknown.text));
	await page.goto(await newDayLink(own.curator, own.day));
	await expect(sent(page)).toBeVisible({ timeout: 30_000 });
	await expect(state(page, 1)).toBeVisible();
	await page.context().close();
});

test.describe('in a browser without JavaScript', () => {
	test.use({ javaScriptEnabled: false, ...phone });
	test('forms record ticks and photographs, and explain refused photographs', async ({ page }) => {
		const own = await makeDayWorld('ohne');
		await page.goto(await newDayLink(own.curator, own.day));
		await tick(page).click();
		await expect(state(page, 1)).toBeVisible();
		await expect(page).toHaveURL(/\?at=1/);
		await photograph(page);
		await page
			.getByRole('button', { name: message('handling_day_photo_send') })
			.first()
			.click({ timeout: 30_000 });
		await expect(page.getByText('1 Foto', { exact: true })).toBeVisible();
		await page
			.getByLabel(message('handling_day_photo'), { exact: true })
			.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
		await page
			.getByRole('button', { name: message('handling_day_photo_send') })
			.first()
			.click({ timeout: 30_000 });
		await expect(page.getByRole('alert')).toContainText(message('images_refused_svg'));
		await page.getByRole('link', { name: /^2/ }).click();
		await expect(page.getByRole('heading', { name: message('handling_day_number', { key: 2 }) })).toBeVisible();
	});
});
