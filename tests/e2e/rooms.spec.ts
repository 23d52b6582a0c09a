import sharp from 'sharp';
import { browserOf, hangAt, makeHangWorld, type Show } from './support/hanging.ts';
import { showFields } from './support/offering.ts';
import { expected, type Fields, idIn, Person, wordsOf } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** The coordinator's rooms: walls and their zones with every input method, new measurements, plans, the stock, photographs. */
const unique = Date.now().toString(36).slice(-6);
let coordinator: Person;
let room = '';
test.beforeAll(async () => {
	coordinator = await new Person(site.origin).signInAs('coordinator');
	const name = `Saal ${unique}`;
	await expected(303, coordinator.post('/desk/rooms?/room', { room: '', name_de: name, name_en: '', floor: '1. OG', step_free: 'yes' }));
	const { text } = await expected(200, coordinator.get('/desk/rooms'));
	room = new RegExp(`data-room="(\\d+)" data-name="${name}"`).exec(text)?.[1] ?? '';
});

/** Creates a wall of 4 m by 2.8 m. Returns its id. */
async function makeWall(code: string, fields: Fields = {}): Promise<string> {
	const size = { room, code, position: '90', width: '400', height: '280', centre_line: '145', suspension: 'unknown' };
	const { to } = await expected(303, coordinator.post('/desk/rooms/walls/new', { ...size, ...fields }));
	return /walls\/(\d+)/.exec(to ?? '')?.[1] ?? '';
}
const zone = (page: Page, line: number) => page.locator(`[data-zone="${line}"]`);
const button = (page: Page, key: string, values = {}) => page.getByRole('button', { name: message(key, values), exact: true });

/** Returns the reason of a zone and its numbers in millimetres, from the table. */
const typed = (page: Page, line: number) =>
	page.evaluate(
		(at) =>
			Object.fromEntries(
				['reason', 'x', 'y', 'width', 'height'].map((name) => {
					const value = document.querySelector<HTMLInputElement>(`#zone_${name}-${at}`)!.value;
					return [name, name === 'reason' ? value : Math.round(Number(value.replace(',', '.')) * 10)];
				})
			),
		line
	);
/** Returns the viewport position in pixels of a point on the wall. `yMm` counts from the floor. */
async function onScreen(page: Page, xMm: number, yMm: number): Promise<{ x: number; y: number }> {
	const wall = page.locator('svg[data-wall]');
	await wall.scrollIntoViewIfNeeded();
	return wall.evaluate(
		(element, at) => {
			const svg = element as SVGSVGElement;
			const point = new DOMPoint(at.xMm, svg.viewBox.baseVal.height - at.yMm).matrixTransform(svg.getScreenCTM()!);
			return { x: point.x, y: point.y };
		},
		{ xMm, yMm }
	);
}

test('a pointer draws, moves and resizes a zone, keys move it by millimetres, and it can be undone and saved', async ({ browser }) => {
	const wall = await makeWall(`P${unique}`);
	const context = await browserOf(browser, coordinator);
	const page = await context.newPage();
	await page.goto(`/desk/rooms/walls/${wall}`);
	await expect(page.locator('form[data-scripted]')).toBeVisible();
	await page.getByRole('toolbar').getByRole('combobox').selectOption('radiator');
	await button(page, 'walls_draw').click();
	const [from, to] = [await onScreen(page, 1000, 200), await onScreen(page, 2200, 800)];
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(to.x, to.y, { steps: 8 });
	await page.mouse.up();
	const drawn = await typed(page, 0);
	expect(drawn).toMatchObject({ reason: 'radiator' });
	for (const [name, mm] of Object.entries({ x: 1000, y: 200, width: 1200, height: 600 }))
		expect(Math.abs(Number(drawn[name]) - mm), name).toBeLessThanOrEqual(20);
	await expect(zone(page, 0)).toHaveAttribute('aria-pressed', 'true');

	const middle = await onScreen(page, Number(drawn.x) + 600, Number(drawn.y) + 300);
	await page.mouse.move(middle.x, middle.y);
	await page.mouse.down();
	const aside = await onScreen(page, Number(drawn.x) + 900, Number(drawn.y) + 300);
	await page.mouse.move(aside.x, aside.y, { steps: 5 });
	await page.mouse.up();
	const moved = await typed(page, 0);
	expect(Math.abs(Number(moved.x) - Number(drawn.x) - 300)).toBeLessThanOrEqual(20);
	expect(moved).toMatchObject({ y: drawn.y, width: drawn.width, height: drawn.height });

	await zone(page, 0).focus();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Shift+ArrowUp');
	expect(await typed(page, 0)).toMatchObject({ x: Number(moved.x) - 10, y: Number(moved.y) + 1 });
	await expect(zone(page, 0)).toHaveAccessibleName(/Heizkörper/);
	await page.locator('[data-corner="ne"]').focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowDown');
	expect(await typed(page, 0)).toMatchObject({ width: Number(moved.width) + 10, height: Number(moved.height) - 1 });

	await button(page, 'walls_undo').click();
	expect(await typed(page, 0)).toMatchObject({ width: moved.width, height: moved.height });
	await button(page, 'walls_redo').click();
	const last = await typed(page, 0);
	await button(page, 'walls_wall_save_again').click();
	await expect(page.getByText(message('walls_wall_remeasured'))).toBeVisible();
	await page.reload();
	expect(await typed(page, 0)).toEqual(last);
	await expect(page.getByRole('listitem').filter({ hasText: /2\. Messung, .*400 cm breit, 280 cm hoch · von coordinator@/ })).toBeVisible();
	await context.close();
});

