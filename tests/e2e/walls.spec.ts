import { AxeBuilder } from '@axe-core/playwright';
import { drawn } from './support/editor.ts';
import { hangAt, makeHangWorld, newShow } from './support/hanging.ts';
import { expected, Person } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

type Placed = { number: number; artworkId: string; xMm: number; widthMm: number };
type Wall = { code: string; widthMm: number; heightMm: number; placements: Placed[] };
const visitor = new Person(site.origin);
const json = async <T>(path: string) => JSON.parse((await expected(200, visitor.get(path))).text) as T;
let slug: string;
let walls: Wall[];
let works: Placed[];

test.beforeAll(async () => {
	const shows = await json<{ slug: string; when: string; title: { de: string } }[]>('/api/exhibitions');
	slug = shows.find(({ when, title }) => when === 'current' && title.de.startsWith('Anderswo'))!.slug;
	({ walls } = await json<{ walls: Wall[] }>(`/api/exhibitions/${slug}`));
	works = walls.flatMap(({ placements }) => placements.toSorted((a, b) => a.xMm - b.xMm));
});

const link = (page: Page, number: number) => page.getByRole('link', { name: new RegExp(`^Nummer ${number}: `) });
const scrolled = (page: Page) => page.locator('[data-band]').evaluate((band) => Math.round(band.scrollLeft));
const widthOf = (page: Page, number: number) =>
	page.locator(`[data-band] [data-placement="${number}"]`).evaluate((box) => box.getBoundingClientRect().width);

