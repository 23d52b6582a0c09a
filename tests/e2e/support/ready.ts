import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** The root layout carries this mark until the script of the page runs. */
const coming = '[data-script="coming"]';

/**
 * Makes every page of the browser wait for its script before anything is done with it. Otherwise a form that is submitted early goes the
 * way without JavaScript. Pages without a script of their own are ready at once. `runScripts` is the default for contexts that don't set
 * `javaScriptEnabled`.
 */
export function waitingForScripts(browser: Browser, runScripts: () => boolean): void {
	const newContext = browser.newContext.bind(browser);
	browser.newContext = async (options: BrowserContextOptions = {}) => {
		const context = await newContext(options);
		if (options.javaScriptEnabled ?? runScripts()) context.on('page', (page) => void waitInPage(page));
		return context;
	};
}

async function waitInPage(page: Page): Promise<void> {
	for (const name of ['goto', 'reload'] as const) {
		const go = page[name].bind(page) as (...args: unknown[]) => ReturnType<Page['goto']>;
		// Keys, the mouse and evaluated code don't go through a locator.
		Object.assign(page, {
			[name]: async (...args: unknown[]) => {
				const response = await go(...args);
				await page.locator(coming).waitFor({ state: 'detached' });
				return response;
			}
		});
	}
	// Runs before each action and each waiting assertion. Playwright goes on once the mark is gone.
	await page.addLocatorHandler(page.locator(coming), () => Promise.resolve()).catch(() => undefined);
}
