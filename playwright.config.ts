import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.ts';

const journeys = /(wholeWay|withoutScript|pages\/.*)\.spec/;

// All tests of a worker share one site and one backend, which the global set-up starts. So they run one after another.
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/setup.ts',
	workers: process.env.E2E_ORIGIN ? 1 : 2,
	fullyParallel: false,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	outputDir: 'test-results',
	reporter: 'list',
	// The longest tests run first. Otherwise one worker would run them at the end while the other is idle.
	projects: [
		{ name: 'journeys', testMatch: journeys },
		{ name: 'all else', testIgnore: journeys }
	],
	use: {
		browserName: 'chromium',
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		screenshot: 'only-on-failure',
		trace: 'off',
		launchOptions: { executablePath: await findChromium(), args: chromiumArgs }
	}
});