test('keyboard users add a door to the wall, move it and remove it', async ({ browser }) => {
	const wall = await makeWall(`K${unique}`);
	const context = await browserOf(browser, coordinator);
	const page = await context.newPage();
	await page.goto(`/desk/rooms/walls/${wall}`);
	await expect(page.locator('form[data-scripted]')).toBeVisible();
	await button(page, 'walls_put').focus();
	await page.keyboard.press('Enter');
	await expect(zone(page, 0), 'the focus moves to the new zone').toBeFocused();
	expect(await typed(page, 0)).toEqual({ reason: 'door', x: 1550, y: 0, width: 900, height: 2050 });
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('.said')).toHaveText(
		message('walls_zone_said', { line: 1, reason: message('walls_reason_door'), x: '156,0', y: '0,0', width: '90,0', height: '205,0' })
	);
	await page.keyboard.press('Delete');
	await expect(zone(page, 0)).toHaveCount(0);
	await context.close();
});

test('single taps on a phone draw a zone by two corners, and buttons move it', async ({ browser }) => {
	const wall = await makeWall(`T${unique}`);
	const phone = await browserOf(browser, coordinator, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
	const page = await phone.newPage();
	await page.goto(`/desk/rooms/walls/${wall}`);
	await expect(page.locator('form[data-scripted]')).toBeVisible();
	const tap = async (xMm: number, yMm: number) => {
		const { x, y } = await onScreen(page, xMm, yMm);
		await page.touchscreen.tap(x, y);
	};
	await button(page, 'walls_draw').tap();
	await tap(500, 300);
	await expect(page.locator('.said')).toHaveText(message('walls_draw_first_corner'));
	await tap(1200, 1000);
	const drawn = await typed(page, 0);
	for (const [name, mm] of Object.entries({ x: 500, y: 300, width: 700, height: 700 }))
		expect(Math.abs(Number(drawn[name]) - mm), name).toBeLessThanOrEqual(30);
	await button(page, 'walls_move_up').tap();
	expect(await typed(page, 0)).toMatchObject({ y: Number(drawn.y) + 10 });
	await button(page, 'walls_redraw').tap();
	await tap(300, 300);
	await tap(900, 1500);
	expect(Math.abs(Number((await typed(page, 0)).height) - 1200)).toBeLessThanOrEqual(30);
	await button(page, 'walls_remove').tap();
	await expect(zone(page, 0)).toHaveCount(0);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await phone.close();
});

test('a new measurement lists planned works that no longer fit, with links, and leaves published walls unchanged', async () => {
	const world = await makeHangWorld(`messen-${unique}`);
	const wall = await makeWall(`M${unique}`);
	const path = `/desk/exhibitions/${idIn((await expected(303, world.curator.post('/desk/exhibitions/new?/save', showFields(`Messen ${unique}`, [wall])))).to)}`;
	await expected(303, world.curator.post(`${path}?/add`, { works: world.works }));
	const show: Show = { path, hang: `${path}/hang`, slug: `messen-${unique}` };
	await hangAt({ ...world, wall }, show, { 1: [200, 1250], 2: [3300, 1200] });
	const fresh = (await expected(200, world.curator.get(show.hang))).text;
	const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(fresh)?.[1] ?? '';
	await expected(303, world.curator.post(`${show.hang}?/publish`, { version: value('version'), lock: value('lock') }));
	await expected(303, world.curator.post(`${path}?/publish`, {}));
	const online = async () => (await expected(200, world.curator.get(`/exhibitions/${show.slug}/walls`))).text;
	const drawn = (html: string) => html.match(/<svg[^>]*data-(?:wall|placement)="[^"]*"[^>]*>/g);
	const before = drawn(await online());
	expect(before?.length).toBe(3);

	const page = `/desk/rooms/walls/${wall}`;
	expect((await coordinator.get(page)).text).toContain('data-refits="0"');
	const size = { room, code: `M${unique}`, position: '90', height: '280', centre_line: '145', suspension: 'unknown' };
	const shorter = { zone_reason: 'screen', zone_x: '10', zone_y: '100', zone_width: '50', zone_height: '80', zone_from: '', zone_to: '' };
	const { to } = await expected(303, coordinator.post(`${page}?/save`, { ...size, width: '350', ...shorter }));
	const told = (await expected(200, coordinator.get(to ?? ''))).text;
	expect(told).toContain('data-refits="1"');
	expect(told).toContain(`href="${show.hang}"`);
	const words = wordsOf(told);
	expect(words).toContain(message('exhibitions_hang_problem_outside', { number: 2 }));
	expect(words).toContain(message('exhibitions_hang_problem_blocked', { number: 1, what: message('exhibitions_hang_zone_screen') }));
	expect(words).toContain(message('walls_refits_published', { number: 1 }));
	expect(drawn(await online()), 'visitors still see the published wall').toEqual(before);
	const again = (await expected(303, coordinator.post(`${page}?/save`, { ...size, width: '400' }))).to;
	expect((await coordinator.get(again ?? '')).text).toContain('data-refits="0"');
});

test('a room plan changes by typed sides, drags, keys and clicks, and sides that cross are refused', async ({ browser }) => {
	const wall = await makeWall(`R${unique}`);
	const context = await browserOf(browser, coordinator);
	const page = await context.newPage();
	await page.goto(`/desk/rooms/${room}/plan`);
	await expect(page.locator('form[data-scripted]')).toBeVisible();
	for (const [line, length] of ['600', '500', '600'].entries()) await page.locator(`#side_length-${line}`).fill(length);
	await expect(page.getByText(message('walls_plan_area', { area: '30' }))).toBeVisible();
	const line = await page
		.locator('input[name=place_wall]')
		.evaluateAll((all, id) => all.findIndex((each) => (each as HTMLInputElement).value === id), wall);
	await page.locator(`#place_edge-${line}`).fill('2');
	await page.locator(`#place_at-${line}`).fill('200');
	await expect(
		page.getByText(message('walls_plan_wall_too_wide', { wall: `R${unique}`, edge: 2, needed: '600 cm', length: '500 cm' }))
	).toBeVisible();
	await page.locator(`#place_at-${line}`).fill('50');
	await expect(page.locator(`[data-plan-wall="R${unique}"]`)).toHaveAttribute('d', 'M6000 500L6000 4500');

	const corner = (number: number) => page.locator(`[data-plan-corner="${number}"]`);
	const at = async (number: number) => [Number(await corner(number).getAttribute('cx')), -Number(await corner(number).getAttribute('cy'))];
	expect(await at(3)).toEqual([6000, -5000]);
	await corner(3).focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowUp');
	expect(await at(3)).toEqual([6010, -4999]);
	await expect(page.locator('#side_length-1')).toHaveValue('499,9');
	await button(page, 'walls_undo').click();
	expect(await at(3)).toEqual([6000, -5000]);

	await corner(4).scrollIntoViewIfNeeded();
	const box = (await corner(4).boundingBox())!;
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width / 2 + 70, box.y + box.height / 2, { steps: 6 });
	await page.mouse.up();
	const [x, y] = await at(4);
	expect(x).toBeGreaterThan(200);
	expect(y).toBe(-5000);
	await button(page, 'walls_plan_put').click();
	await corner(2).scrollIntoViewIfNeeded();
	const floor = (await page.locator('svg[data-plan]').boundingBox())!;
	const second = (await corner(2).boundingBox())!;
	await page.mouse.click(second.x - 40, second.y - floor.height * 0.05);
	await expect(page.getByText(/kreuzen oder berühren sich/).first()).toBeVisible();
	await button(page, 'walls_plan_save').click();
	await expect(page.getByRole('alert').getByText(/kreuzen oder berühren sich/)).toBeVisible();
	await button(page, 'walls_undo').click();
	await button(page, 'walls_plan_save').click();
	await expect(page.getByText(message('walls_room_saved'))).toBeVisible();
	await page.reload();
	expect(await at(4), 'the corner is stored to the millimetre').toEqual([x, y]);
	await page.goto(`/ar/desk/rooms/${room}/plan`);
	const [first, next] = [(await corner(1).boundingBox())!, (await corner(2).boundingBox())!];
	expect(first.x, 'the plan is never mirrored').toBeLessThan(next.x);
	await context.close();
});

