import type { Browser, BrowserContext } from '@playwright/test';
import { box, chosenField, drawn, grab, middleOf, onWall, saved, tool, typePlace } from './support/editor.ts';
import { browserOf, hangAt, type HangWorld, makeHangWorld, newShow, publishHang, type Show, sizesMm } from './support/hanging.ts';
import { expected } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const wall = { widthMm: 7200, heightMm: 2800, centreLineMm: 1450, doorMm: 6150 };
/** The works 1 to 3 side by side on the centre line. */
const row = { 1: [200, 1250], 2: [1500, 1172], 3: [3000, 1150] } satisfies Record<string, [number, number]>;

let world: HangWorld, show: Show, context: BrowserContext, page: Page;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	world = await makeHangWorld('anordnen');
});
test.beforeEach(async ({ browser }, { title }) => {
	// The first two words of a test name become the title of its show. So they must differ between the tests.
	show = await newShow(world, title.split(' ').slice(0, 2).join(' '), ['A', 'B']);
	await hangAt(world, show, row);
	context = await browserOf(browser, world.curator);
	page = await context.newPage();
	await page.goto(show.hang);
	await expect(box(page, '1')).toBeVisible();
});
test.afterEach(() => context.close());

const xs = async () => (await Promise.all(['1', '2', '3'].map((key) => drawn(page, key)))).map(({ x }) => x);
const choose = async (...keys: string[]) => {
	for (const [i, key] of keys.entries()) {
		const { x, y } = await middleOf(page, key);
		if (i > 0) await page.keyboard.down('Shift');
		await page.mouse.click(x, y);
		if (i > 0) await page.keyboard.up('Shift');
	}
};

test('all walls and the works in the tray are drawn to one scale', async () => {
	const scale = async (code: string, mm: number) => (await page.locator(`svg[data-wall="${code}"]`).boundingBox())!.width / mm;
	expect(await scale('A', 7200)).toBeCloseTo(await scale('B', 4200), 3);
	await choose('2');
	await tool(page, 'exhibitions_hang_take_off').click();
	const picture = (await page.locator('.tray img').boundingBox())!;
	expect(picture.width / sizesMm[1]!.widthMm).toBeCloseTo(await scale('A', 7200), 2);
	await tool(page, 'exhibitions_hang_larger').click();
	const larger = (await page.locator('.tray img').boundingBox())!;
	expect(larger.width / sizesMm[1]!.widthMm).toBeCloseTo(await scale('A', 7200), 2);
	expect(larger.width).toBeGreaterThan(picture.width * 1.2);
});

test('dragging moves a work from wall to wall, off the walls, and back out of the tray', async () => {
	const there = page.locator('svg[data-wall="B"]');
	await tool(page, 'exhibitions_hang_all_walls').click();
	const b = (await there.boundingBox())!;
	const from = await middleOf(page, '1');
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 10 });
	await expect(page.locator('.rulers')).toBeVisible();
	await page.mouse.up();
	await expect(onWall(page, 'B', '1')).toBeVisible();
	await expect(page.locator('.rulers')).toHaveCount(0);
	expect((await drawn(page, '1')).x, 'the work hangs in the middle').toBe(4200 / 2 - 300);
	await saved(page);
	await page.reload();
	await expect(onWall(page, 'B', '1')).toBeVisible();

	const hung = await middleOf(page, '1');
	const tray = (await page.locator('.tray').boundingBox())!;
	await page.mouse.move(hung.x, hung.y);
	await page.mouse.down();
	await page.mouse.move(tray.x + 60, hung.y, { steps: 10 });
	await page.mouse.up();
	await expect(box(page, '1')).toHaveCount(0);
	const waiting = (await page.locator('.tray img').boundingBox())!;
	const a = (await page.locator('svg[data-wall="A"]').boundingBox())!;
	await page.mouse.move(waiting.x + 5, waiting.y + 5);
	await page.mouse.down();
	await page.mouse.move(a.x + a.width * 0.7, a.y + a.height / 2, { steps: 10 });
	await page.mouse.up();
	await expect(onWall(page, 'A', '1')).toBeVisible();
	await tool(page, 'exhibitions_hang_undo').click();
	await expect(box(page, '1')).toHaveCount(0);
	await tool(page, 'exhibitions_hang_undo').click();
	await expect(onWall(page, 'B', '1')).toBeVisible();
});

