import { mkdtemp, open, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { makeArtist, makeWork } from './support/offering.ts';
import { expected, formOf, idsNamed, Person, wordsOf } from './support/person.ts';
import { waitForPictures } from './support/made.ts';
import { message } from './support/message.ts';
import { messages, site, storedFiles } from './support/underTest.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/images', name));
const landscape = fixture('exif-orientation-examples__Landscape_6.jpg');
const heic = fixture('test-assets__IMG_2682.heic');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n%%EOF\n');

/** Files that are uploaded as a photograph named `foto.jpg` with the type of a JPEG, and the reason that the page gives. */
const refused: [what: string, bytes: Buffer, reason: string][] = [
	['a PDF', pdf, 'pdf'],
	['a truncated JPEG', fixture('sharp__truncated.jpg'), 'damaged'],
	['half a photograph', landscape.subarray(0, landscape.length / 2), 'damaged'],
	['half a HEIC', heic.subarray(0, heic.length / 2), 'damaged'],
	['an SVG with a script', fixture('PayloadsAllTheThings__SVG_XSS1.svg'), 'svg'],
	['a decompression bomb', fixture('sharp__65536-uint32-limit.png'), 'too_many_pixels'],
	['a GIF', fixture('sharp__rotating-squares.gif'), 'gif'],
	['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not_a_picture'],
	['an executable', Buffer.from('\x7fELF\x02\x01\x01\0'.padEnd(4096, '\0'), 'latin1'), 'not_a_picture'],
	['an empty file', Buffer.alloc(0), 'empty']
];

let artist: Person;
let work = '';
test.beforeAll(async () => {
	artist = await new Person(site.origin).signInByMail(`pictures-${Date.now().toString(36)}@example.org`);
	work = await makeWork(artist, await makeArtist(artist, 'Bildprobe'), {}, []);
	// These tests count the stored files. So wait until the site makes no more files.
	await waitForPictures(site.origin);
});

/** Expects that nothing of the upload is left: no photograph of the work and no file in storage. The site must still respond. */
async function nothingLeft(filesBefore: number): Promise<void> {
	expect(idsNamed('photo', (await artist.get(`/studio/artworks/${work}`)).text)).toEqual([]);
	await expect.poll(storedFiles).toBe(filesBefore);
	expect((await artist.get('/healthz')).status).toBe(200);
}

for (const [what, bytes, reason] of refused) {
	test(`refuses ${what} with a sentence in the language of the page`, async () => {
		const before = await storedFiles();
		for (const language of ['de', 'en'] as const) {
			const path = `${language === 'en' ? '/en' : ''}/studio/artworks/${work}`;
			const photo = new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
			const answer = await artist.post(`${path}?/photo`, { role: 'front', photo });
			expect(answer.status).toBe(422);
			expect(wordsOf(answer.text)).toContain(messages('images', language)[`images_refused_${reason}`]);
			expect(answer.text).toContain(`<html lang="${language}"`);
		}
		await nothingLeft(before);
	});
}

test('refuses a form without a file', async () => {
	const none = new File([], '', { type: 'application/octet-stream' });
	const answer = await artist.post(`/studio/artworks/${work}?/photo`, { role: 'front', photo: none });
	expect([answer.status, wordsOf(answer.text)]).toEqual([422, expect.stringContaining(messages('artworks', 'de').artworks_photo_missing!)]);
});

test('keeps nothing of an upload whose connection breaks', async () => {
	const before = await storedFiles();
	const { body, contentType } = await encoded(landscape);
	const { hostname, port } = new URL(site.origin);
	for (const part of [200, body.length / 2, body.length - 10]) {
		const socket = connect({ host: hostname, port: Number(port), autoSelectFamily: true });
		socket.on('error', () => undefined);
		const lines = [
			`POST /studio/artworks/${work}?/photo HTTP/1.1`,
			`host: ${new URL(site.origin).host}`,
			`origin: ${site.origin}`,
			`cookie: ${artist.cookieHeader()}`,
			`content-type: ${contentType}`,
			`content-length: ${body.length}`
		];
		socket.write(`${lines.join('\r\n')}\r\n\r\n`);
		await new Promise<void>((resolve) => socket.write(body.subarray(0, Math.floor(part)), () => resolve()));
		await pause(150);
		socket.destroy();
	}
	await pause(300);
	await nothingLeft(before);
});

test('refuses a truncated form body with a sentence, and keeps nothing', async () => {
	const before = await storedFiles();
	const { body, contentType } = await encoded(landscape);
	const headers = { 'content-type': contentType, origin: site.origin };
	const answer = await artist.send(`/en/studio/artworks/${work}?/photo`, {
		method: 'POST',
		body: new Uint8Array(body.subarray(0, body.length / 2)),
		headers
	});
	expect([answer.status, wordsOf(answer.text)]).toEqual([
		400,
		expect.stringContaining(messages('artworks', 'en').artworks_photo_incomplete!)
	]);
	await nothingLeft(before);
});

