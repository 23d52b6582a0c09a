import { test as base } from '@playwright/test';
import { site } from './underTest.ts';

export { expect, type Locator, type Page } from '@playwright/test';

/** The base address of all tests is the site that the global set-up started for this worker. */
export const test = base.extend({
	actionTimeout: 10_000,
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the needed fixtures from this pattern
	baseURL: async ({}, use) => use(site.origin)
});
