import { type BrowserContext } from '@playwright/test';
import sharp from 'sharp';
import { browserOf } from './support/hanging.ts';
import { makeArtist, makeWork, sendWorks } from './support/offering.ts';
import { expected, idsNamed, mediaPaths, Person } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const [width, height] = [800, 600];
/** Returns a JPEG with vertical stripes of ten pixels on the left half and one colour on the right half. */
async function stripes(): Promise<File> {
	const row = Buffer.alloc(width * 3, 90);
	for (let x = 0; x < width / 2; x++) row.fill(Math.floor(x / 10) % 2 === 0 ? 10 : 245, x * 3, x * 3 + 3);
	const raw = Buffer.concat(Array.from({ length: height }, () => row));
	const bytes = await sharp(raw, { raw: { width, height, channels: 3 } })
		.jpeg({ quality: 95 })
		.toBuffer();
	return new File([new Uint8Array(bytes)], 'streifen.jpg', { type: 'image/jpeg' });
}

const artist = new Person(site.origin);
let artistId: string;
test.beforeAll(async () => {
	const unique = Date.now().toString(36);
	await artist.signInByMail(`foto-${unique}@example.org`);
	artistId = await makeArtist(artist, `Foto ${unique}`);
});

/** Creates a work with this photograph. `work` is its address in the studio, `edit` that of the page that edits the photograph. */
async function newPhoto(): Promise<{ id: string; work: string; edit: string }> {
	const id = await makeWork(artist, artistId, { title: 'Streifen' }, []);
	const work = `/studio/artworks/${id}`;
	await expected(303, artist.post(`${work}?/photo`, { photo: await stripes(), role: 'front' }));
	const [photo = ''] = idsNamed('photo', (await expected(200, artist.get(work))).text);
	return { id, work, edit: `${work}/photos/${photo}` };
}

async function bytesAt(person: Person, path: string): Promise<Buffer> {
	const answer = await fetch(site.origin + path, { headers: { cookie: person.cookieHeader() } });
	expect(answer.status).toBe(200);
	return Buffer.from(await answer.arrayBuffer());
}

/** Waits until all files of the photograph are made, then returns them as grey pixels. */
async function published(work: string) {
	let text = '';
	await expect(async () => {
		({ text } = await expected(200, artist.get(work)));
		expect(text).toContain('data-making="0"');
	}).toPass({ timeout: 20_000 });
	const paths = mediaPaths(text);
	expect(paths.length).toBeGreaterThanOrEqual(4);
	return Promise.all(
		paths.map(async (path) => {
			const { data, info } = await sharp(await bytesAt(artist, path))
				.greyscale()
				.raw()
				.toBuffer({ resolveWithObject: true });
			const grey = (x: number, y: number) => data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels]!;
			/** The difference between the lightest and the darkest point of a horizontal line. `y`, `from` and `to` are between 0 and 1. */
			const contrast = (y: number, from: number, to: number) => {
				const line = Array.from({ length: 200 }, (_, i) => grey(from + ((to - from) * i) / 200, y));
				return Math.max(...line) - Math.min(...line);
			};
			return { width: info.width, height: info.height, ratio: info.width / info.height, grey, contrast };
		})
	);
}

const button = (page: Page, key: string, values = {}) =>
	page.getByRole('button', { name: message(`artworks_retouch_${key}`, values), exact: true });
const numbers = (page: Page, part: string, side: string) => page.locator(`#${part}-${side}`);
async function openEditor(context: BrowserContext, path: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(path);
	await expect(page.locator('form[data-scripted]')).toBeVisible();
	return page;
}
const saved = (page: Page) => expect(page.getByText(message('artworks_retouch_saved'))).toBeVisible({ timeout: 20_000 });