test('visitors walk along all walls with the keyboard, open a work and return to the same place', async ({ page }) => {
	const troubles: string[] = [];
	const scripts: Promise<number>[] = [];
	page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
	page.on(
		'request',
		(request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(site.origin) || troubles.push(request.url())
	);
	page.on('requestfinished', (request) => {
		if (request.resourceType() === 'script') scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
	});
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`/exhibitions/${slug}/walls`, { waitUntil: 'load' });
	expect(Math.max(...(await Promise.all(scripts))), 'size of the largest script before a work is opened').toBeLessThan(8_000);
	// All walls of the band have one scale. Pictures outside the viewport aren't loaded yet.
	const scale = (await widthOf(page, works[0]!.number)) / works[0]!.widthMm;
	for (const { number, widthMm } of works) expect(await widthOf(page, number)).toBeCloseTo(widthMm * scale, 0);
	const last = page.locator('[data-band] img').last();
	expect(await last.evaluate((img: HTMLImageElement) => img.currentSrc)).toBe('');

	for (const { number } of works.slice(0, 3)) {
		await page.keyboard.press('ArrowRight');
		await expect(link(page, number)).toBeFocused();
	}
	await page.keyboard.press('ArrowLeft');
	const second = works[1]!.number;
	await expect(link(page, second)).toBeFocused();
	await expect(link(page, second)).toBeInViewport({ ratio: 0.9 });
	await expect(page.locator('[data-where]')).toHaveText(message('gallery_walls_at', { n: 2, total: works.length }));
	const before = await scrolled(page);

	await page.keyboard.press('Enter');
	const closer = page.getByRole('dialog', { name: message('gallery_closer_label') });
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${second}: `) })).toBeFocused();
	await expect(closer.locator('[aria-live]')).toHaveText(message('gallery_zoom_whole'));
	await expect(closer.getByRole('link', { name: message('gallery_size_link') })).toHaveAttribute(
		'href',
		`/artworks/${works[1]!.artworkId}/true-size`
	);
	const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(closer).toBeHidden();
	await expect(link(page, second)).toBeFocused();
	expect(await scrolled(page), 'the scroll position is restored').toBe(before);

	// Open a work with a click. Go on to the next works with an arrow key and a button. Leave with the back button of the browser.
	await link(page, second).click();
	await expect(closer.getByRole('application')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${works[2]!.number}: `) })).toBeFocused();
	for (let i = 0; i < 4; i++) await page.keyboard.press('+');
	await expect(closer.locator('[aria-live]')).toContainText('-fach');
	await page.keyboard.press('ArrowRight');
	await expect(
		closer.getByRole('application', { name: new RegExp(`^Nummer ${works[2]!.number}: `) }),
		'an arrow key pans an enlarged picture'
	).toBeFocused();
	// A swipe pans an enlarged picture. It leads from a whole picture to the next work.
	const swipe = async () => {
		await page.mouse.move(300, 400);
		await page.mouse.down();
		await page.mouse.move(120, 410, { steps: 4 });
		await page.mouse.up();
	};
	await swipe();
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${works[2]!.number}: `) })).toBeVisible();
	await closer.getByRole('button', { name: message('gallery_zoom_whole') }).click();
	await expect(closer.locator('[aria-live]')).toHaveText(message('gallery_zoom_whole'));
	await swipe();
	const fourth = works[3]!.number;
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${fourth}: `) })).toBeFocused();
	await closer.getByRole('button', { name: message('gallery_walls_next_work') }).click();
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${works[4]!.number}: `) })).toBeFocused();
	await page.keyboard.press('PageUp');
	await expect(closer.getByRole('application', { name: new RegExp(`^Nummer ${fourth}: `) })).toBeFocused();
	await page.goBack();
	await expect(closer).toBeHidden();
	expect(new URL(page.url()).pathname).toBe(`/exhibitions/${slug}/walls`);
	await expect(link(page, fourth)).toBeFocused();
	await expect(link(page, fourth)).toBeInViewport({ ratio: 0.9 });
	expect(troubles).toEqual([]);
});

test('visitors zoom the walls, dim the light and move on with clicks; a wall is never mirrored', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
	await page.goto(`/ar/exhibitions/${slug}/walls`);
	const [first, second] = works as [Placed, Placed];
	const boxes = await page.locator('[data-band] [data-placement]').evaluateAll((all) => all.map((box) => box.getBoundingClientRect().left));
	expect(boxes).toEqual(boxes.toSorted((a, b) => a - b));
	await page.goto(`/exhibitions/${slug}/walls`);
	const small = await widthOf(page, first.number);
	const source = () =>
		page
			.locator('[data-band] img')
			.first()
			.evaluate((img: HTMLImageElement) => img.sizes);
	const sizes = await source();
	await page.getByRole('radio', { name: message('gallery_walls_near_2') }).check();
	expect((await widthOf(page, first.number)) / small).toBeCloseTo(1.7, 1);
	await expect.poll(source).not.toBe(sizes);
	const wallColour = () =>
		page
			.locator('svg[data-wall]')
			.first()
			.evaluate((wall) => getComputedStyle(wall).backgroundColor);
	const day = await wallColour();
	await page.getByRole('radio', { name: message('gallery_walls_light_night') }).check();
	await expect.poll(wallColour).not.toBe(day);
	const next = page.getByRole('link', { name: message('gallery_walls_next_work'), exact: true });
	await next.click();
	await expect(page.locator('[data-say]')).toContainText(`Nummer ${second.number}: `);
	await expect(link(page, second.number)).toBeInViewport({ ratio: 0.5 });
	await expect(next).toBeFocused();
});

test('shows one wall through all its public shows at the same place on the page', async ({ page, browser }) => {
	const world = await makeHangWorld('zeit');
	const show = await newShow(world, 'Wand in der Zeit');
	await hangAt(world, show, { 1: [500, 1000] });
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	for (const path of ['/walls/A', '/en/walls/A']) expect((await expected(200, visitor.get(path))).text, path).not.toContain(show.slug);
	const nothing = [`/walls/A?show=${show.slug}`, '/walls/GIBTSNICHT', '/walls/%00', `/artworks/${world.unique}/true-size`];
	for (const path of nothing) expect((await visitor.get(path)).status, path).toBe(404);

	const shared = (await json<{ slug: string; title: { de: string } }[]>('/api/exhibitions')).find(({ title }) => title.de === 'Bei Nacht')!;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`/walls/A?show=${slug}`);
	const box = () => page.locator('svg[data-wall="A"]').boundingBox();
	const placed = () => page.locator('[data-placement]').evaluateAll((all) => all.map((each) => each.getAttribute('data-placement')));
	const [was, hung] = [await box(), await placed()];
	const slider = page.getByRole('slider', { name: message('gallery_time_label') });
	await slider.focus();
	const shows = page.getByRole('navigation', { name: message('gallery_time_list') });
	for (let i = 0; i < 12 && !(await slider.getAttribute('aria-valuetext'))?.includes('Bei Nacht'); i++)
		await page.keyboard.press('ArrowRight');
	await expect(slider).toHaveAttribute('aria-valuetext', /^Bei Nacht/);
	await expect(page).toHaveURL(new RegExp(`/walls/A\\?show=${shared.slug}$`));
	await expect(page.getByRole('heading', { level: 2, name: 'Bei Nacht' })).toBeVisible();
	expect(await placed()).not.toEqual(hung);
	expect(await box()).toEqual(was);
	await expect(shows.locator('[aria-current]')).toContainText('Bei Nacht');
	await expect(slider).toBeFocused();

	const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: site.origin });
	await plain.goto('/walls/A');
	await expect(plain.getByRole('slider')).toBeHidden();
	await plain
		.getByRole('navigation', { name: message('gallery_time_list') })
		.getByRole('link', { name: 'Bei Nacht' })
		.click();
	await expect(plain.getByRole('heading', { level: 2, name: 'Bei Nacht' })).toBeVisible();
	expect(await drawn(plain, '1')).toMatchObject({ width: expect.any(Number) });
	await plain.close();
});

test('leads without JavaScript from a number to the wall, along the labels and to the work', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false, baseURL: site.origin, viewport: { width: 390, height: 844 } });
	await page.goto(`/exhibitions/${slug}/walls`);
	const [one, other] = works.slice(-2) as [Placed, Placed];
	await page.getByRole('link', { name: `${one.number}: ${message('gallery_walls_at_the_wall')}`, exact: true }).click();
	await expect(link(page, one.number)).toBeInViewport({ ratio: 0.9 });
	// A year stands on the same line as the last word of its title, wherever the title breaks.
	const apart = await page.locator('cite').evaluateAll((titles) =>
		titles.flatMap((title) => {
			const year = title.closest('p')!.querySelector('span.figures');
			const lines = [...title.getClientRects()];
			return year && Math.abs(year.getClientRects()[0]!.top - lines.at(-1)!.top) > 2 ? [title.textContent] : [];
		})
	);
	expect(apart).toEqual([]);
	await page.getByRole('link', { name: `${one.number}: ${message('gallery_walls_next_work')}`, exact: true }).click();
	await expect(link(page, other.number)).toBeInViewport({ ratio: 0.9 });
	await link(page, other.number).click();
	await expect(page).toHaveURL(new RegExp(`/artworks/${other.artworkId}$`));
	await page.goto(`/artworks/${other.artworkId}/true-size`);
	await expect(page.locator('noscript p')).toContainText(message('gallery_size_no_script', { size: '' }).split('.')[0]!);
	await expect(page.locator('main picture img')).toBeVisible();
	await page.close();
});

test('shows a work in true size after calibration with a bank card, and stores the calibration on this device only', async ({ page }) => {
	const posts: string[] = [];
	page.on('request', (request) => request.method() !== 'GET' && posts.push(request.url()));
	await page.setViewportSize({ width: 390, height: 844 });
	const path = `/artworks/${works[1]!.artworkId}/true-size`;
	await page.goto(path);
	const [widthMm, heightMm] = await page
		.locator('[data-true-size]')
		.evaluate((place: HTMLElement) => [Number(place.dataset.width), Number(place.dataset.height)] as const);
	const shownAt = (scale: number) =>
		expect(async () => {
			const box = (await page.locator('[data-stage] [data-work]').boundingBox())!;
			expect(box.width).toBeCloseTo(widthMm * scale, 0);
			expect(box.height).toBeCloseTo(heightMm * scale, 0);
		}).toPass({ timeout: 5000 });
	await expect(page.getByText(message('gallery_size_guessed'))).toBeVisible();
	await shownAt(96 / 25.4);
	await page.getByRole('button', { name: message('gallery_size_calibrate') }).click();
	const dialog = page.getByRole('dialog', { name: message('gallery_size_card_title') });
	const slider = dialog.getByRole('slider', { name: message('gallery_size_card_slider') });
	await expect(slider).toBeFocused();
	const number = dialog.getByLabel(message('gallery_size_card_number'));
	await number.fill('428');
	await slider.focus();
	for (const key of ['ArrowRight', 'ArrowRight', 'PageDown']) await page.keyboard.press(key);
	await dialog.getByRole('button', { name: message('gallery_size_card_smaller') }).click();
	await expect(number).toHaveValue('418');
	expect((await dialog.locator('svg').boundingBox())!.width).toBeCloseTo(418, 0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await dialog.getByRole('button', { name: message('gallery_size_card_done') }).click();
	const scale = 418 / 85.6;
	await shownAt(scale);
	await expect(page.getByText(message('gallery_size_true'))).toBeVisible();
	const stage = page.getByRole('region', { name: new RegExp(message('gallery_size_stage', { title: '' }).slice(2, 20)) });
	await expect(stage).toBeFocused();
	const room = (await stage.boundingBox())!;
	const seen = (mm: number, px: number) => String(Math.round(Math.round(Math.min(px, mm * scale) / scale) / 10));
	const said = message('gallery_size_seen', { height: seen(heightMm, room.height), width: seen(widthMm, room.width), size: '' });
	await expect(page.locator('[data-says]')).toContainText(said.trim());
	await page.reload();
	await shownAt(scale);
	await expect(stage.locator('img[data-piece]').first(), 'tiles in the resolution of the screen are visible').toBeVisible({
		timeout: 10_000
	});
	await page.getByRole('button', { name: message('gallery_size_again') }).click();
	await dialog.getByRole('button', { name: message('gallery_size_card_forget') }).click();
	await shownAt(96 / 25.4);
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	expect(posts).toEqual([]);
});
