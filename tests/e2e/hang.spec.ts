import { type BrowserContext } from '@playwright/test';
import { alignToCentreLine, equalGaps } from '../../src/lib/walls/geometry/arrange.ts';
import { box, drawn, grab, middleOf, saved, tool, typePlace } from './support/editor.ts';
import { browserOf, hangAt, type HangWorld, makeHangWorld, newShow, type Show, sizesMm } from './support/hanging.ts';
import { expected, wordsOf } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { message } from './support/message.ts';

const wall = { widthMm: 7200, heightMm: 2800, centreLineMm: 1450 };

let world: HangWorld, show: Show, context: BrowserContext, page: Page;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	world = await makeHangWorld('haengen');
});
test.beforeEach(async ({ browser }, { title }) => {
	// The first two words of a test name become the title of its show. So they must differ between the tests and be letters only.
	show = await newShow(world, title.split(' ').slice(0, 2).join(' '));
	context = await browserOf(browser, world.curator);
	page = await context.newPage();
});
test.afterEach(() => context.close());

/** The works 1 to 3 side by side on the centre line. */
const sideBySide = { 1: [200, 1250], 2: [1500, 1172], 3: [3000, 1150] } satisfies Record<string, [number, number]>;

async function open(places: Record<string, [number, number]> = sideBySide): Promise<void> {
	await hangAt(world, show, places);
	await page.goto(show.hang);
	await expect(box(page, '1')).toBeVisible();
}

/** Returns the stored position of a work in mm, from a fresh request for the page. */
async function stored(key: string): Promise<{ x: number; y: number }> {
	const { text } = await expected(200, world.curator.get(show.hang));
	const tag = new RegExp(`<svg[^>]*data-placement="${key}"[^>]*>`).exec(text)?.[0] ?? '';
	const value = (name: string) => Number(new RegExp(` ${name}="(-?\\d+)"`).exec(tag)?.[1]);
	return { x: value('x'), y: value('y') };
}

test('problems appear while the curator works, and errors prevent publication', async () => {
	await open();
	const publish = tool(page, 'exhibitions_hang_publish');
	const problems = page.getByRole('region', { name: message('exhibitions_hang_problems') });
	// The weight of the works is unknown. That is a hint and no error.
	await expect(problems).toContainText(message('exhibitions_hang_problem_weight_unknown', { numbers: '1, 2 und 3' }));
	await expect(problems).not.toContainText(message('exhibitions_hang_error'));
	await expect(publish).toBeEnabled();
	for (const [x, sentence] of [
		['180,0', message('exhibitions_hang_problem_overlap', { number: 2, other: 1 })],
		['690,0', message('exhibitions_hang_problem_outside', { number: 1 })],
		['600,0', message('exhibitions_hang_problem_blocked', { number: 1, what: message('exhibitions_hang_zone_door') })]
	] as const) {
		await typePlace(page, '1', 'A', x, '125,0');
		await expect(problems).toContainText(sentence);
		await expect(publish).toBeDisabled();
		await saved(page);
		const version = await page.locator('input[name=version]').inputValue();
		const lock = await page.locator('input[name=lock]').first().inputValue();
		const answer = await world.curator.post(`${show.hang}?/publish`, { version, lock });
		expect([409, 422]).toContain(answer.status);
		expect(wordsOf(answer.text)).toContain(message('exhibitions_hang_never_published'));
	}
	await typePlace(page, '1', 'A', '20,0', '125,0');
	await saved(page);
	await expect(publish).toBeEnabled();
});

