import { browserOf, hangAt, type HangWorld, makeHangWorld, publishHang as publish, type Show, versionsOf } from './support/hanging.ts';
import { schedule } from './support/offering.ts';
import { expected, fieldValue, Person } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** Versions of a hang: their changes and publication dates. Works that leave, are replaced or change their size. */
test.describe.configure({ timeout: 120_000 });

const visitor = new Person(site.origin);

type Api = { walls: { placements: { number: number; xMm: number; widthMm: number }[] }[] };
type Edges = Record<string, number>;
/** Returns the left edges of public works in mm, by number: those in the open data, and those on the page of the walls. */
async function look({ slug }: Show): Promise<{ data: Edges; drawn: Edges }> {
	const [api, walls] = await Promise.all([visitor.get(`/api/exhibitions/${slug}`), visitor.get(`/exhibitions/${slug}/walls`)]);
	const { walls: known } = JSON.parse(api.text) as Api;
	const data = Object.fromEntries(known.flatMap(({ placements }) => placements.map(({ number, xMm }) => [String(number), xMm])));
	const drawn = [...walls.text.matchAll(/data-placement="([\d.]+)"\s+x="(\d+)"/g)].map(([, key = '', x]) => [key, Number(x)] as const);
	return { data, drawn: Object.fromEntries(drawn) };
}

/** The same, when both agree. */
async function seen(show: Show): Promise<Edges> {
	const { data, drawn } = await look(show);
	expect(drawn).toEqual(data);
	return data;
}

/** Returns the addresses of the desk's pages of the works of a show, by number. */
async function workPages({ curator }: HangWorld, { path }: Show): Promise<Record<string, string>> {
	const { text } = await expected(200, curator.get(path));
	const found = [...text.matchAll(new RegExp(`href="(${path}/works/[0-9a-f-]{36})"[^>]*>(\\d+)<`, 'g'))];
	return Object.fromEntries(found.map(([, href = '', number = '']) => [number, href]));
}

/** Creates a show with these works, publishes it, hangs the works and publishes the hang. */
async function makeShow(world: HangWorld, title: string, places: Record<string, [number, number]>, works = world.works): Promise<Show> {
	const path = `/desk/exhibitions/${await schedule(world.curator, `${title} ${world.unique}`)}`;
	await expected(303, world.curator.post(`${path}?/add`, { works }));
	await expected(303, world.curator.post(`${path}?/publish`, {}));
	const show = { path, hang: `${path}/hang`, slug: `${title} ${world.unique}`.toLowerCase().replaceAll(' ', '-') };
	await hangAt(world, show, places);
	await publish(world, show);
	return show;
}

/** Returns the local day and time in Leipzig, in the format of form fields. */
function clock(moment: Date): { day: string; time: string } {
	const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' })
		.format(moment)
		.split(' ');
	return { day, time };
}

const said = (page: Page) => page.locator('.notice[role=status]');
const changes = (page: Page) => page.locator('[data-changes] li');

