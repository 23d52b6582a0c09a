import { basename } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { message } from './message.ts';

const label = (page: Page, key: string) => page.getByLabel(message(key), { exact: true });
const button = (page: Page, key: string) => page.getByRole('button', { name: message(key), exact: true });

/** Fills in the profile of an artist who is here for the first time. */
export async function makeProfile(page: Page, name: string): Promise<void> {
	await page.getByRole('link', { name: message('calls_submit_studio_begin') }).click();
	await label(page, 'artworks_profile_name_label').fill(name);
	await button(page, 'artworks_profile_save').click();
	await expect(page.getByRole('heading', { level: 1, name: message('calls_submit_studio_title') })).toBeVisible();
}

/** Adds a work with all required facts except a photograph. The page of the work is open afterwards. Sizes in cm. Returns its id. */
export async function addWork(page: Page, work: { title: string; technique: string; height: string; width: string }): Promise<string> {
	await page.goto('/studio');
	await page.getByRole('link', { name: message('calls_submit_studio_add') }).click();
	await label(page, 'artworks_title_label').first().fill(work.title);
	await label(page, 'artworks_technique_label').first().fill(work.technique);
	await label(page, 'artworks_height_label').fill(work.height);
	await label(page, 'artworks_width_label').fill(work.width);
	await button(page, 'artworks_save_and_photos').click();
	await expect(page).toHaveURL(/\/studio\/artworks\/[0-9a-f-]{36}/);
	await expect(page.getByRole('heading', { level: 1, name: work.title })).toBeVisible();
	return /[0-9a-f-]{36}/.exec(page.url())![0];
}

/** Chooses photographs and uploads them. `onway` runs during the upload. */
export async function addPhotographs(page: Page, files: string[], onway: () => Promise<void> = () => Promise.resolve()): Promise<void> {
	await page.getByLabel(message('artworks_photo_label')).setInputFiles(files);
	await button(page, 'artworks_photo_add').click();
	await onway();
	for (const file of files)
		await expect(page.getByText(message('artworks_photo_done', { name: basename(file) }))).toBeVisible({ timeout: 30_000 });
}

/** Submits all complete works to the open call, with all consents. */
export async function sendWorks(page: Page, titles: string[]): Promise<void> {
	await page.goto('/studio');
	const area = page.getByRole('navigation', { name: message('calls_submit_studio_area') });
	await area.getByRole('link', { name: message('calls_submit_title') }).click();
	for (const title of titles) await expect(page.getByRole('checkbox', { name: title })).toBeChecked();
	for (const consent of ['website', 'archive', 'full_resolution', 'machines']) await label(page, `consents_${consent}_label`).check();
	await label(page, 'calls_submit_rules_label').check();
	await label(page, 'calls_submit_privacy_label').check();
	await button(page, 'calls_submit_send').click();
	await expect(page.getByRole('heading', { level: 1, name: message('calls_submit_sent_title') })).toBeVisible();
}
