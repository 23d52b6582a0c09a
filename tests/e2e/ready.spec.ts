import { signInAs } from './support/signIn.ts';
import { expect, type Page, test } from './support/test.ts';
import { message } from './support/message.ts';

/** The part of a page that carries the mark while its script is late. */
const shell = (page: Page) => page.locator('.shell');

/** Holds back the scripts of the next pages until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/entry/**', async (route) => {
		await held;
		await route.continue();
	});
	return release;
}

test('a page shows that its script is still loading, until it runs', async ({ page }) => {
	await signInAs(page, 'curator');
	const release = await holdScripts(page);
	await page.evaluate(() => location.assign('/desk/exhibitions/new'));
	await page.waitForURL('**/desk/exhibitions/new', { waitUntil: 'commit' });
	await page.waitForFunction(() => document.querySelector('.shell')?.getAttribute('data-script') === 'coming');
	release();
	await expect(shell(page)).not.toHaveAttribute('data-script');
	// The script stays for the next page.
	await page
		.getByRole('link', { name: message('requests_desk_title') })
		.first()
		.click();
	await expect(page).toHaveURL(/\/desk\/requests/);
	await expect(shell(page)).not.toHaveAttribute('data-script');
});

test('the first action of a test waits for a late script', async ({ page }) => {
	await signInAs(page, 'curator');
	const release = await holdScripts(page);
	await page.evaluate(() => location.assign('/desk/exhibitions/new'));
	await page.waitForURL('**/desk/exhibitions/new', { waitUntil: 'commit' });
	setTimeout(release, 700);
	await page.getByLabel(message('exhibitions_schedule_title_de'), { exact: true }).fill('Neu');
	// Read at once, without the retries of an assertion.
	expect(await page.evaluate(() => document.querySelector('.shell')?.hasAttribute('data-script'))).toBe(false);
});

test('pages without a script of their own are ready at once', async ({ page }) => {
	for (const path of ['/', '/exhibitions', '/sign-in']) {
		await page.goto(path);
		await expect(shell(page)).not.toHaveAttribute('data-script');
	}
});