test('single taps swap two works and hang a work after another, chosen on the wall or by number', async () => {
	await choose('1');
	await tool(page, 'exhibitions_hang_swap').click();
	await box(page, '3').click();
	expect(await xs(), 'all gaps stay the same').toEqual([3200, 1700, 200]);
	await choose('1');
	await tool(page, 'exhibitions_hang_swap').click();
	await page.getByLabel(message('exhibitions_hang_swap'), { exact: true }).last().selectOption({ label: '3' });
	expect(await xs(), 'a second swap restores the positions').toEqual([200, 1500, 3000]);
	await choose('3');
	await tool(page, 'exhibitions_hang_after').click();
	await box(page, '1').click();
	const after = await xs();
	expect(after[2], 'number 3 hangs to the right of number 1').toBeGreaterThanOrEqual(800);
	expect(after[1], 'the works that follow make room').toBeGreaterThanOrEqual(after[2]! + 800);
	await expect(page.locator('[role=status][aria-live=polite]')).toHaveText(message('exhibitions_hang_hung_after', { number: 3, other: 1 }));
});

test('reversing twice restores the order, and equal gaps leave room for labels', async () => {
	await tool(page, 'exhibitions_hang_reverse').click();
	expect(await xs()).toEqual([3200, 1700, 200]);
	await tool(page, 'exhibitions_hang_reverse').click();
	expect(await xs()).toEqual([200, 1500, 3000]);
	await tool(page, 'exhibitions_hang_equal_gaps').click();
	const plain = await xs();
	await page.getByRole('combobox', { name: message('exhibitions_hang_labels'), exact: true }).selectOption('right');
	await expect(page.locator('svg[data-wall="A"] .label')).toHaveCount(3);
	await tool(page, 'exhibitions_hang_equal_gaps').click();
	const labelled = await xs();
	const [one, two, three] = labelled as [number, number, number];
	const gap = two - one - 600 - 150;
	expect(three - two - 401 - 150).toBe(gap);
	expect(wall.doorMm - three - 800 - 150 - gap, 'only the rounding remainder is left').toBeLessThanOrEqual(1);
	expect(gap).toBeLessThan(plain[1]! - plain[0]! - 600);
	await saved(page);
	await page.reload();
	await expect(page.locator('svg[data-wall="A"] .label'), 'the labels are kept after a reload').toHaveCount(3);
	expect(await xs()).toEqual(labelled);
});

test('a group moves as one piece until it is ungrouped', async () => {
	await choose('1', '2');
	await tool(page, 'exhibitions_hang_group').click();
	await page.keyboard.press('Escape');
	await choose('1');
	await expect(box(page, '2')).toHaveAttribute('aria-pressed', 'true');
	await grab(page, '1', 0, 60);
	await page.mouse.up();
	const [first, second] = [await drawn(page, '1'), await drawn(page, '2')];
	expect(first.y - (wall.heightMm - 1250 - 400)).toBe(second.y - (wall.heightMm - 1172 - 555));
	expect(first.y).toBeGreaterThan(wall.heightMm - 1250 - 400 + 200);
	await saved(page);
	await page.reload();
	await choose('2');
	await expect(box(page, '1'), 'the group is kept after a reload').toHaveAttribute('aria-pressed', 'true');
	await tool(page, 'exhibitions_hang_ungroup').click();
	await page.keyboard.press('Escape');
	await choose('2');
	await expect(box(page, '1')).toHaveAttribute('aria-pressed', 'false');
});