test('coordinators add, change and remove lines of the stock, and curators read it', async () => {
	const lines = (rows: string[][]): Fields =>
		Object.fromEntries(['id', 'kind', 'length', 'load', 'amount'].map((name, i) => [`stock_${name}`, rows.map((row) => row[i]!)]));
	const stored = async () => {
		const { text } = await expected(200, coordinator.get('/desk/rooms/stock'));
		const ids = [...text.matchAll(/name="stock_id"[^>]*value="([0-9a-f-]{36})"/g)].map(([, id]) => id!);
		const lengths = [...text.matchAll(/name="stock_length"[^>]*value="([^"]+)"/g)].map(([, length]) => length!);
		return { ids, lengths };
	};
	const before = await stored();
	const wrong = await coordinator.post('/desk/rooms/stock', lines([['', 'cord', 'lang', '', '6']]));
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('value="lang"');
	await expected(303, coordinator.post('/desk/rooms/stock', lines([['', 'cord', '1777,7', '12,5', '6']])));
	const added = (await stored()).ids.filter((id) => !before.ids.includes(id));
	expect(added).toHaveLength(1);
	const curator = await new Person(site.origin).signInAs('curator');
	expect(wordsOf((await expected(200, curator.get('/desk/rooms/stock'))).text)).toMatch(/Seil 1\.?777,7 cm 12,5 6/);
	await expected(303, coordinator.post('/desk/rooms/stock', lines([[added[0]!, 'cord', '1888', '', '5']])));
	expect((await stored()).lengths).toContain('1888,0');
	await expected(303, coordinator.post('/desk/rooms/stock', lines([[added[0]!, '', '1888', '', '5']])));
	expect((await stored()).ids).toEqual(before.ids);
});

