import { type BrowserContext } from '@playwright/test';
import { box, drawn, tool } from './support/editor.ts';
import { browserOf, hangAt, type HangWorld, makeHangWorld, newShow, type Show, sizesMm } from './support/hanging.ts';
import { expected } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { message } from './support/message.ts';

/** Wall A: 7.2 m by 2.8 m, with a door from 6.15 m to 7.05 m. */
const wall = { heightMm: 2800, centreLineMm: 1450, freeMm: 6150 };

let world: HangWorld, show: Show, context: BrowserContext, page: Page, propose: string;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	world = await makeHangWorld('vorschlag');
});
test.beforeEach(async ({ browser }, { title }) => {
	// The first two words of a test name become the title of its show. So they must differ between the tests.
	show = await newShow(world, title.split(' ').slice(0, 2).join(' '));
	propose = `${show.hang}/propose`;
	context = await browserOf(browser, world.curator);
	page = await context.newPage();
});
test.afterEach(() => context.close());

const proposal = (on: Page, layout: string, order = 'artist') => on.locator(`[data-proposal="${layout} ${order}"]`);
const take = (on: Page, layout: string, order = 'artist', language: 'de' | 'en' = 'de') =>
	on.getByRole('button', {
		name: message(
			'proposals_take_of',
			{ layout: message(`proposals_layout_${layout}`, {}, language), order: message(`proposals_order_${order}`, {}, language) },
			language
		)
	});
const keys = ['1', '2', '3'];

