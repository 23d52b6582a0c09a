import { expected, Person } from './support/person.ts';
import { makeHangWorld, hangAt, newShow } from './support/hanging.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const visitor = new Person(site.origin);
type ShowRow = { slug: string; when: string; title: Record<string, string> };

/** Returns the codes of the works of a show, in the order of their numbers, from its page at the desk. */
async function codesOf(curator: Person, path: string): Promise<string[]> {
	const { text } = await expected(200, curator.get(path));
	return [...text.matchAll(/<code>([2-9A-HJKMNP-TV-Z]{8})<\/code>/g)].map(([, code = '']) => code);
}

/** Returns the path of the desk's page of the show with this public slug. @throws if the desk lists no such show. */
async function deskPath(curator: Person, slug: string): Promise<string> {
	const { text } = await expected(200, curator.get('/desk/exhibitions'));
	for (const [, id = ''] of text.matchAll(/\/desk\/exhibitions\/([0-9a-f-]{36})"/g)) {
		const page = (await curator.get(`/desk/exhibitions/${id}`)).text;
		if (page.includes(`/exhibitions/${slug}"`)) return `/desk/exhibitions/${id}`;
	}
	throw new Error(`The desk lists no show ${slug}.`);
}

const shows = async (): Promise<ShowRow[]> => JSON.parse((await expected(200, visitor.get('/api/exhibitions'))).text) as ShowRow[];

test.use({ javaScriptEnabled: false });

test('a code of a current show gives the wall, the number and a link to the work on the wall', async ({ page }) => {
	const curator = await new Person(site.origin).signInAs('curator');
	const current = (await shows()).find(({ when }) => when === 'current')!;
	const [code = ''] = await codesOf(curator, await deskPath(curator, current.slug));
	await page.goto(`/w/${code.toLowerCase().slice(0, 4)}-${code.slice(4)}`);
	const here = page.getByRole('region', { name: message('handling_code_here') });
	await expect(here.getByRole('link').last()).toContainText(/Wand \S+, .+: Nummer 1$/);
	await here.getByRole('link').last().click();
	await expect(page).toHaveURL(new RegExp(`/exhibitions/${current.slug}/walls#work-`));
	const target = page.locator(':target');
	await expect(target.locator('[data-placement]')).toHaveAttribute('data-placement', /^1(\.1)?$/);
	await expect(target).toBeInViewport();
});

test('a code states when its show begins, or when it was, in every language', async ({ page }) => {
	const curator = await new Person(site.origin).signInAs('curator');
	const past = (await shows()).find(({ when }) => when === 'past')!;
	const [code = ''] = await codesOf(curator, await deskPath(curator, past.slug));
	for (const [prefix, words] of [
		['', /^Hier hing es: .*20\d\d/],
		['/en', /^It hung here: .*20\d\d/],
		['/ar', /20\d\d/]
	] as const) {
		await page.goto(`${prefix}/w/${code}`);
		await expect(page.locator('h2#here')).toHaveText(words);
		await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
	}
	const world = await makeHangWorld('schild');
	const show = await newShow(world, 'Kommt noch');
	const codes = await codesOf(world.curator, show.path);
	expect(codes).toHaveLength(3);
	for (const coming of codes) expect((await visitor.get(`/w/${coming}`)).status, 'the show isn’t public yet').toBe(404);
	await hangAt(world, show, { 1: [500, 1000] });
	await expected(303, world.curator.post(`${show.path}?/publish`, {}));
	await page.goto(`/w/${codes[0]}`);
	await expect(page.locator('h2#here')).toHaveText(/^Hier hängt es bald: .*\d{4}/);
});

test('a code of a show that isn’t public answers like an unknown code', async () => {
	const world = await makeHangWorld('verborgen');
	const show = await newShow(world, 'Nicht online');
	const [hidden = ''] = await codesOf(world.curator, show.path);
	const plain = (text: string, code: string) => text.replaceAll(code, '…').replace(/nonce="[^"]*"/g, '');
	const unknown = await visitor.get('/w/ZZZZZZZZ');
	const answer = await visitor.get(`/w/${hidden}`);
	expect([answer.status, unknown.status]).toEqual([404, 404]);
	expect(plain(answer.text, hidden)).toBe(plain(unknown.text, 'ZZZZZZZZ'));
	for (const odd of ['0OI1LU00', 'abc', '%20', 'ZZZZZZZZZ', '%00%00'])
		expect((await visitor.get(`/w/${odd}`)).status, odd).toBeGreaterThanOrEqual(400);
});