test('keyboard users rotate, crop and hide a spot, and every published file shows the result', async ({ browser }) => {
	const { work, edit } = await newPhoto();
	const context = await browserOf(browser, artist);
	const page = await openEditor(context, edit);
	const says = page.locator('form [role=status]');
	await button(page, 'turn_right').press('Enter');
	await expect(says).toHaveText(message('artworks_retouch_said_turned', { degrees: 90 }));
	// After the rotation the picture is 600 by 800, and the stripes are in the upper half.
	const corner = page.getByRole('button', { name: message('artworks_retouch_corner_se', { name: message('artworks_retouch_crop') }) });
	await corner.focus();
	for (let i = 0; i < 50; i++) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Shift+ArrowLeft');
	const cut = { name: message('artworks_retouch_crop'), x: '0,0', y: '0,0', width: '99,9', height: '50,0' };
	await expect(says).toHaveText(message('artworks_retouch_said', cut));
	await expect(numbers(page, 'crop', 'height')).toHaveValue('50,0');
	await button(page, 'undo').press('Enter');
	await expect(numbers(page, 'crop', 'width')).toHaveValue('100,0');
	await button(page, 'redo').press('Enter');
	await button(page, 'undo').press('Enter');
	await button(page, 'hide').press('Enter');
	await page.locator('[data-part="0"]').focus();
	for (const [key, times] of [
		['ArrowUp', 25],
		['ArrowLeft', 40]
	] as const)
		for (let i = 0; i < times; i++) await page.keyboard.press(key);
	await expect(numbers(page, 'blur-0', 'x')).toHaveValue('0,0');
	await expect(numbers(page, 'blur-0', 'y')).toHaveValue('0,0');
	await expect(page.locator('[data-changed=true]')).toBeVisible();
	await button(page, 'save').press('Enter');
	await saved(page);
	await expect(page.locator('[data-changed=false]')).toBeVisible();
	await expect(numbers(page, 'crop', 'height')).toHaveValue('50,0');
	for (const file of await published(work)) {
		expect(file.ratio).toBeCloseTo(1.5, 1);
		// The stripes are horizontal now. A column from top to bottom, away from the hidden spot, crosses both greys.
		const column = Array.from({ length: 100 }, (_, i) => file.grey(0.9, i / 100));
		expect(Math.max(...column) - Math.min(...column)).toBeGreaterThan(180);
		// The spot is a quarter of the width and a twelfth of the height. Inside it only the means of the stripes are left.
		const hidden = Array.from({ length: 20 }, (_, i) => file.grey(0.12, 0.03 + i * 0.006));
		expect(Math.max(...hidden) - Math.min(...hidden)).toBeLessThan(60);
	}
	await context.close();
});

