import AxeBuilder from '@axe-core/playwright';
import { readPdf } from '../support/pdf.ts';
import { browserOf, hangAt, type HangWorld, makeHangWorld, newShow, type Show, sizesMm } from './support/hanging.ts';
import { expected, idsNamed, Person } from './support/person.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

let world: HangWorld;
let show: Show;
const places: Record<string, [number, number]> = { '1': [500, 1250], '2': [1500, 1172], '3': [2400, 1150] };

test.beforeAll(async () => {
	test.setTimeout(180_000);
	world = await makeHangWorld('papier');
	show = await newShow(world, 'Papiere');
	await hangAt(world, show, places);
	await publish();
});

async function publish(): Promise<void> {
	const { text } = await expected(200, world.curator.get(show.hang));
	const [version = '', lock = ''] = ['version', 'lock'].map(
		(name) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(text)?.[1] ?? ''
	);
	await expected(303, world.curator.post(`${show.hang}?/publish`, { version, lock }));
}

/** Returns the paths of the papers that a page lists, each once, with the latest version of each paper first. */
const papersIn = (html: string): string[] => [
	...new Set([...html.matchAll(/href="(\/desk\/exhibitions\/[0-9a-f-]{36}\/papers\/[0-9a-f-]{36})"/g)].map(([, path]) => path!))
];
const page = async () => (await expected(200, world.curator.get(`${show.path}/papers`))).text;

async function make(fields: Record<string, string>): Promise<string> {
	const before = new Set(papersIn(await page()));
	const { to } = await expected(303, world.curator.post(`${show.path}/papers?/make`, { language: 'de', ...fields }));
	const made = /done=([0-9a-f-]{36})/.exec(to ?? '')?.[1] ?? '';
	expect(before.has(`${show.path}/papers/${made}`)).toBe(false);
	return `${show.path}/papers/${made}`;
}

async function bytesOf(path: string, who: Person): Promise<Uint8Array> {
	const answer = await fetch(site.origin + path, { headers: { cookie: who.cookieHeader() } });
	expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	return new Uint8Array(await answer.arrayBuffer());
}

test('the hang sheet has the typed numbers, and the page marks it once it is outdated', async ({ browser }) => {
	test.setTimeout(120_000);
	const sheet = await make({ kind: 'hang-sheet', wall: world.wall });
	const pdf = await readPdf(await bytesOf(sheet, world.curator));
	expect(pdf).toMatchObject({ pdfUa: '1', language: 'de' });
	const cm = (mm: number) => (mm / 10).toFixed(1).replace('.', ',');
	const rows = pdf.tables[0]!.slice(1);
	expect(rows.map(([number, , , , left, , , bottom, , top]) => [number, left, bottom, top])).toEqual(
		sizesMm.map(({ heightMm }, i) => {
			const [x, y] = places[String(i + 1)]!;
			return [String(i + 1), cm(x), cm(y), cm(y + heightMm)];
		})
	);
	const context = await browserOf(browser, world.curator);
	const tab = await context.newPage();
	await tab.goto(`${show.path}/papers`);
	const line = tab.locator(`[id="hang-sheet-${world.wall}"]`);
	await expect(line.locator('[data-current=true]')).toHaveText(message('papers_desk_current'));
	await hangAt(world, show, { ...places, '1': [520, 1250] });
	// An unpublished draft doesn't make the sheet outdated.
	await tab.reload();
	await expect(line.locator('[data-current=true]')).toBeVisible();
	await publish();
	await tab.reload();
	await expect(line.locator('[data-current=false]')).toHaveText(message('papers_desk_outdated'));
	await expect(line.locator('[data-version]')).toHaveText(message('papers_version', { number: 1 }));
	await line.getByRole('button', { name: message('papers_desk_make_again') }).click();
	await expect(line.locator('[data-current=true]')).toHaveText(message('papers_desk_current'));
	await line.getByText(message('papers_desk_older')).click();
	await expect(line.locator('details a')).toHaveCount(1);
	// The sheet that was already made doesn't change.
	expect((await readPdf(await bytesOf(sheet, world.curator))).tables).toEqual(pdf.tables);
	await context.close();
});

