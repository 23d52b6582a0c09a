import { type Browser, type BrowserContext } from '@playwright/test';
import sharp from 'sharp';
import { addDays, berlinToday } from '#lib/shared/dates.ts';
import { readPdf } from '../support/pdf.ts';
import { box, drawn, type Drawn, grab, saved, tool } from './support/editor.ts';
import { apart, photographs } from './support/photographs.ts';
import { signInAs, signInByCode } from './support/signIn.ts';
import { addPhotographs, addWork, makeProfile, sendWorks } from './support/studio.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** One work of one artist, from the phone to the public wall. Each test continues where the previous one ended. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const unique = Date.now().toString(36);
const mail = `noor-${unique}@example.org`;
const artist = `Noor ${unique}`;
const [tree, springs, secret, show] = [`Baum ${unique}`, `Quellen ${unique}`, `Geheim ${unique}`, `Ganzer Weg ${unique}`];
const wall = `W${unique}`.slice(0, 16);
const words = 'Gern! Wir freuen uns – bis bald.';

let phone: Page, curator: Page, draft: string, showPath: string;
const hung: Record<string, Drawn> = {};
const contexts: BrowserContext[] = [];

async function newPage(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
	const context = await browser.newContext({ baseURL: site.origin, ...options });
	contexts.push(context);
	return context.newPage();
}

test.beforeAll(async ({ browser }) => {
	phone = await newPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	curator = await newPage(browser, { viewport: { width: 1280, height: 900 } });
});
test.afterAll(() => Promise.all(contexts.map((context) => context.close())));

test('an artist signs in with a code and submits two works from a phone', async () => {
	await signInByCode(phone, mail);
	await makeProfile(phone, artist);
	await addWork(phone, { title: tree, technique: 'Öl auf Leinwand', height: '60', width: '80,5' });
	// Slow the upload down, so that the progress bar becomes visible.
	const line = await phone.context().newCDPSession(phone);
	const speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 2_000_000 };
	await line.send('Network.emulateNetworkConditions', speed);
	await addPhotographs(phone, [photographs.turned, photographs.large], () => expect(phone.getByRole('progressbar')).toBeVisible());
	await line.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: -1 });
	await expect(phone.getByText(message('artworks_photos_count', { count: 2 }))).toBeVisible();
	await expect(phone.getByText(message('artworks_ready_to_send'))).toBeVisible();
	// The large versions appear without reloading the page.
	await expect(phone.locator('[data-making="0"]')).toBeAttached({ timeout: 40_000 });
	await expect(phone.locator('[data-photo] source[type="image/avif"]')).toHaveCount(2);
	await addWork(phone, { title: springs, technique: 'Fotografie', height: '40', width: '60' });
	await addPhotographs(phone, [photographs.withPlace]);
	draft = await addWork(phone, { title: secret, technique: 'Tusche', height: '20', width: '20' });
	await sendWorks(phone, [tree, springs]);
	expect(
		await phone.evaluate(() => document.documentElement.scrollWidth),
		'nothing is wider than the screen of the phone'
	).toBeLessThanOrEqual(390);
});

test('a curator sees only what was submitted, and plans an acceptance with a message', async () => {
	await signInAs(curator, 'curator');
	await curator.goto('/desk');
	await curator.getByRole('link', { name: artist }).click();
	for (const title of [tree, springs]) await expect(curator.getByRole('heading', { name: title, exact: true })).toBeVisible();
	await expect(curator.getByText(secret)).toHaveCount(0);
	expect((await curator.request.get(`/studio/artworks/${draft}`)).status()).toBe(404);
	for (const title of [tree, springs]) {
		const work = curator.getByRole('region', { name: title });
		await work.getByLabel(message('calls_review_outcome_accepted'), { exact: true }).check();
		await work.getByLabel(message('calls_review_words'), { exact: true }).fill(words);
		await work.getByRole('button', { name: message('calls_review_plan') }).click();
		await expect(work.getByText(message('calls_review_planned', { outcome: '' }).trim())).toBeVisible();
	}
	await phone.goto('/studio');
	await expect(phone.getByText(words)).toHaveCount(0);
	await expect(phone.getByText('das Kuratorium sieht es sich an')).toHaveCount(2);
});

