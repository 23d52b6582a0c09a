import { expect, type Locator, type Page } from '@playwright/test';
import { message } from './message.ts';

/** A rectangle in the SVG of a wall, in millimetres; y from the top. */
export type Drawn = { x: number; y: number; width: number; height: number };

/** The box of the work with this number, as the page draws it. */
export const box = (page: Page, key: string): Locator => page.locator(`svg[data-wall] [data-placement="${key}"]`);

/** Returns the rectangle of a work from the attributes of the SVG, in millimetres. */
export async function drawn(page: Page, key: string): Promise<Drawn> {
	const values = await box(page, key).evaluate((element) =>
		['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name)))
	);
	const [x = NaN, y = NaN, width = NaN, height = NaN] = values;
	return { x, y, width, height };
}

export const tool = (page: Page, key: string): Locator => page.getByRole('button', { name: message(key), exact: true });

/** Waits until the page reports that everything is saved. */
export async function saved(page: Page): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: message('exhibitions_hang_saved', { time: '' }).trim() })).toBeVisible();
}

/** Enters the position of a work in the table of positions. `x` and `y` are centimetres in German notation ("12,5"). */
export async function typePlace(page: Page, key: string, wall: string, x: string, y: string): Promise<void> {
	await page.getByLabel(message('exhibitions_hang_wall_of', { number: key }), { exact: true }).selectOption({ label: wall });
	for (const [label, value] of [
		[message('exhibitions_hang_left_of', { number: key }), x],
		[message('exhibitions_hang_bottom_of', { number: key }), y]
	] as const) {
		await page.getByLabel(label, { exact: true }).fill(value);
		await page.keyboard.press('Tab');
	}
}

/** Scrolls to a work. Returns its centre in pixels of the viewport. */
export async function middleOf(page: Page, key: string): Promise<{ x: number; y: number }> {
	await box(page, key).scrollIntoViewIfNeeded();
	const on = (await box(page, key).boundingBox())!;
	return { x: on.x + on.width / 2, y: on.y + on.height / 2 };
}

/** Presses the mouse button over a work and moves the work by pixels, in steps. The button stays pressed. */
export async function grab(page: Page, key: string, dx: number, dy: number): Promise<void> {
	const from = await middleOf(page, key);
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + dx, from.y + dy, { steps: 12 });
}

/** The box of a work on one of the walls. */
export const onWall = (page: Page, wall: string, key: string): Locator =>
	page.locator(`svg[data-wall="${wall}"] [data-placement="${key}"]`);

/** A field in the panel of the selected work, by the message key of its label. */
export const chosenField = (page: Page, key: string): Locator => page.locator('.chosen').getByLabel(message(key), { exact: true });
