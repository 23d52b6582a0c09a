import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** What the root layout says of itself as long as the script of a page hasn't come. */
const coming = '[data-script="coming"]';

/**
 * Makes every page of the browser wait for its script before something is done with it: a form that is sent before goes the way without
 * script. Pages without a script of their own are ready at once. `runScripts`: whether a browser that isn't told otherwise runs scripts.
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
		// For what no locator waits for: keys, the mouse, what is evaluated in the page.
		Object.assign(page, {
			[name]: async (...args: unknown[]) => {
				const response = await go(...args);
				await page.locator(coming).waitFor({ state: 'detached' });
				return response;
			}
		});
	}
	// Before each action and each assertion that waits; Playwright goes on once the mark is gone.
	await page.addLocatorHandler(page.locator(coming), () => Promise.resolve()).catch(() => undefined);
}
