import { signInAs } from './support/signIn.ts';
import { expect, type Page, test } from './support/test.ts';

/** Returns the numbers of the works on each wall of a page, in their order on the screen from left to right. */
async function orderOnWalls(page: Page): Promise<Record<string, string[]>> {
	await expect(page.locator('[data-placement]').first()).toBeVisible();
	return page.evaluate(() => {
		const left = (element: Element) => element.getBoundingClientRect().x;
		const walls = [...document.querySelectorAll('svg[data-wall]')].map((wall) => {
			const works = [...wall.querySelectorAll('[data-placement]')].sort((a, b) => left(a) - left(b));
			return [wall.getAttribute('data-wall')!, works.map((work) => work.getAttribute('data-placement')!)] as const;
		});
		return Object.fromEntries(walls);
	});
}

async function pathOfShow(page: Page): Promise<string> {
	await page.goto('/exhibitions');
	const href = await page.getByRole('link', { name: 'Anderswo zu Hause' }).first().getAttribute('href');
	return href ?? '';
}

test('Arabic pages run from right to left and fit every width', async ({ page }) => {
	const show = await pathOfShow(page);
	for (const path of ['', '/exhibitions', show, `${show}/walls`, '/artists', '/visit', '/offer', '/sign-in']) {
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`/ar${path}`);
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			expect(wide, `/ar${path} at ${width}`).toBeLessThanOrEqual(0);
		}
		const name = page.getByRole('banner').getByRole('link').first();
		const on = (await name.boundingBox())!;
		expect(on.x, 'the name of the site is on the right').toBeGreaterThan(640);
	}
});

test('walls are never mirrored: works have the same order as on German pages', async ({ page }) => {
	const show = await pathOfShow(page);
	for (const path of ['/', `${show}/walls`]) {
		await page.goto(path);
		const german = await orderOnWalls(page);
		expect(Object.values(german).flat().length).toBeGreaterThan(3);
		await page.goto(`/ar${path}`);
		expect(await orderOnWalls(page)).toEqual(german);
	}
});

test('the editor is never mirrored: neither the works nor the arrow keys swap left and right', async ({ page }) => {
	await signInAs(page, 'curator');
	await page.goto('/desk/exhibitions');
	const show = await page.getByRole('link', { name: 'Bei Nacht' }).first().getAttribute('href');
	await page.goto(`${show}/hang`);
	const german = await orderOnWalls(page);
	await page.goto(`/ar${show}/hang`);
	expect(await orderOnWalls(page)).toEqual(german);
	const [first = ''] = Object.values(german).flat();
	const work = page.locator(`[data-placement="${first}"]`);
	const x = Number(await work.getAttribute('x'));
	await work.focus();
	await page.keyboard.press('ArrowLeft');
	await expect(work).toHaveAttribute('x', String(x - 10));
	await page.keyboard.press('ArrowRight');
	await expect(work).toHaveAttribute('x', String(x));
});