test('a photograph of a wall is scaled by two points, shown behind the elevation, and visible to the desk only', async ({ browser }) => {
	const wall = await makeWall(`F${unique}`);
	const page = `/desk/rooms/walls/${wall}`;
	const picture = sharp({ create: { width: 800, height: 600, channels: 3, background: '#8899aa' } }).withExif({ IFD0: { Make: 'Geheim' } });
	const bytes = await picture.jpeg().toBuffer();
	await expected(303, coordinator.post(`${page}?/photo`, { photo: new File([new Uint8Array(bytes)], 'wand.jpg') }));
	const curator = await new Person(site.origin).signInAs('curator');
	const kept = await fetch(`${site.origin}${page}/photo`, { headers: { cookie: curator.cookieHeader() } });
	expect(kept.headers.get('cache-control')).toBe('private, no-store');
	const stored = Buffer.from(await kept.arrayBuffer());
	expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
	expect(stored.includes('Geheim')).toBe(false);
	for (const person of [new Person(site.origin), await new Person(site.origin).signInAs('artist')])
		expect((await person.get(`${page}/photo`)).status).toBe(404);
	expect((await coordinator.post(`${page}?/photo`, { photo: new File(['%PDF-1.4'], 'wand.jpg') })).status).toBe(422);

	const context = await browserOf(browser, coordinator);
	const tab = await context.newPage();
	await tab.goto(page);
	const photo = tab.getByRole('application', { name: message('walls_photo_alt') });
	await expect(photo).toBeVisible();
	await photo.scrollIntoViewIfNeeded();
	const box = (await photo.boundingBox())!;
	const scale = Math.min(box.width / 800, box.height / 600);
	const [left, top] = [box.x + (box.width - 800 * scale) / 2, box.y + (box.height - 600 * scale) / 2];
	await tab.mouse.click(left + 200 * scale, top + 450 * scale);
	await tab.mouse.click(left + 600 * scale, top + 450 * scale);
	await tab.getByLabel(message('walls_scale_length'), { exact: true }).fill('200');
	await tab.getByLabel(message('walls_scale_wall_x'), { exact: true }).fill('100');
	await button(tab, 'walls_scale_save').click();
	await expect(tab.getByText(message('walls_room_saved'))).toBeVisible();
	const image = tab.locator('svg[data-wall] image');
	const number = async (name: string) => Number(await image.getAttribute(name));
	// 400 pixels are 2 m, so a pixel is 5 mm. Point 1 is on the floor, 1 m from the left edge.
	for (const [name, mm] of Object.entries({ width: 4000, height: 3000, x: 0, y: 550 }))
		expect(Math.abs((await number(name)) - mm), name).toBeLessThanOrEqual(40);
	await button(tab, 'walls_photo_remove').click();
	await expect(image).toHaveCount(0);
	expect((await curator.get(`${page}/photo`)).status).toBe(404);
	await context.close();
});

