import { expect, test } from './support/test.ts';
import { signInAs } from './support/signIn.ts';
import { messages } from './support/underTest.ts';

const title = messages('shared', 'en').shared_error_not_found_title ?? '';

test('shows people who may not enter the page for unknown addresses, in their language, with and without the router', async ({ page }) => {
	const problems: string[] = [];
	page.on('pageerror', ({ message }) => problems.push(message));
	page.on('console', (message) => {
		if (['warning', 'error'].includes(message.type()) && !message.text().includes('404')) problems.push(message.text());
	});
	await signInAs(page, 'artist');

	const answer = await page.goto('/en/desk/people?x=1');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	const german = page.getByRole('link', { name: 'Deutsch' });
	await expect(german).toHaveAttribute('href', '/desk/people?x=1');

	// The router requests only the data of a page, so it follows a link without a new document.
	await page.goto('/en/studio');
	await page.evaluate(() => {
		const link = Object.assign(document.createElement('a'), { href: '/en/desk/exhibitions', textContent: 'to the desk', id: 'probe' });
		document.querySelector('main')?.prepend(link);
		Object.assign(window, { sameDocument: true });
	});
	await page.locator('#probe').click();
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page).toHaveURL(/\/en\/desk\/exhibitions$/);
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
	await expect(german).toHaveAttribute('href', '/desk/exhibitions');
	expect(problems).toEqual([]);
});
