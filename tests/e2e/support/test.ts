import { test as base } from '@playwright/test';
import { site } from './underTest.ts';

export { expect, type Locator, type Page } from '@playwright/test';

/** Stories begin at the address of the site that the set-up started. */
export const test = base.extend({
	actionTimeout: 10_000,
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
	baseURL: async ({}, use) => use(site.origin)
});