test('the artist reads a released decision in the studio and in a mail', async () => {
	await curator.getByRole('link', { name: message('calls_review_release_look') }).click();
	await expect(curator.getByText(words).first()).toBeVisible();
	await curator.getByRole('button', { name: message('calls_review_release_send') }).click();
	await expect(curator.getByText(message('calls_review_released'))).toBeVisible();
	await phone.reload();
	await expect(phone.getByText(words)).toHaveCount(2);
	await expect(phone.getByText(message('calls_submit_standing_accepted'))).toHaveCount(2);
	await phone
		.getByRole('article')
		.filter({ hasText: tree })
		.getByRole('button', { name: message('calls_submit_confirm') })
		.click();
	await expect(phone.getByText(message('calls_submit_standing_confirmed'))).toBeVisible();
	await phone.goto('/dev/mail');
	await expect(phone.locator(`[data-to="${mail}"][data-template="decision"]`)).toContainText(words);
});

test('a coordinator enters a wall with its size', async ({ browser }) => {
	const page = await newPage(browser);
	await signInAs(page, 'coordinator');
	await page.goto('/desk/rooms');
	await page.getByRole('link', { name: /^Neue Wand ?: Flur$/ }).click();
	await page.getByLabel(message('walls_wall_code'), { exact: true }).fill(wall);
	await page.getByLabel(message('walls_wall_width'), { exact: true }).fill('500');
	await page.getByLabel(message('walls_wall_height'), { exact: true }).fill('280');
	await page.getByLabel(message('walls_wall_centre_line'), { exact: true }).fill('145');
	await page.getByRole('button', { name: message('walls_wall_save'), exact: true }).click();
	await expect(page.getByRole('heading', { name: message('walls_wall_named', { code: wall }) })).toBeVisible();
});

test('a curator schedules a show, and a booked wall names its show and its end', async () => {
	await curator.goto('/desk/exhibitions/new');
	const opens = addDays(berlinToday(new Date()), 4);
	await curator.getByLabel(message('exhibitions_schedule_title_de'), { exact: true }).fill(show);
	await curator.getByLabel(message('exhibitions_schedule_opens'), { exact: true }).fill(opens);
	await curator.getByLabel(message('exhibitions_schedule_closes'), { exact: true }).fill(addDays(opens, 20));
	await curator.getByRole('checkbox', { name: 'Wand A,' }).check();
	await curator.getByRole('button', { name: message('exhibitions_schedule_save'), exact: true }).click();
	const collision = curator
		.getByRole('alert')
		.getByText(/Wand A gehört bis \d+\. \p{L}+ \d{4} zu „Anderswo zu Hause“; frei ab \d+\. \p{L}+ \d{4}/u);
	await expect(collision).toBeVisible();
	await expect(curator.getByLabel(message('exhibitions_schedule_title_de'), { exact: true })).toHaveValue(show);
	await curator.getByRole('checkbox', { name: 'Wand A,' }).uncheck();
	await curator.getByRole('checkbox', { name: `Wand ${wall},` }).check();
	await curator.getByRole('button', { name: message('exhibitions_schedule_save'), exact: true }).click();
	await expect(curator).toHaveURL(/done=saved/);
	showPath = new URL(curator.url()).pathname;
	for (const title of [tree, springs]) await curator.getByRole('checkbox', { name: title }).check();
	await curator.getByRole('button', { name: message('exhibitions_schedule_add_button') }).click();
	await expect(curator.getByText(message('exhibitions_schedule_added'))).toBeVisible();
});