test('selection by rectangle, edge alignment, pins and typed numbers place works exactly', async () => {
	const on = (await page.locator('svg[data-wall="A"]').boundingBox())!;
	await page.mouse.move(on.x + 4, on.y + 40);
	await page.mouse.down();
	await page.mouse.move(on.x + on.width * 0.3, on.y + on.height - 20, { steps: 5 });
	await page.mouse.up();
	for (const [key, pressed] of Object.entries({ 1: 'true', 2: 'true', 3: 'false' }))
		await expect(box(page, key)).toHaveAttribute('aria-pressed', pressed);
	await tool(page, 'exhibitions_hang_edge_top').click();
	expect((await drawn(page, '1')).y).toBe((await drawn(page, '2')).y);
	await choose('3');
	await tool(page, 'exhibitions_hang_pin').click();
	await grab(page, '3', 80, 0);
	await page.mouse.up();
	await tool(page, 'exhibitions_hang_reverse').click();
	expect((await xs())[2]).toBe(3000);
	await choose('3');
	await tool(page, 'exhibitions_hang_pin').click();
	await chosenField(page, 'exhibitions_hang_gap_cm').fill('25,0');
	await page.keyboard.press('Enter');
	const [a, b, c] = await xs();
	expect(c! - Math.max(a! + 600, b! + 401)).toBe(250);
	await chosenField(page, 'exhibitions_hang_left_cm').fill('400');
	await page.keyboard.press('Enter');
	expect((await xs())[2]).toBe(4000);
});

test('nails placed by hand move with their work, until the rule places them again', async () => {
	await choose('1');
	const nail = (number: number) => page.getByLabel(message('exhibitions_hang_hook_left', { number: String(number) }), { exact: false });
	await expect(nail(1)).toHaveValue('50,0');
	await tool(page, 'exhibitions_hang_hook_more').click();
	await expect(nail(1)).toHaveValue('35,0');
	await nail(2).fill('70');
	await nail(2).press('Tab');
	await expect(page.locator('svg[data-wall="A"] .hooks circle')).toHaveCount(2);
	await box(page, '1').focus();
	await page.keyboard.press('ArrowRight');
	await expect(nail(2)).toHaveValue('71,0');
	await saved(page);
	await page.reload();
	await choose('1');
	await expect(nail(1)).toHaveValue('36,0');
	await nail(1).fill('500');
	await nail(1).press('Tab');
	await expect(nail(1), 'a nail outside the work is refused').toHaveValue('36,0');
	await tool(page, 'exhibitions_hang_hooks_by_rule').click();
	await expect(nail(1)).toHaveValue('51,0');
	await expect(nail(2)).toHaveCount(0);
});

test('holding a work at the edge of the view scrolls the walls', async () => {
	for (let i = 0; i < 5; i++) await tool(page, 'exhibitions_hang_larger').click();
	const stage = page.locator('[data-stage]');
	const pane = (await stage.boundingBox())!;
	const scrolled = () => stage.evaluate((one) => one.scrollLeft);
	const from = await middleOf(page, '1');
	const before = await scrolled();
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(pane.x + pane.width - 6, from.y, { steps: 8 });
	await expect.poll(scrolled).toBeGreaterThan(before + 300);
	await page.mouse.move(pane.x + pane.width / 2, from.y, { steps: 4 });
	await page.mouse.up();
	const scale = (await page.locator('svg[data-wall="A"]').boundingBox())!.width / wall.widthMm;
	expect((await drawn(page, '1')).x).toBeGreaterThan(200 + 300 / scale);
});

/** A phone with the hang open, and a function that puts fingers on it: on the middle of an element, moved by each of these distances. */
async function openOnPhone(browser: Browser) {
	const phone = await browserOf(browser, world.curator, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
	const touch = await phone.newPage();
	await touch.goto(show.hang);
	const cdp = await phone.newCDPSession(touch);
	const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', middle = { x: 0, y: 0 }, ...distances: number[]) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: distances.map((distance, id) => ({ x: middle.x + distance, y: middle.y, id }))
		});
	return { phone, touch, fingers };
}

test('pinching with two fingers zooms the walls around the middle of the fingers', async ({ browser }) => {
	const { phone, touch, fingers } = await openOnPhone(browser);
	const drawnWall = touch.locator('svg[data-wall="A"]');
	await drawnWall.scrollIntoViewIfNeeded();
	const before = (await drawnWall.boundingBox())!;
	const middle = { x: 195, y: before.y + before.height / 2 };
	await fingers('touchStart', middle, -40, 40);
	for (const apart of [45, 60, 80]) await fingers('touchMove', middle, -apart, apart);
	await fingers('touchEnd');
	await expect.poll(async () => (await drawnWall.boundingBox())!.width / before.width).toBeGreaterThan(1.6);
	expect(await touch.evaluate(() => visualViewport!.scale), 'the page itself doesn’t zoom').toBe(1);
	await phone.close();
});

