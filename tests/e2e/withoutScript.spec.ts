import { basename } from 'node:path';
import { box, drawn } from './support/editor.ts';
import { showFields } from './support/offering.ts';
import { photographs } from './support/photographs.ts';
import { signInAs, signInByCode } from './support/signIn.ts';
import { addWork, makeProfile, sendWorks } from './support/studio.ts';
import { expect, type Page, test } from './support/test.ts';
import { message } from './support/message.ts';

/** The journey of wholeWay.spec.ts in a browser without JavaScript. Each test continues where the previous one ended. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.use({ javaScriptEnabled: false });

const unique = `oskript-${Date.now().toString(36)}`;
const [artist, title, show, words] = [`Ona ${unique}`, `Leise ${unique}`, `Ohne Skript ${unique}`, 'Sehr gern.'];
let hangPath: string;

/** Uploads one photograph with the form, and waits until the page that comes back counts it. */
async function addPhotograph(page: Page, file: string, role: string, count: number): Promise<void> {
	await page
		.getByLabel(message('artworks_photo_role_label'))
		.last()
		.selectOption({ label: message(`artworks_role_${role}`) });
	await page.getByLabel(message('artworks_photo_label')).setInputFiles(file);
	await page.getByRole('button', { name: message('artworks_photo_add') }).click({ timeout: 30_000 });
	await expect(page.getByText(message('artworks_photos_count', { count })), basename(file)).toBeVisible();
}

test('an artist adds a work, uploads photographs one by one, and sends the work', async ({ page }) => {
	await signInByCode(page, `${unique}@example.org`);
	await makeProfile(page, artist);
	await addWork(page, { title, technique: 'Bleistift', height: '30', width: '40' });
	await addPhotograph(page, photographs.turned, 'front', 1);
	await addPhotograph(page, photographs.withPlace, 'detail', 2);
	await expect(page.getByText(message('artworks_ready_to_send'))).toBeVisible();
	await sendWorks(page, [title]);
});

test('a curator decides, releases, schedules and hangs with the table of positions', async ({ page }) => {
	await signInAs(page, 'curator');
	await page.getByRole('link', { name: artist }).click();
	await page.getByLabel(message('calls_review_outcome_accepted')).check();
	await page.getByLabel(message('calls_review_words'), { exact: true }).fill(words);
	await page.getByRole('button', { name: message('calls_review_plan') }).click();
	await expect(page.getByText(message('calls_review_planned_saved'))).toBeVisible();
	await page.getByRole('link', { name: message('calls_review_release_look') }).click();
	await expect(page.getByText(words)).toBeVisible();
	await page.getByRole('button', { name: message('calls_review_release_send') }).click();
	await expect(page.getByText(message('calls_review_released'))).toBeVisible();

	const { opens, closes } = showFields(show) as Record<string, string>;
	await page.goto('/desk/exhibitions/new');
	await page.getByLabel(message('exhibitions_schedule_title_de'), { exact: true }).fill(show);
	await page.getByLabel(message('exhibitions_schedule_opens')).fill(opens!);
	await page.getByLabel(message('exhibitions_schedule_closes')).fill(closes!);
	await page.getByRole('checkbox', { name: 'Wand B,' }).check();
	await page.getByRole('button', { name: message('exhibitions_schedule_walls_check') }).click();
	await expect(page.getByLabel(message('exhibitions_schedule_title_de'), { exact: true })).toHaveValue(show);
	await expect(page.getByRole('checkbox', { name: 'Wand B,' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'Wand B,' })).toHaveAccessibleDescription(message('bookings_wall_free'));
	await page.getByRole('button', { name: message('exhibitions_schedule_save'), exact: true }).click();
	await expect(page.getByText(message('exhibitions_schedule_saved'))).toBeVisible();
	await page.getByRole('checkbox', { name: title }).check();
	await page.getByRole('button', { name: message('exhibitions_schedule_add_button') }).click();
	await expect(page.getByText(message('exhibitions_schedule_added'))).toBeVisible();

	await page.getByRole('link', { name: message('exhibitions_schedule_hang_open') }).click();
	hangPath = new URL(page.url()).pathname;
	await page.getByLabel(message('exhibitions_hang_wall_of', { number: 1 })).selectOption({ label: 'B' });
	const left = page.getByLabel(message('exhibitions_hang_left_of', { number: 1 }));
	await left.fill('viel');
	await page.getByLabel(message('exhibitions_hang_bottom_of', { number: 1 })).fill('130');
	await page.getByRole('button', { name: message('exhibitions_hang_save'), exact: true }).click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	await expect(left, 'the form keeps the input').toHaveValue('viel');
	await expect(left).toHaveAttribute('aria-invalid', 'true');
	await left.fill('123,4');
	await page.getByRole('button', { name: message('exhibitions_hang_save'), exact: true }).click();
	expect(await drawn(page, '1')).toEqual({ x: 1234, y: 2800 - 1300 - 300, width: 400, height: 300 });
	await page.getByRole('button', { name: message('exhibitions_hang_publish'), exact: true }).click();
	await expect(page.getByText(message('exhibitions_hang_published'))).toBeVisible();
	await page.goto(hangPath.replace(/\/hang$/, ''));
	await page.getByRole('button', { name: message('exhibitions_schedule_publish'), exact: true }).click();
	await expect(page.getByText(message('exhibitions_schedule_published'), { exact: true })).toBeVisible();
});

test('a visitor reads the wall as a picture and in words, the work and the artist', async ({ page }) => {
	await page.goto('/exhibitions');
	await page.getByRole('link', { name: show }).first().click();
	await page
		.getByRole('link', { name: message('gallery_show_walk') })
		.first()
		.click();
	await expect(box(page, '1')).toBeVisible();
	expect((await drawn(page, '1')).x).toBe(1234);
	await expect(
		page.getByText('Nummer 1, einziges Werk an dieser Wand, 123,4 cm vom linken Rand der Wand, Mitte auf 145 cm.')
	).toBeVisible();
	await page
		.getByRole('link', { name: new RegExp(title) })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.locator('main picture img').first()).toBeVisible();
	await page.goto('/artists');
	await page.getByRole('link', { name: artist }).click();
	await expect(page.getByRole('heading', { level: 1, name: artist })).toBeVisible();
	for (const path of ['/', '/visit', '/offer', '/privacy', '/en', '/en/exhibitions']) {
		expect((await page.goto(path))?.status(), path).toBe(200);
		await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
	}
});