test('a curator compares proposals, takes one over and publishes it without an error', async () => {
	await page.goto(propose);
	const scores = await page.locator('[data-score]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.score)));
	expect(scores.length).toBeGreaterThanOrEqual(2);
	expect(scores, 'the best proposal comes first').toEqual([...scores].sort((a, b) => a - b));
	const row = proposal(page, 'row');
	await expect(row).toContainText(message('proposals_score_line_on'));
	await expect(row).toContainText(message('proposals_score_artists_together'));
	await expect(proposal(page, 'top')).not.toContainText(message('proposals_score_line_on'));
	const seen = await row
		.locator('[data-placement]')
		.evaluateAll((all) => all.map((one) => ['data-placement', 'x', 'y', 'width', 'height'].map((name) => one.getAttribute(name))));
	expect(seen.map(([key]) => key)).toEqual(keys);
	await take(page, 'row').click();
	await expect(page.locator('.notice')).toContainText(
		message('proposals_taken', { layout: message('proposals_layout_row'), order: message('proposals_order_artist') })
	);
	await page.getByRole('link', { name: message('proposals_taken_planner'), exact: true }).click();
	await expect(box(page, '1')).toBeVisible();
	for (const [key, x, y, width, height] of seen)
		expect(await drawn(page, key!), 'the works hang where the proposal showed them').toEqual({
			x: Number(x),
			y: Number(y),
			width: Number(width),
			height: Number(height)
		});
	await expect(
		page.getByText(message('exhibitions_hang_no_problems')).or(page.getByText(message('exhibitions_hang_warning')).first())
	).toBeVisible();
	await tool(page, 'exhibitions_hang_publish').click();
	await expect(page.getByText(message('exhibitions_hang_published'))).toBeVisible();
});

test('row proposals put the middles on the centre line and make the gaps up to the door equal', async () => {
	await page.goto(`${propose}?layout=row&order=given&gap=5,0&which=waiting&wall=${world.wall}`);
	const boxes = await Promise.all(keys.map((key) => drawn(page, key)));
	const free = wall.freeMm - sizesMm.reduce((sum, { widthMm }) => sum + widthMm, 0);
	const each = Math.floor(free / 4);
	const gaps = boxes.map((one, i) => one.x - (i === 0 ? 0 : boxes[i - 1]!.x + boxes[i - 1]!.width));
	expect(gaps.every((gap) => gap >= each && gap <= each + 2)).toBe(true);
	for (const one of boxes) expect(Math.abs(wall.heightMm - one.y - one.height / 2 - wall.centreLineMm)).toBeLessThanOrEqual(0.5);
});

test('undo restores the hang from before, and a proposal never overwrites a change of somebody else', async () => {
	await hangAt(world, show, { 1: [200, 1250] });
	await page.goto(`${propose}?layout=row&order=given&gap=10,0&which=all&wall=${world.wall}`);
	await take(page, 'row', 'given').click();
	await page.getByRole('button', { name: message('proposals_undo') }).click();
	await expect(page.getByText(message('proposals_undone'))).toBeVisible();
	await page.goto(show.hang);
	expect((await drawn(page, '1')).x).toBe(200);
	await expect(box(page, '2')).toHaveCount(0);
	await page.goto(propose);
	await hangAt(world, show, { 1: [300, 1250] });
	await take(page, 'row').click();
	await expect(page.getByRole('alert')).toHaveText(message('proposals_changed'));
	await page.goto(show.hang);
	expect((await drawn(page, '1')).x).toBe(300);
	await expect(box(page, '2')).toHaveCount(0);
});

test('impossible options name the works to leave out, and succeed without them', async () => {
	await page.goto(`${propose}?layout=row&order=given&gap=110&which=waiting&wall=${world.wall}`);
	await expect(page.getByRole('heading', { name: message('proposals_impossible') })).toBeVisible();
	// 6150 mm are free up to the door, and 150 mm beyond it.
	// 1801 mm of works and four gaps of 1100 mm don't fit. Two works with three gaps do.
	await expect(page.getByText(message('proposals_reason_missing', { missing: '…' }).split('…')[1]!)).toBeVisible();
	await page.getByRole('link', { name: message('proposals_leave_out', { number: 3 }) }).click();
	await expect(proposal(page, 'row', 'given').locator('[data-placement]')).toHaveCount(2);
	await expect(page.getByLabel(message('proposals_without_number', { number: 3 }))).toBeChecked();
	await page.getByLabel(message('proposals_gap')).fill('viel');
	await page.getByRole('button', { name: message('proposals_show') }).click();
	await expect(page.getByText(message('proposals_problem_gap'))).toBeVisible();
	await expect(page.getByLabel(message('proposals_gap'))).toHaveValue('viel');
});

test('keyboard users choose options, take over a proposal and undo it on English pages', async () => {
	await page.goto(`/en${propose}`);
	const reach = async (wanted: string) => {
		for (let i = 0; i < 80; i++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
		}
		throw new Error(`The Tab key never reached ${wanted}.`);
	};
	await reach('#layout-bottom');
	await page.keyboard.press('Space');
	await reach('.send button');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/layout=bottom/);
	await expect(proposal(page, 'bottom')).toBeVisible();
	await reach('[data-proposal="bottom artist"] button');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
		message(
			'proposals_take_of',
			{ layout: message('proposals_layout_bottom', {}, 'en'), order: message('proposals_order_artist', {}, 'en') },
			'en'
		)
	);
	await page.keyboard.press('Enter');
	await expect(page.locator('.notice')).toContainText(
		message(
			'proposals_taken',
			{ layout: message('proposals_layout_bottom', {}, 'en'), order: message('proposals_order_artist', {}, 'en') },
			'en'
		)
	);
	await reach('.notice button');
	await page.keyboard.press('Enter');
	await expect(page.getByText(message('proposals_undone', {}, 'en'))).toBeVisible();
});

test('forms work without JavaScript on a phone of 320 pixels', async ({ browser }) => {
	const phone = await browserOf(browser, world.curator, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
	const plain = await phone.newPage();
	await plain.goto(propose);
	await plain.getByLabel(message('proposals_order_size')).check();
	await plain.getByRole('button', { name: message('proposals_show') }).click();
	await expect(proposal(plain, 'row', 'size')).toBeVisible();
	await take(plain, 'row', 'size').click();
	await expect(plain.getByText(message('proposals_undo'))).toBeVisible();
	const { text } = await expected(200, world.curator.get(show.hang));
	for (const key of keys) expect(text).toContain(`data-placement="${key}"`);
	await plain.getByRole('button', { name: message('proposals_undo') }).click();
	await expect(plain.getByText(message('proposals_undone'))).toBeVisible();
	await phone.close();
});