test('a curator hangs works by dragging, with arrow keys and with single taps', async () => {
	await curator.getByRole('link', { name: message('exhibitions_schedule_hang_open') }).click();
	const editor = curator.locator(`svg[data-wall="${wall}"]`);
	const put = async (title: string, x: number) => {
		await curator.getByRole('button', { name: title }).click();
		await editor.click({ position: { x, y: 40 } });
	};
	await put(tree, 250);
	await put(springs, 700);
	await expect(box(curator, '2')).toBeVisible();
	const before = await drawn(curator, '1');
	await grab(curator, '1', 90, -31);
	await curator.mouse.up();
	const dragged = await drawn(curator, '1');
	expect(dragged.x).toBeGreaterThan(before.x + 100);
	expect(dragged.y).toBeLessThan(before.y - 20);
	await box(curator, '1').focus();
	await curator.keyboard.press('ArrowRight');
	await curator.keyboard.press('ArrowDown');
	await curator.keyboard.press('Shift+ArrowLeft');
	expect(await drawn(curator, '1')).toEqual({ ...dragged, x: dragged.x + 9, y: dragged.y + 10 });
	const second = await drawn(curator, '2');
	await box(curator, '2').click();
	await curator.getByRole('button', { name: message('exhibitions_hang_to_right', { step: '1,0' }) }).click();
	await curator.getByRole('button', { name: message('exhibitions_hang_step', { step: '1,0' }) }).click();
	await curator.getByRole('button', { name: message('exhibitions_hang_up', { step: '0,1' }) }).click();
	expect(await drawn(curator, '2')).toEqual({ ...second, x: second.x + 10, y: second.y - 1 });
	await saved(curator);
	for (const key of ['1', '2']) hung[key] = await drawn(curator, key);
	await tool(curator, 'exhibitions_hang_publish').click();
	await expect(curator.getByText(message('exhibitions_hang_published'))).toBeVisible();
	for (const key of ['1', '2']) expect(await drawn(curator, key)).toEqual(hung[key]);
	expect((await curator.request.get(`/exhibitions/ganzer-weg-${unique}`)).status(), 'the show isn’t public before it is published').toBe(
		404
	);
	await curator.goto(showPath);
	await curator.getByRole('button', { name: message('exhibitions_schedule_publish'), exact: true }).click();
	await expect(curator.getByText(message('exhibitions_schedule_published'), { exact: true })).toBeVisible();
});

test('a visitor finds the wall with the same millimetres on the page and in the open data', async ({ page, request }) => {
	await page.goto('/exhibitions');
	await page.getByRole('link', { name: show }).first().click();
	await page
		.getByRole('link', { name: message('gallery_show_walk') })
		.first()
		.click();
	await expect(page).toHaveURL(/\/exhibitions\/[^/]+\/walls/);
	for (const key of ['1', '2']) expect(await drawn(page, key)).toEqual(hung[key]);
	const slug = /exhibitions\/([^/]+)/.exec(page.url())![1]!;
	const data = (await (await request.get(`/api/exhibitions/${slug}`)).json()) as OpenShow;
	const open = data.walls.find(({ code }) => code === wall)!;
	expect([open.widthMm, open.heightMm, open.centreLineMm]).toEqual([5000, 2800, 1450]);
	for (const { number, xMm, yMm, widthMm, heightMm } of open.placements) {
		expect({ x: xMm, y: open.heightMm - yMm - heightMm, width: widthMm, height: heightMm }).toEqual(hung[number]);
	}
	expect(open.placements.map(({ title }) => title?.de).sort()).toEqual([tree, springs].sort());
	await page
		.getByRole('link', { name: new RegExp(tree) })
		.first()
		.click();
	await page.getByRole('dialog').getByRole('link', { name: tree }).click();
	await expect(page.getByRole('heading', { level: 1, name: tree })).toBeVisible();
});

