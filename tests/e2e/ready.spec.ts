import { signInAs } from './support/sign-in.ts';
import { expect, type Page, test } from './support/test.ts';
import { say } from './support/words.ts';

/** A page whose script is late: it says so, it works as a form meanwhile, and the other stories wait for it. */
const shell = (page: Page) => page.locator('.shell');

/** Lets the scripts of the next pages through when the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/entry/**', async (route) => {
		await held;
		await route.continue();
	});
	return release;
}

test('a page says that its script is still to come, and stops saying so', async ({ page }) => {
	await signInAs(page, 'curator');
	const release = await holdScripts(page);
	await page.evaluate(() => location.assign('/desk/exhibitions/new'));
	await page.waitForURL('**/desk/exhibitions/new', { waitUntil: 'commit' });
	await page.waitForFunction(() => document.querySelector('.shell')?.getAttribute('data-script') === 'coming');
	release();
	await expect(shell(page)).not.toHaveAttribute('data-script');
	// Once here it stays, also on the next page.
	await page
		.getByRole('link', { name: say('requests_desk_title') })
		.first()
		.click();
	await expect(page).toHaveURL(/\/desk\/requests/);
	await expect(shell(page)).not.toHaveAttribute('data-script');
});

test('whatever a story does first waits for a late script', async ({ page }) => {
	await signInAs(page, 'curator');
	const release = await holdScripts(page);
	await page.evaluate(() => location.assign('/desk/exhibitions/new'));
	await page.waitForURL('**/desk/exhibitions/new', { waitUntil: 'commit' });
	setTimeout(release, 700);
	await page.getByLabel(say('exhibitions_schedule_title_de'), { exact: true }).fill('Neu');
	// Asked at once, without the patience of an assertion.
	expect(await page.evaluate(() => document.querySelector('.shell')?.hasAttribute('data-script'))).toBe(false);
});

test('pages without a script of their own are ready at once', async ({ page }) => {
	for (const path of ['/', '/exhibitions', '/sign-in']) {
		await page.goto(path);
		await expect(shell(page)).not.toHaveAttribute('data-script');
	}
});
