import { test as base } from '@playwright/test';
import { waitingForScripts } from './ready.ts';
import { site } from './under-test.ts';

export { expect, type Locator, type Page } from '@playwright/test';

type Scripts = { run: boolean };

/** Stories begin at the address of the site that the set-up started, and are never quicker than the script of a page. */
export const test = base.extend<{ scriptsOfStory: void }, { scripts: Scripts }>({
	actionTimeout: 10_000,
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
	baseURL: async ({}, use) => use(site.origin),
	scripts: [
		async ({ browser }, use) => {
			const scripts = { run: true };
			waitingForScripts(browser, () => scripts.run);
			await use(scripts);
		},
		{ scope: 'worker', auto: true }
	],
	/** In a browser that runs no script nobody waits for one. */
	scriptsOfStory: [
		async ({ scripts, javaScriptEnabled }, use) => {
			scripts.run = javaScriptEnabled !== false;
			await use();
			scripts.run = true;
		},
		{ auto: true }
	]
});