test('single taps on a phone of 320 pixels crop a photograph', async ({ browser }) => {
	const { work, edit } = await newPhoto();
	const phone = await browserOf(browser, artist, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
	const page = await openEditor(phone, edit);
	for (let i = 0; i < 10; i++) await button(page, 'narrower').tap();
	for (let i = 0; i < 5; i++) await button(page, 'to_right').tap();
	await expect(numbers(page, 'crop', 'x')).toHaveValue('10,0');
	await button(page, 'hide').tap();
	await expect(button(page, 'spot', { number: 1 })).toHaveAttribute('aria-pressed', 'true');
	await button(page, 'remove', { number: 1 }).tap();
	await expect(page.locator('[data-part="0"]')).toHaveCount(0);
	await button(page, 'turn_left').tap();
	await button(page, 'turn_right').tap();
	await expect(numbers(page, 'crop', 'x')).toHaveValue('10,0');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await button(page, 'save').tap();
	await saved(page);
	for (const { ratio } of await published(work)) expect(ratio).toBeCloseTo(720 / 600, 1);
	await phone.close();
});

test('a pointer draws the crop, and straightening leaves no empty corners', async ({ browser }) => {
	const { work, edit } = await newPhoto();
	const context = await browserOf(browser, artist);
	const page = await openEditor(context, edit);
	const image = (await page.locator('svg[role=application]').boundingBox())!;
	await page.mouse.move(image.x, image.y);
	await page.mouse.down();
	await page.mouse.move(image.x + image.width / 4, image.y + image.height / 4, { steps: 4 });
	await page.mouse.move(image.x + image.width / 2, image.y, { steps: 4 });
	await page.mouse.up();
	await expect(numbers(page, 'crop', 'x')).toHaveValue(/^(49,[5-9]|50,[0-5])$/);
	await numbers(page, 'crop', 'x').fill('50');
	await numbers(page, 'crop', 'width').fill('50');
	await page.getByRole('slider').fill('50');
	await expect(page.locator('#tilt')).toHaveValue('5,0');
	await button(page, 'save').click();
	await saved(page);
	for (const file of await published(work)) {
		expect(file.ratio).toBeCloseTo(400 / 600, 1);
		for (const [x, y] of [
			[0.99, 0.01],
			[0.99, 0.99],
			[0.9, 0.5]
		] as const)
			expect(Math.abs(file.grey(x, y) - 90)).toBeLessThan(12);
	}
	await context.close();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('number fields edit the photograph, explain errors beside the field, and restore the original', async ({ page, context }) => {
		const { work, edit } = await newPhoto();
		const before = await published(work);
		const old = mediaPaths((await expected(200, artist.get(work))).text);
		await context.addCookies([...artist.cookies].map(([name, value]) => ({ name, value, url: site.origin })));
		await page.goto(edit);
		const more = (side: string) => page.locator(`#blur-more-${side}`);
		for (const [side, value] of [
			['x', '0'],
			['y', '0'],
			['width', '100'],
			['height', '150']
		] as const)
			await more(side).fill(value);
		await numbers(page, 'crop', 'width').fill('50');
		await page.locator('#tilt').fill('99');
		await button(page, 'save').click();
		await expect(page.locator('#tilt')).toHaveAccessibleDescription(new RegExp(message('artworks_retouch_error_tilt')));
		await expect(numbers(page, 'blur-0', 'height')).toHaveAccessibleDescription(message('artworks_retouch_error_too_large'));
		await expect(numbers(page, 'blur-0', 'height')).toHaveValue('150');
		await expect(numbers(page, 'crop', 'width'), 'the form keeps the input').toHaveValue('50');
		await page.locator('#tilt').fill('0');
		await numbers(page, 'blur-0', 'height').fill('50');
		await button(page, 'show').click();
		await expect(numbers(page, 'blur-0', 'height')).toHaveValue('50');
		expect((await published(work))[0]!.ratio, 'a preview changes no published file').toBeCloseTo(4 / 3, 1);
		await button(page, 'save').click();
		await saved(page);
		for (const path of old) expect((await artist.get(path)).status, 'the old files are gone').toBe(404);
		for (const file of await published(work)) {
			expect(file.ratio).toBeCloseTo(400 / 600, 1);
			expect(file.contrast(0.25, 0.05, 0.95)).toBeLessThan(60);
			expect(file.contrast(0.75, 0.05, 0.95)).toBeGreaterThan(180);
		}
		await button(page, 'original').click();
		await saved(page);
		const after = await published(work);
		const sizes = (files: { width: number; height: number }[]) => files.map((file) => `${file.width}x${file.height}`).sort();
		expect(sizes(after)).toEqual(sizes(before));
		for (const file of after)
			for (const x of [0.006, 0.019, 0.31, 0.8])
				expect(Math.abs(file.grey(x, 0.2) - before.find((one) => one.width === file.width)!.grey(x, 0.2))).toBeLessThan(8);
	});
});

test('only the artist edits a photograph or sees the upload, and the desk reads about edits once the work is sent', async () => {
	const { id, edit } = await newPhoto();
	const [other, curator] = [new Person(site.origin), new Person(site.origin)];
	await other.signInByMail(`andere-${Date.now().toString(36)}@example.org`);
	await makeArtist(other, 'Andere');
	await curator.signInAs('curator');
	const part = { crop_x: '0', crop_y: '0', crop_width: '50', crop_height: '100' };
	const spot = { blur_x: '0', blur_y: '0', blur_width: '10', blur_height: '10' };
	const refused = async () => {
		for (const person of [other, curator]) {
			await expected(404, person.get(edit));
			await expected(404, person.post(`${edit}?/save`, { turn: '90', tilt: '0', ...part }));
			await expected(404, person.post(`${edit}?/original`, {}));
		}
		for (const person of [new Person(site.origin), other, curator]) await expected(404, person.get(`${edit}/preview`));
	};
	await refused();
	await expected(303, artist.post(`${edit}?/save`, { turn: '0', tilt: '0', ...part, ...spot }));
	expect(await sharp(await bytesAt(artist, `${edit}/preview`)).metadata()).toMatchObject({ width, height, format: 'jpeg' });
	expect((await expected(200, artist.get(edit))).text).not.toContain(message('artworks_retouch_sent'));
	const submission = await sendWorks(artist, artistId, [id]);
	const did = `${message('artworks_retouch_did_crop')} und ${message('artworks_retouch_did_hide_one')}`;
	expect((await expected(200, curator.get(`/desk/submissions/${submission}`))).text).toContain(
		message('artworks_retouch_by_artist', { what: did })
	);
	expect((await expected(200, artist.get(edit))).text).toContain(message('artworks_retouch_sent'));
	await refused();
});