/** What every page promises: the limit of the bucket of photographs. */
const max = '60 MB';

test('refuses a photograph above 60 MB and a form above 66 MB with a page that says so', async () => {
	const before = await storedFiles();
	for (const language of ['de', 'en'] as const) {
		const path = `${language === 'en' ? '/en' : ''}/studio/artworks/${work}?/photo`;
		const answer = await artist.post(path, { role: 'front', photo: new File([big(70_000_000)], 'foto.jpg') });
		expect(answer.status).toBe(413);
		expect(wordsOf(answer.text)).toContain(message('shared_too_large_text', { max }, language));
		expect(answer.text).toContain(`<html lang="${language}"`);
	}
	const middle = await artist.post(`/studio/artworks/${work}?/photo`, { role: 'front', photo: new File([big(60_000_001)], 'foto.jpg') });
	expect([middle.status, wordsOf(middle.text)]).toEqual([413, expect.stringContaining(message('images_refused_too_big', { max }))]);
	const script = await artist.post(
		`/en/studio/artworks/${work}?/photo`,
		{ role: 'front', photo: new File([big(70_000_000)], 'foto.jpg') },
		{ accept: 'application/json', 'x-sveltekit-action': 'true' }
	);
	expect(script.status).toBe(413);
	expect(JSON.parse(script.text)).toEqual({ type: 'error', error: { message: message('shared_too_large_text', { max }, 'en') } });
	await nothingLeft(before);
});

test('explains a refused file in a browser with and without JavaScript', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'waende-big-'));
	const before = await storedFiles();
	try {
		const file = await open(join(folder, 'riesig.jpg'), 'w');
		await file.truncate(70_000_000);
		await file.close();
		const cookies = [...artist.cookies].map(([name, value]) => ({ name, value, url: site.origin }));
		const upload = async (javaScriptEnabled: boolean, chosen: Parameters<import('@playwright/test').Locator['setInputFiles']>[0]) => {
			const context = await browser.newContext({ javaScriptEnabled });
			await context.addCookies(cookies);
			const page = await context.newPage();
			await page.goto(`${site.origin}/en/studio/artworks/${work}`, { waitUntil: 'networkidle' });
			await page.locator('#photo').setInputFiles(chosen);
			await page.getByRole('button', { name: messages('artworks', 'en').artworks_photo_add! }).click();
			return { page, close: () => context.close() };
		};
		const large = message('shared_too_large_text', { max }, 'en');
		const plain = await upload(false, join(folder, 'riesig.jpg'));
		await expect(plain.page.locator('main')).toContainText(large, { timeout: 20_000 });
		await plain.close();
		const scripted = await upload(true, join(folder, 'riesig.jpg'));
		await expect(scripted.page.locator('[data-upload="refused"]')).toContainText(message('images_refused_too_big', { max }, 'en'));
		await scripted.close();
		const wrong = await upload(true, { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: pdf });
		await expect(wrong.page.locator('[data-upload="refused"]')).toContainText(messages('images', 'en').images_refused_pdf!);
		await wrong.close();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	await nothingLeft(before);
});

test('accepts photographs afterwards, and keeps neither hidden code nor the file name', async () => {
	const path = `/studio/artworks/${work}`;
	const hiding = new File([new Uint8Array(fixture('PayloadsAllTheThings__PHP_exif_phpinfo.jpg'))], '../../evil.php', {
		type: 'text/x-php'
	});
	await expected(303, artist.post(`${path}?/photo`, { role: 'front', photo: hiding }));
	await expected(303, artist.post(`${path}?/photo`, { role: 'detail', photo: new File([heic], 'IMG_2682.HEIC', { type: '' }) }));
	const { text } = await artist.get(path);
	const ids = idsNamed('photo', text);
	expect(ids).toHaveLength(2);
	expect(text).not.toContain('evil.php');
	for (const [picture] of text.matchAll(/\/media\/[\w-]+\.\w+/g)) {
		const got = await artist.get(picture);
		expect.soft([got.status, got.text.includes('<?php')], picture).toEqual([200, false]);
	}
	for (const photo of ids) await expected(303, artist.post(`${path}?/remove`, { photo }));
	expect(idsNamed('photo', (await artist.get(path)).text)).toEqual([]);
});

const big = (bytes: number) => {
	const content = new Uint8Array(bytes);
	content.set([0xff, 0xd8, 0xff]);
	return content;
};

/** Encodes a form with a photograph as the body of a request. */
async function encoded(bytes: Buffer): Promise<{ body: Buffer; contentType: string }> {
	const form = formOf({ role: 'front', photo: new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' }) });
	const request = new Request(site.origin, { method: 'POST', body: form });
	return { contentType: request.headers.get('content-type') ?? '', body: Buffer.from(await request.arrayBuffer()) };
}