test('cancelled touches leave works and zoom as they were, and the next touches work', async ({ browser }) => {
	const { phone, touch, fingers } = await openOnPhone(browser);
	const drawnWall = touch.locator('svg[data-wall="A"]');
	await drawnWall.scrollIntoViewIfNeeded();
	const place = await drawn(touch, '2');
	const middle = await middleOf(touch, '2');
	await touch.touchscreen.tap(middle.x, middle.y);
	// The system takes a touch away for a call, or for a gesture of its own.
	await fingers('touchStart', middle, 0);
	for (const distance of [10, 30, 60]) await fingers('touchMove', middle, distance);
	await expect(touch.locator('.rulers')).toBeVisible();
	await fingers('touchCancel');
	await expect.poll(() => drawn(touch, '2')).toEqual(place);
	await expect(tool(touch, 'exhibitions_hang_undo')).toBeDisabled();

	await fingers('touchStart', middle, -40, 40);
	await fingers('touchCancel');
	const width = (await drawnWall.boundingBox())!.width;
	await fingers('touchStart', middle, -40);
	await fingers('touchMove', middle, -120);
	await fingers('touchEnd');
	expect((await drawnWall.boundingBox())!.width, 'one finger doesn’t zoom').toBe(width);
	await fingers('touchStart', middle, -40, 40);
	for (const apart of [45, 60, 80]) await fingers('touchMove', middle, -apart, apart);
	await fingers('touchEnd');
	await expect.poll(async () => (await drawnWall.boundingBox())!.width / width).toBeGreaterThan(1.6);
	await phone.close();
});

test('centre line changes move the works of the wall, and visitors see its colour', async ({ browser }) => {
	const before = await drawn(page, '1');
	await tool(page, 'exhibitions_hang_line_museum').click();
	expect((await drawn(page, '1')).y).toBe(before.y - 50);
	await page.getByLabel(message('exhibitions_hang_colour')).fill('#203040');
	const paint = () => page.locator('svg[data-wall="A"] > .wall').evaluate((rect) => getComputedStyle(rect).fill);
	await expect.poll(paint).toBe('rgb(32, 48, 64)');
	await saved(page);
	await page.reload();
	expect(await paint()).toBe('rgb(32, 48, 64)');
	expect((await drawn(page, '1')).y).toBe(before.y - 50);

	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	await publishHang(world, show);
	const visitors = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false });
	const visitor = await visitors.newPage();
	const styleOf = (css: string, what: 'fill' | 'backgroundColor') =>
		visitor
			.locator(css)
			.first()
			.evaluate((element, what) => getComputedStyle(element)[what], what);
	const publicWall = `/exhibitions/${show.slug}/walls`;
	await visitor.goto(`/exhibitions/${show.slug}`);
	expect(await styleOf('.sweep [data-paint]', 'backgroundColor')).toBe('rgb(32, 48, 64)');
	await visitor.goto(publicWall);
	const surface = 'svg[data-wall="A"] .surface';
	const number = 'svg[data-wall="A"] .number';
	expect([await styleOf(surface, 'fill'), await styleOf(number, 'fill')]).toEqual(['rgb(32, 48, 64)', 'rgb(255, 255, 255)']);
	await visitor.emulateMedia({ colorScheme: 'dark' });
	expect(await styleOf(surface, 'fill'), 'the colour has half its brightness in the dark scheme').toBe('rgb(16, 24, 32)');
	await visitor.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
	expect(await styleOf(surface, 'fill'), 'forced colours replace the colour').toBe('rgb(255, 255, 255)');
	const open = (await (await fetch(`${site.origin}/api/exhibitions/${show.slug}`)).json()) as { walls: { code: string; colour: string }[] };
	expect(open.walls.find(({ code }) => code === 'A')).toMatchObject({ colour: '#203040' });
	await visitors.close();

	await tool(page, 'exhibitions_hang_no_colour').click();
	await expect.poll(paint).not.toBe('rgb(32, 48, 64)');
});

