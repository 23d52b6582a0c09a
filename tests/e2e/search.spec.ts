import { naughtyStrings } from '../support/naughtyStrings.ts';
import { makeHangWorld, newShow } from './support/hanging.ts';
import { expected, Person } from './support/person.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const visitor = new Person(site.origin);
const find = async (query: string, prefix = ''): Promise<string> =>
	(await expected(200, visitor.get(`${prefix}/search?${new URLSearchParams({ q: query })}`))).text;

test('shows results while typing, announces their number, supports arrow keys and updates the address', async ({ page }) => {
	await page.goto('/en/search');
	const field = page.getByRole('searchbox', { name: message('search_label', {}, 'en') });
	await expect(field).toBeFocused();
	await field.pressSequentially('munck', { delay: 20 });
	const status = page.getByRole('status');
	await expect(status).toHaveText(/(person|people), \d+ works?$/);
	await expect(page).toHaveURL(/\/en\/search\?q=munck$/);
	await expect(page).toHaveTitle(/munck/);
	await expect(page.locator('header a[hreflang=de]')).toHaveAttribute('href', /[^n]\/search\?q=munck$/);
	const works = page.getByRole('region', { name: message('search_works', {}, 'en') });
	await expect(works.getByRole('img').first()).toBeVisible();
	// ArrowDown goes into the results, ArrowUp goes back. Escape returns to the field. A second Escape empties it.
	await page.keyboard.press('ArrowDown');
	const people = page.getByRole('region', { name: message('search_artists', {}, 'en') }).getByRole('link');
	await expect(people.first()).toHaveText('Edvard Munch');
	await expect(people.first()).toBeFocused();
	for (let i = await people.count(); i > 0; i--) await page.keyboard.press('ArrowDown');
	await expect(works.getByRole('link').first()).toBeFocused();
	for (let i = await people.count(); i > 1; i--) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(field).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Escape');
	await expect(field).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(field).toHaveValue('');
	await expect(status).toHaveText('');
	await expect(page).toHaveURL(/\/en\/search$/);
	await expect(page.getByRole('heading', { name: message('search_how_title', {}, 'en') })).toBeVisible();
	// The page shows the response to the latest input.
	await field.pressSequentially('xyzzyplugh');
	await expect(status).toHaveText(message('search_count_none', {}, 'en'));
	await page
		.getByRole('main')
		.getByRole('link', { name: message('search_else_artists', {}, 'en') })
		.click();
	await expect(page).toHaveURL(/\/en\/artists$/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the search form leads to an address with the results', async ({ page }) => {
		await page.goto('/');
		await page
			.getByRole('banner')
			.getByRole('link', { name: message('shared_nav_search') })
			.click();
		await page.getByRole('searchbox').fill('Мунк');
		await page.getByRole('button', { name: message('search_do') }).click();
		await expect(page).toHaveURL(/\/search\?q=/);
		await expect(page.getByRole('status')).toHaveText(/^\d+ Person(en)?, \d+ Werke?$/);
		await page.getByRole('link', { name: 'Edvard Munch' }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edvard Munch');
	});
});

test('finds a show as soon as it is published, and never finds what isn’t public', async () => {
	test.setTimeout(120_000);
	const world = await makeHangWorld('suche');
	const show = await newShow(world, 'Quittengelee im Treppenhaus');
	// The last word of the title occurs in this show only.
	const its = world.unique.split('-').at(-1)!;
	const page = `/exhibitions/${show.slug}"`;
	expect(await find(`Quittengelee ${its}`)).not.toContain(page);
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	expect(await find(`quitengelee ${its}`, '/en')).toContain(page);
	const found = await find(`Ida Blatt ${its}`);
	const artworks = [...new Set([...found.matchAll(/\/artworks\/([0-9a-f-]{36})/g)].map(([, id]) => id!))];
	expect(artworks).toHaveLength(3);
	await expected(303, world.curator.post(`${show.path}?/unpublish`, {}));
	for (const query of [`Quittengelee ${its}`, its]) {
		const gone = await find(query);
		for (const known of [page, ...artworks]) expect(gone).not.toContain(known);
	}
});

test('answers every query with a page', async () => {
	const some = naughtyStrings.filter((_, i) => i % 12 === 0);
	for (const query of [...some, 'x'.repeat(5000), '<script>alert(1)</script>', "' or 1=1 --"]) {
		const answer = await visitor.get(`/search?q=${encodeURIComponent(query.toWellFormed())}`);
		expect.soft(answer.status, query.slice(0, 60)).toBe(200);
		expect.soft(answer.text, query.slice(0, 60)).not.toContain('<script>alert');
	}
	for (const raw of ['%', '%00', '%ED%A0%80', '%FF', 'a&q=b', '[]=x'])
		expect.soft((await visitor.get(`/search?q=${raw}`)).status, raw).toBe(200);
});
