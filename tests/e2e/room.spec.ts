import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import type { SceneCanvas } from '../../src/lib/gallery/room/draw/stage.ts';
import { expected, Person } from './support/person.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** The room in 3D with software rendering: keys, taps and the list of works. Also the page without WebGL or JavaScript. */
test.describe.configure({ mode: 'serial', timeout: 90_000 });
// The test machines have no graphics card.
const args = [...chromiumArgs, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
test.use({ launchOptions: { executablePath: await findChromium(), args } });

let address: string;
test.beforeAll(async () => {
	const { text } = await expected(200, new Person(site.origin).get('/api/exhibitions'));
	const shows = JSON.parse(text) as { slug: string; when: string }[];
	address = `/exhibitions/${shows.find(({ when }) => when === 'current')!.slug}/room`;
});

const figures = (page: Page) =>
	page.locator('canvas').evaluate((canvas) => {
		const { frames, calls, bytes } = (canvas as SceneCanvas).figures!();
		return { frames, calls, bytes };
	});
const share = (page: Page, number: number) =>
	page.locator('canvas').evaluate((canvas, asked) => (canvas as SceneCanvas).figures!().share(asked), number);
const where = (page: Page) => page.locator('[data-says]');

async function open(page: Page, hash = ''): Promise<void> {
	await page.goto(address + hash);
	await page.locator('[data-room][data-state=there]').waitFor({ timeout: 30_000 });
}

test('the list leads to a work, its picture is sharp at 1 m, and rendering stops when nothing moves', async ({ page }) => {
	const troubles: string[] = [];
	page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
	page.on(
		'request',
		(request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(site.origin) || troubles.push(request.url())
	);
	await page.setViewportSize({ width: 640, height: 400 });
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await open(page);
	const works = await page.locator('[data-entry]').count();
	await page.getByRole('link', { name: message('gallery_room_go_to', { n: '2' }) }).click();
	await expect(where(page)).toHaveText(/^Sie stehen vor 2, .+, \d,\d\sm$/);
	await expect(page).toHaveURL(/#2$/);
	await expect(page.locator('[data-entry="2"]')).toHaveAttribute('aria-current', 'location');
	await page.getByRole('button', { name: message('gallery_room_nearer') }).click();
	await expect(where(page)).toHaveText(/^Sie stehen vor 2, .+, 1,0\sm$/);
	await expect.poll(() => share(page, 2), { timeout: 15_000 }).toBeGreaterThanOrEqual(0.8);
	const link = page.getByRole('link', { name: message('gallery_room_work'), exact: true });
	await expect(link).toHaveAttribute(
		'href',
		(await page.locator('[data-entry="2"] [data-work]').getAttribute('href'))!.replace(/^/, site.origin)
	);
	const { calls, bytes } = await figures(page);
	expect(calls).toBeLessThanOrEqual(works + 4);
	expect(bytes).toBeLessThan(112 * 1024 * 1024);
	// Once every picture has arrived, a visitor who stands still causes no more frames.
	await expect
		.poll(
			async () => {
				const before = (await figures(page)).frames;
				await page.waitForTimeout(1000);
				return (await figures(page)).frames - before;
			},
			{ timeout: 20_000 }
		)
		.toBe(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	expect(troubles).toEqual([]);
});

test('keys walk, turn, stop at walls and go from work to work', async ({ page }) => {
	await page.setViewportSize({ width: 400, height: 350 });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await open(page, '#1');
	await expect(where(page)).toContainText('vor 1,');
	const window = page.getByRole('application', { name: message('gallery_room_label') });
	await window.focus();
	await page.keyboard.press('PageDown');
	await expect(where(page)).toContainText('vor 2,');
	await page.keyboard.press('Enter');
	await expect(where(page)).toHaveText(/vor 2, .+, 1,0\sm$/);
	// A visitor keeps a distance of 0.3 m to the wall, however often the key for forward is pressed.
	for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp');
	await expect(where(page)).toHaveText(/vor 2, .+, 0,3\sm$/);
	await page.keyboard.press('s');
	await expect(where(page)).toHaveText(/vor 2, .+, 0,6\sm$/);
	for (let i = 0; i < 6; i++) await page.keyboard.press('e');
	await expect(where(page)).not.toContainText('vor 2,');
	await page.getByLabel(message('gallery_room_eye_low')).check({ force: true });
	await page.keyboard.press('Tab');
});

test('taps on a phone reach works, the floor and buttons, and a step pauses the tour', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
	await open(page, '#3');
	await expect(where(page)).toContainText('vor 3,');
	const canvas = page.locator('canvas');
	const { width, height } = (await canvas.boundingBox())!;
	await canvas.click({ position: { x: width / 2, y: height / 2 } });
	await expect(where(page)).toHaveText(/vor 3, .+, 1,0\sm$/);
	await page.getByRole('button', { name: message('gallery_room_right') }).click();
	await page.getByRole('button', { name: message('gallery_room_right') }).click();
	await page.getByRole('button', { name: message('gallery_room_right') }).click();
	await expect(where(page)).not.toContainText('vor 3,');
	await canvas.click({ position: { x: width / 2, y: height * 0.95 } });
	const tour = page.locator('[data-tour]');
	await page.getByRole('link', { name: message('gallery_room_go_to', { n: '1' }) }).click();
	await tour.click();
	await expect(tour).toHaveText(message('gallery_room_pause'));
	await expect(where(page)).toContainText('vor 2,');
	await page.getByRole('button', { name: message('gallery_room_previous') }).click();
	await expect(tour).toHaveText(message('gallery_room_tour'));
	await expect(where(page)).toContainText('vor 1,');
	// Go to another room by its name, or past the first or last work of a room.
	const rooms = page.locator('[data-go-room]');
	await rooms.last().click();
	await expect(rooms.last()).toHaveAttribute('aria-current', 'true');
	await page.getByRole('button', { name: message('gallery_room_previous') }).click();
	await expect(rooms.first()).toHaveAttribute('aria-current', 'true');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('walls to scale replace the room without WebGL, and the list works without JavaScript', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'de-DE' });
	await context.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	const page = await context.newPage();
	const chunks: string[] = [];
	page.on('request', (request) => /workers\/chunks/.test(request.url()) && chunks.push(request.url()));
	await page.goto(site.origin + address);
	await page.locator('[data-room][data-state=none]').waitFor();
	await expect(page.getByText(message('gallery_room_instead'))).toBeVisible();
	await expect(page.getByRole('application')).toBeHidden();
	expect(chunks).toEqual([]);
	await context.close();
	const plain = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
	const list = await plain.newPage();
	await list.goto(site.origin + address);
	await expect(list.getByText(message('gallery_room_instead'))).toBeVisible();
	expect(await list.locator('[data-entry] [data-work]').count()).toBeGreaterThan(3);
	await expect(list.locator('[data-go]').first()).toBeHidden();
	await list.locator('[data-room] a').first().click();
	await expect(list).toHaveURL(/\/walls$/);
	await plain.close();
});