test('equal gaps and the centre line give the numbers of the geometry functions', async () => {
	await open({ 1: [100, 300], 2: [1500, 900], 3: [3000, 200] });
	const boxes = sizesMm.map((size, i) => ({ ...size, xMm: [100, 1500, 3000][i]!, yMm: [300, 900, 200][i]! }));
	await tool(page, 'exhibitions_hang_centre').click();
	await tool(page, 'exhibitions_hang_equal_gaps').click();
	// The gaps are equal as far as the door. The stretch beyond the door is separate.
	const arranged = equalGaps(alignToCentreLine(boxes, wall.centreLineMm), 0, 6150);
	if (!arranged.ok) throw new Error('The works should fit between the left edge and the door.');
	const wanted = arranged.boxes.map(({ xMm, yMm, widthMm, heightMm }) => ({
		x: xMm,
		y: wall.heightMm - yMm - heightMm,
		width: widthMm,
		height: heightMm
	}));
	expect(await Promise.all(['1', '2', '3'].map((key) => drawn(page, key)))).toEqual(wanted);
	await saved(page);
	await page.reload();
	expect(await Promise.all(['1', '2', '3'].map((key) => drawn(page, key)))).toEqual(wanted);
});

test('reloading during a drag loses nothing', async () => {
	await open();
	await grab(page, '1', 0, 57);
	await page.reload();
	await expect(box(page, '1')).toBeVisible();
	const kept = await drawn(page, '1');
	expect(kept.y, 'the position is stored before the button is released').toBeGreaterThan(1150 + 200);
	await expect.poll(async () => (await stored('1')).y).toBe(kept.y);
	await page.mouse.up();
	await expect(page.getByText(message('exhibitions_hang_conflict_hint'))).toHaveCount(0);
});

test('two windows with different changes: the second one is warned and chooses a version', async () => {
	await open();
	const other = await context.newPage();
	await other.goto(show.hang);
	await typePlace(page, '1', 'A', '30,0', '125,0');
	await saved(page);
	await typePlace(other, '1', 'A', '40,0', '125,0');
	const conflict = other.getByText(message('exhibitions_hang_conflict', { time: '…' }).split('…')[1]!);
	await expect(conflict).toBeVisible();
	expect(await stored('1'), 'the first version isn’t overwritten without asking').toMatchObject({ x: 300 });
	await tool(other, 'exhibitions_hang_show_theirs').click();
	await expect.poll(async () => (await drawn(other, '1')).x).toBe(300);
	await tool(other, 'exhibitions_hang_undo').click();
	expect((await drawn(other, '1')).x, 'undo brings back the own version').toBe(400);
	await saved(other);
	await page.reload();
	expect((await drawn(page, '1')).x).toBe(400);
	await typePlace(page, '1', 'A', '50,0', '125,0');
	await saved(page);
	await typePlace(other, '1', 'A', '60,0', '125,0');
	await tool(other, 'exhibitions_hang_keep_mine').click();
	await saved(other);
	expect(await stored('1')).toMatchObject({ x: 600 });
	await page.reload();
	expect((await drawn(page, '1')).x).toBe(600);
});

test('undo and redo step through the changes', async () => {
	await open();
	const xs = async () => (await drawn(page, '1')).x;
	await expect(tool(page, 'exhibitions_hang_undo')).toBeDisabled();
	await box(page, '1').focus();
	await page.keyboard.press('ArrowRight');
	await grab(page, '1', 70, 0);
	await page.mouse.up();
	const dragged = await xs();
	await tool(page, 'exhibitions_hang_undo').click();
	expect(await xs(), 'a whole drag is one step').toBe(210);
	await tool(page, 'exhibitions_hang_undo').click();
	expect(await xs()).toBe(200);
	await tool(page, 'exhibitions_hang_redo').click();
	await tool(page, 'exhibitions_hang_redo').click();
	expect(await xs()).toBe(dragged);
	await expect(tool(page, 'exhibitions_hang_redo')).toBeDisabled();
	await saved(page);
	expect((await stored('1')).x).toBe(dragged);
});

test('published hangs are frozen: a change is public only when its new version is published', async ({ page: visitor }) => {
	await open();
	await tool(page, 'exhibitions_hang_publish').click();
	await expect(page.getByText(message('exhibitions_hang_published'))).toBeVisible();
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	const walls = `/exhibitions/${show.slug}/walls`;
	await visitor.goto(walls);
	expect((await drawn(visitor, '1')).x).toBe(200);
	await page.goto(show.hang);
	await typePlace(page, '1', 'A', '77,7', '125,0');
	await saved(page);
	await visitor.reload();
	expect((await drawn(visitor, '1')).x, 'the public wall is unchanged before publication').toBe(200);
	await tool(page, 'exhibitions_hang_publish').click();
	await expect(page.getByText('Online ist Fassung 2 seit')).toBeVisible();
	await visitor.reload();
	expect((await drawn(visitor, '1')).x).toBe(777);
});