test('the page of versions shows changes in words and on the wall, and every old version, by keyboard', async ({ browser }) => {
	const world = await makeHangWorld('fassung');
	const show = await makeShow(world, 'Zwei Fassungen', { 1: [500, 1250], 2: [1500, 1170], 3: [2500, 1150] });
	await hangAt(world, show, { 1: [620, 1250], 2: [1500, 1170] });
	const page = await (await browserOf(browser, world.curator)).newPage();
	await page.goto(show.path);
	await page.getByRole('link', { name: message('exhibitions_versions_title'), exact: true }).click();
	await expect(changes(page)).toHaveText(['1 ist an Wand A verschoben: 12 cm nach rechts.', '3 hängt nicht mehr; vorher Wand A.']);
	const sure = page.getByRole('button', { name: message('exhibitions_versions_publish_sure', { number: 2 }) });
	await sure.focus();
	await page.keyboard.press('Enter');
	await expect(said(page)).toHaveText(message('exhibitions_versions_published'));
	expect(await seen(show)).toEqual({ 1: 620, 2: 1500 });

	const label = message('exhibitions_versions_wall_diff', { code: 'A', before: 1, after: 2, count: 2 });
	const wall = page.getByRole('img', { name: label });
	await expect(wall.locator('[data-before]')).toHaveCount(2);
	await expect(wall.locator('[data-before="1"]')).toHaveAttribute('x', '500');
	await expect(wall.locator('[data-placement="1"]')).toHaveAttribute('x', '620');
	await expect(wall.locator('[data-placement="3"]')).toHaveCount(0);
	await expect(page.getByRole('row').filter({ hasText: message('exhibitions_versions_now') })).toHaveCount(1);

	await page.getByLabel(message('exhibitions_versions_before'), { exact: true }).selectOption('2');
	await page.getByLabel(message('exhibitions_versions_after'), { exact: true }).selectOption('1');
	await page.getByRole('button', { name: message('exhibitions_versions_compare_button') }).click();
	await expect(changes(page)).toHaveText(['1 ist an Wand A verschoben: 12 cm nach links.', '3 ist neu: Wand A.']);

	await page.getByRole('link', { name: message('exhibitions_versions_see', { number: 1 }) }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(message('exhibitions_versions_one_heading', { number: 1 }));
	await expect(page.locator('svg[data-wall=A] [data-placement="3"]')).toHaveAttribute('x', '2500');
	await expect(page.getByText('Nummer 1: 50,0 cm von links, Mitte auf 145,0 cm.')).toBeVisible();
	await page.context().close();
});

test('a version with a later date stays hidden until then, and cached responses expire at that moment', async () => {
	const world = await makeHangWorld('spaeter');
	const show = await makeShow(world, 'Danach', { 1: [500, 1250] });
	await hangAt(world, show, { 1: [900, 1250] });
	const turns = new Date(Math.ceil(Date.now() / 1000) * 1000 + 5000);
	await publish(world, show, { when: 'later', ...clock(turns) });
	let before = 0;
	for (;;) {
		const works = await look(show);
		const { headers } = await visitor.get(`/api/exhibitions/${show.slug}`);
		if (Date.now() >= turns.getTime()) break;
		before++;
		expect(works).toEqual({ data: { 1: 500 }, drawn: { 1: 500 } });
		expect(headers.get('cache-control')).toMatch(/max-age=[0-5]$/);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	expect(before).toBeGreaterThan(0);
	expect(await seen(show)).toEqual({ 1: 900 });

	await hangAt(world, show, { 1: [100, 1250] });
	await publish(world, show, { when: 'later', ...clock(new Date(Date.now() + 3_600_000)) });
	const { text } = await expected(200, world.curator.get(versionsOf(show)));
	expect(text).toContain(message('exhibitions_versions_call_off_of', { number: 3 }));
	const version = fieldValue('version', text.slice(text.indexOf('?/call_off')));
	await expected(303, world.curator.post(`${versionsOf(show)}?/call_off`, { version }));
	// The version that was called off is the draft again.
	await publish(world, show);
	expect(await seen(show)).toEqual({ 1: 100 });
});

test('a publication date in the past is refused beside its field, and the form keeps the input, without JavaScript', async ({
	browser
}) => {
	const world = await makeHangWorld('vorbei');
	const show = await makeShow(world, 'Vorbei', { 1: [500, 1250] });
	await hangAt(world, show, { 1: [900, 1250] });
	const page = await (
		await browserOf(browser, world.curator, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
	).newPage();
	await page.goto(versionsOf(show));
	await page.getByLabel(message('exhibitions_versions_publish_later')).check();
	await page.getByLabel(message('exhibitions_versions_publish_day'), { exact: true }).fill('2020-05-01');
	await page.getByLabel(message('exhibitions_versions_publish_time'), { exact: true }).fill('18:00');
	await page.getByRole('button', { name: message('exhibitions_versions_publish_sure', { number: 2 }) }).click();
	await expect(page.getByRole('alert')).toContainText(message('exhibitions_versions_error_passed'));
	await expect(page.getByLabel(message('exhibitions_versions_publish_day'), { exact: true })).toHaveValue('2020-05-01');
	await expect(page.getByLabel(message('exhibitions_versions_publish_day'), { exact: true })).toHaveAttribute('aria-invalid', 'true');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	expect(await seen(show)).toEqual({ 1: 500 });
	// A wall is never mirrored, not even on Arabic pages.
	await page.goto(`/ar${versionsOf(show)}`);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	const [was, is] = [await page.locator('[data-before="1"]').boundingBox(), await page.locator('[data-placement="1"]').boundingBox()];
	expect(is!.x).toBeGreaterThan(was!.x);
	await page.context().close();
});

test('a removed work disappears from the public wall and the open data at once, and keeps its number and code', async ({ browser }) => {
	const world = await makeHangWorld('heraus');
	const show = await makeShow(world, 'Heraus', { 1: [500, 1250], 2: [1500, 1170] });
	const { 1: one = '' } = await workPages(world, show);
	expect(await seen(show)).toEqual({ 1: 500, 2: 1500 });
	const page = await (await browserOf(browser, world.curator)).newPage();
	await page.goto(one);
	const code = (await page.getByRole('link', { name: /^\/w\// }).textContent())!.trim();
	expect((await visitor.get(code)).status).toBe(200);
	await page.getByText(message('exhibitions_work_remove'), { exact: true }).click();
	await page
		.getByLabel(message('exhibitions_schedule_remove_reason'))
		.last()
		.selectOption({ label: message('exhibitions_schedule_reason_sold') });
	await page.getByRole('button', { name: message('exhibitions_work_remove_sure'), exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText(message('exhibitions_work_refused_unticked'));
	expect(await seen(show)).toEqual({ 1: 500, 2: 1500 });
	await page.getByLabel(message('exhibitions_work_remove_confirm', { number: 1 })).check();
	await page.getByRole('button', { name: message('exhibitions_work_remove_sure'), exact: true }).click();
	await expect(said(page)).toHaveText(message('exhibitions_work_removed'));
	expect(await seen(show)).toEqual({ 2: 1500 });
	expect((await visitor.get(code)).status).toBe(404);
	await expect(page.getByRole('link', { name: code })).toBeVisible();
	await page.goto(versionsOf(show));
	await expect(changes(page)).toHaveText(['1 hängt nicht mehr; vorher Wand A.']);
	await expect(page.getByRole('cell', { name: message('exhibitions_versions_by_leaving', { number: 1 }) })).toBeVisible();

	await page.goto(one);
	await page.getByRole('button', { name: message('exhibitions_work_put_back_sure') }).click();
	await expect(said(page)).toHaveText(message('exhibitions_work_put_back_done'));
	expect(await seen(show)).toEqual({ 2: 1500 });
	await expect(page.getByRole('link', { name: code })).toBeVisible();
	await page.context().close();
});

test('a work that its artist takes back is gone from the wall at the next request', async () => {
	const world = await makeHangWorld('zurueck');
	const show = await makeShow(world, 'Gegangen', { 1: [500, 1250], 2: [1500, 1170] });
	const artist = await new Person(site.origin).signInByMail(`${world.unique}@example.org`);
	await expected(303, artist.post('/studio?/give_back', { work: world.works[0]! }));
	expect(await seen(show)).toEqual({ 2: 1500 });
});

test('a replacement gets its own number, and the place of the old work in the draft', async ({ browser }) => {
	const world = await makeHangWorld('ersatz');
	const show = await makeShow(world, 'Ersatz', { 1: [500, 1250], 2: [1500, 1170] }, world.works.slice(0, 2));
	const { 1: one = '' } = await workPages(world, show);
	const page = await (await browserOf(browser, world.curator)).newPage();
	await page.goto(one);
	await page.getByText(message('exhibitions_work_replace'), { exact: true }).click();
	await page.getByRole('button', { name: message('exhibitions_work_replace_sure') }).click();
	await expect(said(page)).toHaveText(message('exhibitions_work_replaced_placed', { number: 3 }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(message('exhibitions_work_title', { number: 3 }));
	await expect(page.getByRole('link', { name: message('exhibitions_work_title', { number: 1 }) })).toBeVisible();
	expect(await seen(show)).toEqual({ 2: 1500 });
	await publish(world, show);
	expect(await seen(show), 'the middle of the new work is where the middle of the old one was').toEqual({ 2: 1500, 3: 400 });
	await page.context().close();
});

test('a new size changes the draft only, and lists works that no longer fit in the draft and on the public wall', async ({ browser }) => {
	const world = await makeHangWorld('gemessen');
	const show = await makeShow(world, 'Gemessen', { 1: [500, 1250], 2: [1110, 1170] });
	await hangAt(world, show, { 1: [500, 1250], 2: [1110, 1170] });
	const { 1: one = '' } = await workPages(world, show);
	const page = await (await browserOf(browser, world.curator)).newPage();
	await page.goto(one);
	await page.getByLabel(message('exhibitions_work_measured_width')).fill('breit');
	await page.getByRole('button', { name: message('exhibitions_work_measured_save') }).click();
	await expect(page.getByRole('alert')).toContainText(message('exhibitions_work_error_length'));
	await expect(page.getByLabel(message('exhibitions_work_measured_width'))).toHaveValue('breit');
	await page.getByLabel(message('exhibitions_work_measured_width')).fill('64');
	await page.getByRole('button', { name: message('exhibitions_work_measured_save') }).click();
	await expect(said(page)).toHaveText(message('exhibitions_work_measured_saved'));
	const overlap = message('exhibitions_hang_problem_overlap', { number: 1, other: 2 });
	const unfit = page.getByRole('region', { name: message('exhibitions_versions_problems') });
	await expect(unfit.getByText(overlap)).toHaveCount(2);
	await expect(unfit.getByRole('heading', { level: 3 })).toHaveCount(2);
	expect(await seen(show), 'the published hang is unchanged').toEqual({ 1: 500, 2: 1110 });
	await page.goto(show.hang);
	await expect(page.locator('svg[data-wall=A] [data-placement="1"]')).toHaveAttribute('x', '480');
	await expect(page.locator('svg[data-wall=A] [data-placement="1"]')).toHaveAttribute('width', '640');
	await page.goto(versionsOf(show));
	await expect(page.getByText(overlap)).toHaveCount(2);
	await page.context().close();
});

test('only a coordinator can allow a flammable work in an escape route', async () => {
	const world = await makeHangWorld('fluchtweg');
	const show = await makeShow(world, 'Fluchtweg', { 1: [500, 1250] });
	const { 1: page = '' } = await workPages(world, show);
	const note = { note: 'Unter Glas, abgesprochen mit dem Brandschutz' };
	expect((await world.curator.post(`${page}?/escape`, note)).status).toBe(404);
	const coordinator = await new Person(site.origin).signInAs('coordinator');
	await expected(303, coordinator.post(`${page}?/escape`, note));
	expect(fieldValue('note', (await expected(200, coordinator.get(page))).text)).toBe(note.note);
	expect((await expected(200, world.curator.get(page))).text).not.toContain('?/escape');
	expect((await expected(422, coordinator.post(`${page}?/escape`, { note: 'x'.repeat(5000) }))).text).toContain('x'.repeat(5000));
});
