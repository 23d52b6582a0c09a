import { test as base } from '@playwright/test';
import { waitingForScripts } from './ready.ts';
import { site } from './underTest.ts';

export { expect, type Locator, type Page } from '@playwright/test';

type Scripts = { run: boolean };

/** The base address of all tests is the site that the global set-up started for this worker. Tests wait for the script of each page. */
export const test = base.extend<{ scriptsOfTest: void }, { scripts: Scripts }>({
	actionTimeout: 10_000,
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the needed fixtures from this pattern
	baseURL: async ({}, use) => use(site.origin),
	scripts: [
		async ({ browser }, use) => {
			const scripts = { run: true };
			waitingForScripts(browser, () => scripts.run);
			await use(scripts);
		},
		{ scope: 'worker', auto: true }
	],
	/** A test in a browser without JavaScript doesn't wait for scripts. */
	scriptsOfTest: [
		async ({ scripts, javaScriptEnabled }, use) => {
			scripts.run = javaScriptEnabled !== false;
			await use();
			scripts.run = true;
		},
		{ auto: true }
	]
});