test('keyboard users place, move and publish a work, and a live region states its position', async () => {
	await page.goto(show.hang);
	const reach = async (wanted: string) => {
		for (let i = 0; i < 80; i++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
		}
		throw new Error(`The Tab key never reached ${wanted}.`);
	};
	const says = page.locator('[role=status][aria-live=polite]');
	await reach('.tray .work');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(says).toHaveText(message('exhibitions_hang_put', { number: 1 }));
	expect(await page.evaluate(() => document.activeElement?.getAttribute('data-placement')), 'the focus stays on the work').toBe('1');
	const before = await drawn(page, '1');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowUp');
	const now = await drawn(page, '1');
	expect(now).toEqual({ ...before, x: before.x + 10, y: before.y - 1 });
	const cm = (mm: number) => (mm / 10).toFixed(1).replace('.', ',');
	const middle = Math.round(wall.heightMm - now.y - now.height / 2);
	await expect(says).toHaveText(message('exhibitions_hang_box_place', { number: 1, x: cm(now.x), middle: cm(middle) }));
	await saved(page);
	await reach('form.publish button');
	await page.keyboard.press('Enter');
	await expect(page.getByText(message('exhibitions_hang_published'))).toBeVisible();
});

test('single taps on a phone of 320 pixels place, move and publish a work', async ({ browser }) => {
	const phone = await browserOf(browser, world.curator, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
	const touch = await phone.newPage();
	await touch.goto(show.hang);
	await touch.getByRole('button', { name: `Blatt 1 ${world.unique}` }).tap();
	await touch.locator('svg[data-wall="A"]').tap({ position: { x: 120, y: 60 } });
	await expect(box(touch, '1')).toBeVisible();
	const before = await drawn(touch, '1');
	expect(before.y, 'the work is on the centre line').toBe(wall.heightMm - 1250 - 400);
	await touch.getByRole('button', { name: message('exhibitions_hang_to_right', { step: '1,0' }) }).tap();
	await touch.getByRole('button', { name: message('exhibitions_hang_down', { step: '1,0' }) }).tap();
	expect(await drawn(touch, '1')).toEqual({ ...before, x: before.x + 10, y: before.y + 10 });
	await touch.getByRole('button', { name: `Blatt 2 ${world.unique}` }).tap();
	await tool(touch, 'exhibitions_hang_put_free').tap();
	await expect(box(touch, '2')).toBeVisible();
	await touch.locator('svg[data-wall="A"]').scrollIntoViewIfNeeded();
	const { x, y } = await middleOf(touch, '1');
	await touch.touchscreen.tap(x, y);
	await expect(box(touch, '1')).toHaveAttribute('aria-pressed', 'true');
	await saved(touch);
	expect(await touch.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await tool(touch, 'exhibitions_hang_publish').tap();
	await expect(touch.getByText(message('exhibitions_hang_published'))).toBeVisible();
	await phone.close();
});

test('unsaved changes survive a reload and are saved once the network is back', async () => {
	await open();
	await page.route('**/hang/save', (route) => route.abort());
	await typePlace(page, '1', 'A', '33,3', '125,0');
	await expect(page.getByText(message('exhibitions_hang_offline'))).toBeVisible();
	expect(await stored('1')).toMatchObject({ x: 200 });
	await page.reload();
	await expect(page.getByText(message('exhibitions_hang_restored'))).toBeVisible();
	expect((await drawn(page, '1')).x).toBe(333);
	await page.unroute('**/hang/save');
	await saved(page);
	await expect.poll(async () => (await stored('1')).x).toBe(333);
	await page.reload();
	await expect(page.getByText(message('exhibitions_hang_restored'))).toBeHidden();
});
