import { expect, type Page, test } from '@playwright/test';
import { sampledStrings } from '../support/naughtyStrings.ts';
import { makeArtist, makeWork, photograph, sendWorks, showAll, showFields, workFields } from './support/offering.ts';
import { expected, idIn, Person } from './support/person.ts';
import { site } from './support/underTest.ts';

let artist: Person;
let name = '';
test.beforeAll(async () => {
	artist = await new Person(site.origin).signInByMail(`texts-${Date.now().toString(36)}@example.org`);
	name = await makeArtist(artist, 'Textprobe');
});

type Read = { values: Record<string, string>; scripts: number; handlers: number };

/** Returns the form fields of pages. The HTML parser of the browser reads them without running any script. */
const readForms = (page: Page, pages: string[]): Promise<Read[]> =>
	page.evaluate(
		(htmls) =>
			htmls.map((html) => {
				const document = new DOMParser().parseFromString(html, 'text/html');
				const all = (selector: string) => [...document.querySelectorAll(selector)];
				const values: Record<string, string> = {};
				for (const field of all('main input[name], main textarea[name]')) {
					const key = field.getAttribute('name') ?? '';
					if (!(key in values)) values[key] = field instanceof HTMLTextAreaElement ? field.value : (field.getAttribute('value') ?? '');
				}
				const handlers = all('*').filter((element) => element.getAttributeNames().some((attribute) => attribute.startsWith('on'))).length;
				return { values, scripts: all('main script, title script, h1 *').length, handlers };
			}),
		pages
	);

const lanes = [0, 1, 2, 3];

/** Runs `act` on all items. Each lane handles one item at a time. Results keep the order of the items. */
async function forAll<A, T>(all: readonly A[], act: (one: A, lane: number) => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	let next = 0;
	const run = async (lane: number) => {
		for (let at = next++; at < all.length; at = next++) results[at] = await act(all[at]!, lane);
	};
	await Promise.all(lanes.map(run));
	return results;
}

const texts = ['title', 'technique', 'title_2', 'technique_2', 'description', 'description_2', 'credit'] as const;

test('a work stores every naughty string in its texts and returns it unchanged', async ({ page }) => {
	test.setTimeout(120_000);
	const starts = sampledStrings.flatMap((_, at) => (at % texts.length === 0 ? [at] : []));
	const typed = starts.map((at) => Object.fromEntries(texts.map((field, i) => [field, sampledStrings[(at + i) % sampledStrings.length]!])));
	const works = await Promise.all(lanes.map(() => makeWork(artist, name, {}, [])));
	const htmls = await forAll(typed, async (fields, lane) => {
		const path = `/studio/artworks/${works[lane]}`;
		await expected(303, artist.post(`${path}?/save`, { ...workFields, language_2: 'en', ...fields }));
		return (await expected(200, artist.get(path))).text;
	});
	(await readForms(page, htmls)).forEach(({ values, scripts, handlers }, at) => {
		const wanted = typed[at]!;
		// The embedded database drops a byte order mark at the very start of a plain text column.
		wanted.credit = wanted.credit!.replace(/^\uFEFF/, '');
		for (const field of texts) expect.soft(values[field], `${field} ${at}`).toBe(wanted[field]);
		expect.soft([at, scripts, handlers]).toEqual([at, 0, 0]);
	});
});

test('a refused form shows every naughty string again, unchanged', async ({ page }) => {
	const curator = await new Person(site.origin).signInAs('curator');
	const fields = ['title_de', 'title_en', 'subtitle_de', 'subtitle_en', 'introduction_de', 'introduction_en', 'opens', 'closes'] as const;
	const starts = sampledStrings.flatMap((_, at) => (at % fields.length === 0 ? [at] : []));
	const typed = starts.map((at) =>
		Object.fromEntries(fields.map((field, i) => [field, sampledStrings[(at + i) % sampledStrings.length]!]))
	);
	const htmls = await forAll(typed, async (all) => (await curator.post('/desk/exhibitions/new?/save', { ...showFields(''), ...all })).text);
	(await readForms(page, htmls)).forEach(({ values, scripts, handlers }, at) => {
		for (const field of fields) expect.soft(values[field], `${field} ${at}`).toBe(typed[at]![field]);
		expect.soft([at, scripts, handlers]).toEqual([at, 0, 0]);
	});
});