test('the printed hang sheet and the page for the hanging day show the same millimetres', async () => {
	const [paper, day] = [`${showPath}/papers`, `${showPath}/day`];
	await curator.goto(paper);
	const line = curator.locator('[id^="hang-sheet-"]').filter({ hasText: wall });
	await line.getByRole('button', { name: message('papers_desk_make') }).click();
	await expect(line.locator('[data-current=true]')).toBeVisible();
	const sheet = await curator.request.get((await line.locator('a[href*="/papers/"]').first().getAttribute('href'))!);
	const rows = (await readPdf(new Uint8Array(await sheet.body()))).tables[0]!.slice(1);
	const cm = (mm: number) => (mm / 10).toFixed(1).replace('.', ',');
	const asTheyHang = Object.entries(hung).sort(([, a], [, b]) => a.x - b.x);
	const lowMm = ({ y, height }: Drawn) => 2800 - y - height;
	expect(rows.map(([number, , , , left, , , bottom, , top]) => [number, left, bottom, top])).toEqual(
		asTheyHang.map(([key, each]) => [key, cm(each.x), cm(lowMm(each)), cm(2800 - each.y)])
	);
	await curator.goto(day);
	for (const [i, [key, each]] of asTheyHang.entries()) {
		await expect(curator.getByRole('heading', { name: message('handling_day_number', { key }) })).toBeVisible();
		const numbers = curator.getByRole('definition');
		for (const mm of [each.x, lowMm(each) + Math.ceil(each.height / 2)])
			await expect(numbers.getByText(`${(mm / 10).toString().replace('.', ',')} cm`, { exact: true })).toBeVisible();
		await curator.getByRole('button', { name: message('handling_day_tick'), exact: true }).click();
		await expect(curator.getByRole('button', { name: message('handling_day_undo'), exact: true })).toBeVisible();
		if (i === 0) await curator.getByRole('link', { name: new RegExp(`^${message('handling_day_next')}`) }).click();
	}
	await curator.reload();
	await expect(curator.getByText(message('handling_day_progress', { done: 2, all: 2 }), { exact: true })).toBeVisible();
});

type OpenShow = {
	walls: {
		code: string;
		widthMm: number;
		heightMm: number;
		centreLineMm: number;
		placements: {
			number: number;
			title: { de?: string } | null;
			xMm: number;
			yMm: number;
			widthMm: number;
			heightMm: number;
			image: { src: string } | null;
		}[];
	}[];
};

test('published pictures are upright, carry no EXIF or XMP data and are cached as immutable', async ({ request }) => {
	const data = (await (await request.get(`/api/exhibitions/ganzer-weg-${unique}`)).json()) as OpenShow;
	const originals = { [tree]: photographs.turned, [springs]: photographs.withPlace };
	const placements = data.walls.flatMap((each) => each.placements);
	expect(placements).toHaveLength(2);
	for (const { title, image } of placements) {
		const answer = await request.get(image!.src);
		const headers = answer.headers();
		const bytes = await answer.body();
		const facts = await sharp(bytes).metadata();
		expect([facts.exif, facts.xmp, facts.orientation ?? 1]).toEqual([undefined, undefined, 1]);
		expect(facts.width).toBeGreaterThan(facts.height);
		expect(await apart(bytes, originals[title!.de!]!)).toBeLessThan(6);
		expect(headers['cache-control']).toContain('immutable');
		const again = await request.get(image!.src, { headers: { 'if-none-match': headers.etag! } });
		expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
		expect(headers['access-control-allow-origin']).toBe('*');
		const some = await request.get(image!.src, { headers: { range: 'bytes=2-5' } });
		expect([some.status(), await some.body(), some.headers()['content-range']]).toEqual([
			206,
			bytes.subarray(2, 6),
			`bytes 2-5/${bytes.length}`
		]);
		expect((await request.get(image!.src, { headers: { range: 'bytes=999999999-' } })).status()).toBe(416);
		const head = await request.head(image!.src);
		expect([head.status(), head.headers()['content-length']]).toEqual([200, String(bytes.length)]);
	}
	const pages = await Promise.all(
		['', '/walls'].map(async (path) => (await request.get(`/exhibitions/ganzer-weg-${unique}${path}`)).text())
	);
	const files = new Set(pages.flatMap((html) => [...html.matchAll(/\/media\/[\w-]+\.\w+/g)].map(([path]) => path)));
	expect(files.size).toBeGreaterThan(5);
	for (const file of files) expect((await (await request.get(file)).body()).includes('Exif\0\0'), file).toBe(false);
});