test('rails, nails, zones and a plan can be typed without JavaScript, and refused forms keep the input', async ({ browser }) => {
	const context = await browserOf(browser, coordinator, { javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`/desk/rooms/walls/new?room=${room}`);
	await page.locator('#code').fill(`J${unique}`);
	await page.locator('#width').fill('400');
	await page.locator('#height').fill('280');
	await page.locator('#suspension').selectOption('rails');
	await page.locator('#rail_height-0').fill('270');
	await page.locator('#rail_cord_load-0').fill('viel');
	await page.locator('#rail_positions-0').selectOption('listed');
	await page.locator('#rail_at-0').fill('20; 120,5 300');
	await page.locator('#zone_reason-1').selectOption('door');
	await page.locator('#zone_width-1').fill('90');
	await page.locator('#zone_height-1').fill('205');
	await button(page, 'walls_wall_save').click();
	await expect(page.locator('#rail_cord_load-0')).toHaveValue('viel');
	await expect(page.locator('#rail_cord_load-0')).toHaveAttribute('aria-invalid', 'true');
	await page.locator('#rail_cord_load-0').fill('12,5');
	await button(page, 'walls_wall_save').click();
	await expect(page.getByText(message('walls_wall_made'))).toBeVisible();
	await expect(page.locator('#rail_at-0')).toHaveValue('20,0; 120,5; 300,0');
	await expect(page.locator('#rail_cord_load-0')).toHaveValue('12,5');
	await expect(page.locator('#zone_width-0')).toHaveValue('90,0');
	await expect(page.locator('svg[data-wall] .place')).toHaveCount(3);
	await page.locator('#suspension').selectOption('points');
	await page.locator('#point_x-0').fill('33,3');
	await page.locator('#point_y-0').fill('180');
	await button(page, 'walls_wall_save_again').click();
	await expect(page.locator('#point_x-0')).toHaveValue('33,3');

	await page.goto(`/desk/rooms/${room}/plan`);
	for (const [line, length] of ['700', '500', '700'].entries()) await page.locator(`#side_length-${line}`).fill(length);
	for (const line of [1, 2]) await page.locator(`#side_angle-${line}`).fill('90');
	await page.locator('#door_edge-0').fill('9');
	await page.locator('#door_width-0').fill('90');
	await button(page, 'walls_plan_save').click();
	await expect(page.getByRole('alert')).toContainText(message('walls_plan_no_such_edge', { edge: 9 }));
	await page.locator('#door_edge-0').fill('1');
	await button(page, 'walls_plan_save').click();
	await expect(page.getByText(message('walls_room_saved'))).toBeVisible();
	await expect(page.locator('[data-plan-door="1"]')).toBeVisible();
	await context.close();
});

test('curators and visitors can’t edit walls, plans or the stock', async () => {
	const wall = await makeWall(`N${unique}`);
	const curator = await new Person(site.origin).signInAs('curator');
	for (const path of [`/desk/rooms/walls/${wall}`, '/desk/rooms/walls/new', `/desk/rooms/${room}/plan`]) {
		expect((await curator.get(path)).status, path).toBe(404);
		expect((await new Person(site.origin).get(path)).to, path).toMatch(/^\/sign-in/);
	}
	expect((await curator.post('/desk/rooms/stock', { stock_kind: 'hook', stock_amount: '1' })).status).toBe(404);
	expect((await curator.post(`/desk/rooms/${room}/plan`, { side_length: ['100', '100'] })).status).toBe(404);
	const { text } = await expected(200, curator.get('/desk/rooms'));
	expect(text).not.toContain(`/desk/rooms/walls/${wall}"`);
	expect((await coordinator.get('/desk/rooms/walls/999999')).status).toBe(404);
	expect((await coordinator.get('/desk/rooms/999999/plan')).status).toBe(404);
});
