import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedServer } from '../../scripts/seed/server.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';

/** A house with more shows and artists than a page lists: 65 of each. */
const many = 65;
let backend: TestBackend;
let site: BuiltSite;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	await seedServer(backend.connectionString!, many * 20);
	site = await startSiteOn(backend);
});
afterAll(async () => {
	await site?.stop();
	await backend?.stop();
});

const read = async (path: string) => (await fetch(site.address + path)).text();
const linkTo = (page: string, rel: 'next' | 'prev') =>
	new RegExp(`<a[^>]*href="([^"]+)"[^>]*rel="${rel}"`).exec(page)?.[1]?.replaceAll('&amp;', '&');
/** The slugs of a kind that the main part of a page links to, in its order. */
const slugsIn = (page: string, kind: 'exhibitions' | 'artists') => [
	...new Set([...page.matchAll(new RegExp(`href="/${kind}/(seed-[\\w-]+)"`, 'g'))].map(([, slug]) => slug!))
];

/** The pages from the one at `path` on, by their links to the next one. */
async function walk(path: string): Promise<string[]> {
	const pages = [await read(path)];
	for (let next = linkTo(pages[0]!, 'next'); next; next = linkTo(pages.at(-1)!, 'next')) pages.push(await read(next));
	return pages;
}

test('the links to older exhibitions lead to each past show once, those that closed last first', async () => {
	const pages = await walk('/exhibitions?when=past');
	const slugs = pages.flatMap((page) => slugsIn(page, 'exhibitions'));
	const past = await backend.sql('select slug from public.exhibition where closes < app.berlin_today() order by closes desc, slug');
	expect(pages.length).toBeGreaterThan(1);
	expect(slugs).toEqual(past.map(({ slug }) => slug));
	expect(linkTo(pages[1]!, 'prev')).toBe('/exhibitions?when=past');
	expect((await fetch(`${site.address}/exhibitions?when=past&page=99`)).status).toBe(404);
});

test('the programme shows all shows to come and the latest past ones, and the way to the others', async () => {
	const page = await read('/exhibitions');
	const [counts] = await backend.sql('select count(*)::int as n from public.exhibition where closes >= app.berlin_today()');
	expect(slugsIn(page, 'exhibitions')).toHaveLength((counts!.n as number) + 24);
	expect(linkTo(page, 'next')).toBe('/exhibitions?when=past&page=2');
});

test('the list of artists leads to each artist once, forwards and backwards, and to a letter', async () => {
	const pages = await walk('/artists');
	expect(pages.length).toBeGreaterThan(1);
	const slugs = pages.flatMap((page) => slugsIn(page, 'artists'));
	expect(new Set(slugs).size).toBe(many);
	expect(slugs).toHaveLength(many);
	expect(await read(linkTo(pages[1]!, 'prev')!)).toContain(`/artists/${slugsIn(pages[0]!, 'artists')[0]}"`);
	expect(slugsIn(await read('/artists?from=t'), 'artists')).toEqual([]);
	expect(slugsIn(await read('/artists?from=s'), 'artists')).toHaveLength(60);
});

test('the links between shows lead through all of them in the order of their openings', async () => {
	const inTime = await backend.sql('select slug from public.exhibition order by opens, slug');
	const slugs = inTime.map(({ slug }) => slug as string);
	for (const [at, slug] of [0, 1, 7, 8, 40, many - 2, many - 1].map((at) => [at, slugs[at]!] as const)) {
		const page = await read(`/exhibitions/${slug}`);
		const around = (['prev', 'next'] as const).map((rel) => linkTo(page, rel)?.replace('/exhibitions/', ''));
		expect(around, slug).toEqual([slugs[at - 1], slugs[at + 1]]);
	}
});