test('all papers are made with one click, and only the desk can open them', async ({ browser }) => {
	test.setTimeout(180_000);
	const context = await browserOf(browser, world.curator, { viewport: { width: 390, height: 800 } });
	const tab = await context.newPage();
	await tab.goto(`${show.path}/papers`);
	await tab.getByRole('button', { name: message('papers_desk_make_all') }).click();
	await expect(tab.locator('.progress')).toHaveText(/gemacht\.$/, { timeout: 120_000 });
	await expect(tab.locator('[data-current=true]')).toHaveCount(7);
	expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	const found = await new AxeBuilder({ page: tab }).analyze();
	expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
	await context.close();
	const artist = await new Person(site.origin).signInAs('artist');
	const visitor = new Person(site.origin);
	const papers = papersIn(await page());
	expect(papers.length).toBeGreaterThanOrEqual(7);
	for (const path of papers) {
		expect((await readPdf(await bytesOf(path, world.curator))).pdfUa).toBe('1');
		expect((await artist.get(path)).status).toBe(404);
		expect((await visitor.get(path)).to).toMatch(/^\/sign-in/);
	}
	for (const post of ['make', 'all', 'scan', 'offer'])
		expect((await artist.post(`${show.path}/papers?/${post}`, { kind: 'labels', language: 'de' })).status).toBe(404);
	expect((await artist.get(`${show.path}/papers`)).status).toBe(404);
});

test('agreements are accepted online or scanned after signing on paper, and invalid scans are refused', async () => {
	test.setTimeout(120_000);
	const artistId = /name="artist" value="([0-9a-f-]{36})"/.exec(await page())?.[1] ?? '';
	const agreement = await make({ kind: 'agreement', artist: artistId, language: 'en', fee: '50', insurance: 'artist' });
	const id = agreement.split('/').at(-1)!;
	expect((await readPdf(await bytesOf(agreement, world.curator))).text).toContain('Das Haus zahlt 50 €.');
	const artist = await new Person(site.origin).signInByMail(`${world.unique}@example.org`);
	const other = await new Person(site.origin).signInAs('artist');
	const own = `/studio/agreements/${id}`;
	expect((await artist.get(own)).status).toBe(404);
	await expected(303, world.curator.post(`${show.path}/papers?/offer`, { paper: id }));
	const { text } = await expected(200, artist.get(own));
	expect((await other.get(own)).status).toBe(404);
	expect((await other.get(`${own}/pdf`)).status).toBe(404);
	expect((await readPdf(await bytesOf(`${own}/pdf`, artist))).pdfUa).toBe('1');
	const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
	expect((await artist.post(own, { sha256 })).status).toBe(422);
	expect((await artist.post(own, { sha256: '0'.repeat(64), agreed: 'on' })).status).toBe(422);
	await expected(303, artist.post(own, { sha256, agreed: 'on' }));
	expect((await artist.post(own, { sha256, agreed: 'on' })).status).toBe(409);
	// A change after the acceptance becomes an annex. This one is signed on paper.
	const annex = await make({ kind: 'agreement', artist: artistId, language: 'en' });
	const pdf = await bytesOf(annex, world.curator);
	expect((await readPdf(pdf)).title).toMatch(/^Nachtrag 1 zum Ausstellungsvertrag/);
	const scan = (bytes: Uint8Array | string, paper = annex.split('/').at(-1)!) =>
		world.curator.post(`${show.path}/papers?/scan`, { paper, scan: new Blob([bytes as BlobPart]) });
	expect((await scan('<svg/>')).status).toBe(422);
	expect((await scan(pdf.subarray(0, 3000))).status).toBe(422);
	expect((await scan(pdf, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
	await expected(303, scan(pdf));
	expect((await scan(pdf)).status).toBe(409);
	expect(await bytesOf(`${annex}/scan`, world.curator)).toEqual(pdf);
	expect((await artist.get(`${annex}/scan`)).status).toBe(404);
	expect(idsNamed('paper', await page())).not.toContain(annex.split('/').at(-1));
});