test('keyboard users select several works, group them, undo and redo', async () => {
	await box(page, '1').focus();
	await page.keyboard.press('Enter');
	await box(page, '2').focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	expect((await drawn(page, '1')).y).toBe(wall.heightMm - 1250 - 400 + 10);
	expect((await drawn(page, '2')).y).toBe(wall.heightMm - 1172 - 555 + 10);
	await page.keyboard.press('Control+g');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Shift+ArrowRight');
	expect((await xs()).slice(0, 2), 'the group moves as one piece').toEqual([201, 1501]);
	await page.keyboard.press('Control+z');
	expect((await xs()).slice(0, 2)).toEqual([200, 1500]);
	await page.keyboard.press('Control+y');
	expect((await xs()).slice(0, 2)).toEqual([201, 1501]);
	await expect(box(page, '2'), 'the focus stays on the work').toBeFocused();
	await page.keyboard.press('Control+a');
	await page.keyboard.press('ArrowRight');
	expect(await xs()).toEqual([211, 1511, 3010]);
});

test('the dimensions along a wall add up to its width', async () => {
	await tool(page, 'exhibitions_hang_dimensions').click();
	const numbers = await page.locator('svg[data-wall="A"] .dimensions text').allTextContents();
	expect(numbers).toEqual(['20,0', '60,0', '70,0', '40,1', '109,9', '80,0', '340,0']);
	expect(numbers.reduce((sum, text) => sum + Number(text.replace(',', '.')) * 10, 0)).toBeCloseTo(wall.widthMm, 5);
});

test('two curators at once see both versions, and neither overwrites the other', async () => {
	const other = await context.newPage();
	await other.goto(show.hang);
	await typePlace(page, '1', 'A', '30,0', '125,0');
	await saved(page);
	await box(other, '2').focus();
	await other.keyboard.press('ArrowRight');
	await tool(other, 'exhibitions_hang_show_theirs').click();
	await expect.poll(async () => (await drawn(other, '1')).x).toBe(300);
	expect((await drawn(other, '2')).x, 'the version of the other curator').toBe(1500);
	await tool(other, 'exhibitions_hang_undo').click();
	expect([(await drawn(other, '1')).x, (await drawn(other, '2')).x], 'the own version').toEqual([200, 1510]);
	await tool(other, 'exhibitions_hang_redo').click();
	await saved(other);
	await page.reload();
	expect((await drawn(page, '1')).x).toBe(300);
});

test('small phones of 320 pixels: single taps choose the wall in view and move works', async ({ browser }) => {
	const phone = await browserOf(browser, world.curator, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
	const touch = await phone.newPage();
	await touch.goto(show.hang);
	await touch
		.getByRole('navigation', { name: message('exhibitions_hang_walls') })
		.getByRole('button', { name: /^Wand B/ })
		.tap();
	await expect(touch.locator('svg[data-wall="B"]')).toBeInViewport();
	await touch
		.getByRole('navigation', { name: message('exhibitions_hang_walls') })
		.getByRole('button', { name: /^Wand A/ })
		.tap();
	const tap = async (key: string) => {
		await touch.locator(`[data-placement="${key}"]`).scrollIntoViewIfNeeded();
		const { x, y } = await middleOf(touch, key);
		await touch.touchscreen.tap(x, y);
	};
	await tap('1');
	await tool(touch, 'exhibitions_hang_after').tap();
	await tap('2');
	expect((await drawn(touch, '1')).x).toBeGreaterThanOrEqual(1901);
	await touch
		.locator('.chosen')
		.getByRole('combobox', { name: message('exhibitions_hang_wall'), exact: true })
		.selectOption({ label: 'B' });
	await expect(onWall(touch, 'B', '1')).toBeAttached();
	await saved(touch);
	expect(await touch.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	const small = await touch.evaluate(() =>
		[...document.querySelectorAll('.planner :is(button, select, input, summary)')]
			.map((element) => ({ text: element.textContent, ...element.getBoundingClientRect().toJSON() }))
			.filter(({ width, height }) => width > 0 && (width < 24 || height < 24))
	);
	expect(small).toEqual([]);
	await phone.close();
});
