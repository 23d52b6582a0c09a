import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import sharp from 'sharp';
import { makeArtist, makeWork, sendWorks, showAll } from './support/offering.ts';
import { expected, Person } from './support/person.ts';
import { photographs } from './support/photographs.ts';
import { expect, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

/** The IIIF image service and the zoom view of a published photograph of 2688 by 1520 pixels. */
test.describe.configure({ mode: 'serial', timeout: 60_000 });

const unique = `naeher-${Date.now().toString(36)}`;
const visitor = new Person(site.origin);
const artist = new Person(site.origin);
let artistId: string;
let work: string;
let service: string;

test.beforeAll(async () => {
	const curator = await new Person(site.origin).signInAs('curator');
	await artist.signInByMail(`${unique}@example.org`);
	artistId = await makeArtist(artist, unique);
	work = await makeWork(artist, artistId, { title: `Von nahem ${unique}` }, []);
	const photo = new File([new Uint8Array(readFileSync(photographs.large))], 'gross.jpg', { type: 'image/jpeg' });
	await expected(303, artist.post(`/studio/artworks/${work}?/photo`, { photo, role: 'front' }));
	await showAll(curator, await sendWorks(artist, artistId, [work]), `Nähe ${unique}`);
	await expect
		.poll(async () => (service = /data-service="([^"]+)"/.exec((await visitor.get(`/artworks/${work}`)).text)?.[1] ?? ''), {
			timeout: 50_000
		})
		.not.toBe('');
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${site.origin}${service}${path}`, { redirect: 'manual', ...init });

test('the image service describes itself as the IIIF standard demands', async () => {
	const base = await ask('');
	expect([base.status, base.headers.get('location')]).toEqual([303, `${site.origin}${service}/info.json`]);
	const info = await ask('/info.json');
	expect(info.headers.get('content-type')).toBe('application/ld+json;profile="http://iiif.io/api/image/3/context.json"');
	expect(info.headers.get('access-control-allow-origin')).toBe('*');
	expect(await info.json()).toMatchObject({
		'@context': 'http://iiif.io/api/image/3/context.json',
		id: site.origin + service,
		type: 'ImageService3',
		protocol: 'http://iiif.io/api/image',
		profile: 'level1',
		width: 2688,
		height: 1520,
		tiles: [{ width: 512, scaleFactors: [1, 2, 4, 8] }]
	});
	const plain = await ask('/info.json', { headers: { accept: 'application/json' } });
	expect(plain.headers.get('content-type')).toBe('application/json');
	const preflight = await ask('/full/max/0/default.jpg', { method: 'OPTIONS', headers: { origin: 'https://example.org' } });
	expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
});

const answered: [string, number, number, string][] = [
	['0,0,1024,1024/512,512', 512, 512, '0,0,1024,1024/512,512'],
	['full/336,190', 336, 190, 'full/336,190'],
	['full/max', 2000, 1131, 'full/max'],
	['full/300,', 300, 170, 'full/300,170'],
	['full/,200', 354, 200, 'full/354,200'],
	['full/300,300', 300, 300, 'full/300,300'],
	['full/!300,300', 300, 170, 'full/300,170'],
	['square/100,', 100, 100, '584,0,1520,1520/100,100'],
	['100,200,301,77/max', 301, 77, '100,200,301,77/max'],
	['2600,1500,999,999/max', 88, 20, '2600,1500,88,20/max'],
	['pct:25,25,50,50/pct:10', 134, 76, '672,380,1344,760/134,76']
];

test('the image service returns regions in the requested size and links their canonical address', async () => {
	for (const [address, width, height, one] of answered) {
		const answer = await ask(`/${address}/0/default.jpg`);
		expect.soft([address, answer.status, answer.headers.get('content-type')]).toEqual([address, 200, 'image/jpeg']);
		expect.soft(answer.headers.get('link')).toContain(`<${site.origin}${service}/${one}/0/default.jpg>;rel="canonical"`);
		expect.soft(answer.headers.get('link')).toContain('<http://iiif.io/api/image/3/level1.json>;rel="profile"');
		expect.soft(answer.headers.get('access-control-allow-origin')).toBe('*');
		const { format, exif, icc, ...is } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
		expect.soft([address, format, is.width, is.height, exif, icc]).toEqual([address, 'jpeg', width, height, undefined, undefined]);
	}
	const tile = '/0,0,512,512/512,512/0/default.jpg';
	const first = await ask(tile);
	const etag = first.headers.get('etag') ?? '';
	expect(first.headers.get('cache-control')).toContain('immutable');
	expect((await ask(tile, { headers: { 'if-none-match': etag } })).status).toBe(304);
	const head = await ask(tile, { method: 'HEAD' });
	expect([head.status, head.headers.get('content-length')]).toEqual([200, String((await first.arrayBuffer()).byteLength)]);
});

test('the image service refuses invalid requests with the status of the IIIF standard', async () => {
	const refused: [string, number][] = [
		['/5000,0,10,10/max/0/default.jpg', 400],
		['/0,0,0,10/max/0/default.jpg', 400],
		['/full/5000,/0/default.jpg', 400],
		['/full/2500,/0/default.jpg', 400],
		['/full/x/0/default.jpg', 400],
		['/full/max/0/default.exe', 400],
		['/full/^max/0/default.jpg', 501],
		['/full/max/90/default.jpg', 501],
		['/full/max/0/gray.jpg', 501],
		['/full/max/0/default.png', 501],
		['/full/max/0', 404],
		['-unknown-unknown-unknown/info.json', 404]
	];
	for (const [path, status] of refused) expect.soft([path, (await ask(path)).status]).toEqual([path, status]);
});

test('the image service answers a burst with a bounded queue and 503 with Retry-After, and then recovers', async () => {
	const parts = Array.from({ length: 80 }, (_, i) => `/${i},${i},1500,1200/900,/0/default.jpg`);
	const answers = await Promise.all(parts.map((part) => ask(part)));
	const statuses = answers.map(({ status }) => status);
	const refused = answers.filter(({ status }) => status === 503);
	expect(new Set(statuses)).toEqual(new Set([200, 503]));
	expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(24);
	expect(new Set(refused.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set(['2']));
	await Promise.all(answers.map((answer) => answer.arrayBuffer()));
	expect((await ask(parts.at(-1)!)).status).toBe(200);
});

test('visitors zoom with the keyboard, and a live region describes the visible part', async ({ page }) => {
	const troubles: string[] = [];
	page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
	page.on(
		'request',
		(request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(site.origin) || troubles.push(request.url())
	);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(`/artworks/${work}`);
	const opener = page.getByRole('button', { name: message('gallery_zoom_open') });
	await opener.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: message('gallery_zoom_label', { title: `Von nahem ${unique}` }) });
	await expect(dialog.getByRole('application')).toBeFocused();
	const said = dialog.locator('[aria-live]');
	await expect(said).toHaveText(message('gallery_zoom_whole'));
	for (const key of ['+', '+', '+', '+', '+', '+']) await page.keyboard.press(key);
	await expect(said).toContainText('-fach');
	for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
	await expect(said).toHaveText(/^Ausschnitt Mitte links, [\d,]+-fach$/);
	await dialog.getByRole('button', { name: message('gallery_zoom_whole') }).click();
	await expect(said).toHaveText(message('gallery_zoom_whole'));
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(opener).toBeFocused();
	expect(troubles).toEqual([]);
});

test('a picture that its artist hides is gone from every address at the next request', async () => {
	const tile = '/0,0,512,512/512,512/0/default.jpg';
	expect((await ask(tile)).status).toBe(200);
	await expected(303, artist.post('/studio?/hide', { artist: artistId }));
	for (const path of [tile, '/info.json', '', '/full/max/0/default.jpg', '/full/100,/0/default.jpg'])
		expect.soft([path, (await ask(path)).status]).toEqual([path, 404]);
	expect((await ask(tile, { headers: { 'if-none-match': '*' } })).status).toBe(404);
	await expected(303, artist.post('/studio?/show', { artist: artistId }));
	expect((await ask(tile)).status).toBe(200);
});