/** Strings that break out of HTML, attributes, JSON in scripts, templates, lines or text directions unless they are escaped. */
const nasty = [
	'</script><script>window.broken = 1</script>',
	'</title><svg onload="window.broken = 1">',
	'"><img src=x onerror="window.broken = 1">',
	"' onmouseover='window.broken = 1' x='",
	'<!--<script>window.broken = 1',
	'{{7*7}} ${7*7} {@html "<b>"} <%= 7*7 %>',
	'\\u003cscript\\u003ewindow.broken = 1 \\"quoted\\" \\',
	'javascript:window.broken=1//',
	'\u202eبالعكس\u202c \u2067מימין\u2069 abc',
	'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ 👩‍👩‍👧‍👦 🏳️‍🌈',
	'&lt;script&gt;window.broken = 1&lt;/script&gt; &amp;amp;',
	'Zeile\u2028getrennt\u2029]]> -- \u0001?'
];

test('public pages show naughty titles, texts and names as plain text', async ({ page }) => {
	test.setTimeout(120_000);
	const curator = await new Person(site.origin).signInAs('curator');
	const maker = await new Person(site.origin).signInByMail(`nasty-${Date.now().toString(36)}@example.org`);
	const strange = `${nasty[0]} ${nasty[2]}`;
	const id = await makeArtist(maker, strange);
	const works: string[] = [];
	for (const text of nasty) works.push(await makeWork(maker, id, { title: text, technique: text, description: text, credit: text }, []));
	await forAll(works, async (work) => {
		await expected(303, maker.post(`/studio/artworks/${work}?/photo`, { photo: await photograph(), role: 'front' }));
		const { text } = await maker.get(`/studio/artworks/${work}`);
		const photo = idIn(/name="photo"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? '');
		const alt = nasty[works.indexOf(work)]!;
		await expected(
			303,
			maker.post(`/studio/artworks/${work}?/describe`, { photo, role: 'front', language: 'de', alt, language_2: '', alt_2: '' })
		);
	});
	await showAll(curator, await sendWorks(maker, id, works), strange);
	const strangers: string[] = [];
	page.on('dialog', (dialog) => void dialog.dismiss().then(() => strangers.push('dialog')));
	page.on('pageerror', (error) => strangers.push(error.message));
	page.on('console', (message) => message.type() === 'error' && strangers.push(message.text()));
	const seen = async (path: string) => {
		await page.goto(site.origin + path);
		expect.soft(strangers, path).toEqual([]);
		return page.evaluate(() => ({
			broken: 'broken' in window,
			title: document.title,
			og: document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content,
			alt: document.querySelector<HTMLImageElement>('main img')?.getAttribute('alt'),
			text: document.querySelector('main')?.textContent ?? '',
			data: document.querySelector('script[type="application/ld+json"]')?.textContent ?? null,
			scripts: document.querySelectorAll('main script, main [onload], main [onerror], main [onmouseover]').length
		}));
	};
	// The browser turns control characters in the title into spaces, and collapses spaces.
	const spaced = (text: string) => text.replace(/[\p{Cc} ]+/gu, ' ').trim();
	for (const [at, work] of works.entries()) {
		const got = await seen(`/artworks/${work}`);
		const title = nasty[at]!;
		expect.soft(got, title).toMatchObject({ broken: false, scripts: 0, alt: title });
		expect.soft(spaced(got.title)).toContain(spaced(title));
		expect.soft(got.og).toContain(title);
		expect.soft(got.text).toContain(title);
		expect.soft((JSON.parse(got.data ?? '{}') as { name?: string }).name).toBe(title);
	}
	const shows = JSON.parse((await curator.get('/api/exhibitions')).text) as { slug: string; title: { de?: string } }[];
	const show = shows.find(({ title }) => title.de === strange)?.slug ?? '';
	expect(show).toMatch(/^[a-z0-9-]+$/);
	for (const path of [`/exhibitions/${show}`, '/exhibitions?when=upcoming', '/artists', `/en/exhibitions/${show}`]) {
		expect.soft(await seen(path), path).toMatchObject({ broken: false, scripts: 0, text: expect.stringContaining('<img src=x onerror=') });
	}
	const api = JSON.parse((await expected(200, curator.get(`/api/exhibitions/${show}`))).text) as { title: { de: string } };
	expect(api.title.de).toBe(strange);
});
