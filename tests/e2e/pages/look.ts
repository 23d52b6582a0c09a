import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, test } from '@playwright/test';
import { findExamples, type Found, type PageRow, pages, type Role } from './table.ts';
import { expected, Person } from '../support/person.ts';
import { site } from '../support/underTest.ts';

/** The axe rules whose result depends on width and colours. Names, roles and order are the same in every variant. */
const byLook = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable', 'meta-viewport'];
const languages = [
	{ prefix: '', lang: 'de', dir: 'ltr' },
	{ prefix: '/en', lang: 'en', dir: 'ltr' },
	{ prefix: '/ar', lang: 'ar', dir: 'rtl' }
] as const;
const widths = [320, 390, 1440];
const schemes = ['light', 'dark'] as const;

/** One variant of a page. `rules`: the contrast checks take most of axe's time, so the wide run checks all rules once per language. */
type Way = (typeof languages)[number] & { width: number; scheme: (typeof schemes)[number]; rules: 'all' | 'by look' };

/** `npm run test:wide` checks every language, width and scheme. `npm test` checks one variant, on a phone. */
const isWide = process.env.WIDE === '1';
const ways: Way[] = isWide
	? languages.flatMap((language, i) =>
			widths.flatMap((width, j) =>
				schemes.map((scheme): Way => ({ ...language, width, scheme, rules: i === j && scheme === 'light' ? 'all' : 'by look' }))
			)
		)
	: [{ ...languages[0], width: 390, scheme: 'light', rules: 'all' }];
/** The number of pages that are open at the same time. */
const atOnce = 3;
const roles: Role[] = ['visitor', 'artist', 'curator', 'coordinator'];

/** Declares one test for each page that the roles in `who` use. */
export function lookAtPages(...who: Role[]): { found: () => Found; people: Record<Role, Person> } {
	let found: Found;
	const people = {} as Record<Role, Person>;
	const contexts = new Map<string, BrowserContext>();

	test.beforeAll(async ({ browser }) => {
		test.setTimeout(120_000);
		for (const role of roles) people[role] = new Person(site.origin);
		for (const role of ['artist', 'curator', 'coordinator'] as const) await people[role].signInAs(role);
		// The page to enter a code exists only after a code was requested.
		await expected(303, people.visitor.post('/sign-in?/ask', { email: 'visitor@example.org', next: '' }));
		found = await findExamples(people);
		for (const role of roles) {
			const cookies = [...people[role].cookies].map(([name, value]) => ({ name, value, url: site.origin }));
			for (const { width, scheme } of ways) {
				if (contexts.has(role + width + scheme)) continue;
				const viewport = { width, height: 800 };
				const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
				await context.addCookies(cookies);
				contexts.set(role + width + scheme, context);
			}
		}
	});
	test.afterAll(async () => {
		for (const context of contexts.values()) await context.close();
	});

	for (const [route, row] of Object.entries(pages).filter(([, { role }]) => who.includes(role))) {
		test(`${route} has no errors, no accessibility violations and no sideways scrolling`, async () => {
			test.setTimeout(isWide ? 240_000 : 60_000);
			for (let i = 0; i < ways.length; i += atOnce) {
				const group = ways.slice(i, i + atOnce);
				await Promise.all(group.map((way) => look(route, row, way, contexts.get(row.role + way.width + way.scheme)!, row.address(found))));
			}
		});
	}
	return { found: () => found, people };
}

async function look(
	route: string,
	{ script, role, status = 200 }: PageRow,
	way: Way,
	context: BrowserContext,
	address: string
): Promise<void> {
	const page = await context.newPage();
	const name = `${route} ${way.lang} ${way.width} ${way.scheme}`;
	const troubles: string[] = [];
	const url = site.origin + way.prefix + address;
	page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
	page.on('request', (request) => {
		if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== site.origin) troubles.push(`requests ${request.url()}`);
	});
	const response = await page.goto(url, { waitUntil: 'load' });
	const headers = response?.headers() ?? {};
	expect.soft([name, response?.status(), page.url()]).toEqual([name, status, url.replace(/(\/en|\/ar)\/$/, '$1')]);
	expect.soft(headers, name).toMatchObject({
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'content-security-policy': expect.stringMatching(/default-src 'self'.*object-src 'none'/s)
	});
	expect.soft(headers['content-security-policy'], name).not.toMatch(/script-src[^;]*unsafe/);
	if (/^\/(account|studio|desk|sign|dev)/.test(route)) expect.soft(headers['cache-control'], name).toBe('private, no-store');
	const html = (await response?.text()) ?? '';
	// The heading must be in the HTML of the server, before any script has run.
	expect.soft(html.match(/<h1[\s>]/g), name).toHaveLength(1);
	if (!script) expect.soft(html, name).not.toMatch(/__sveltekit|modulepreload|kit\.start|_app\/immutable\/entry/);
	const seen = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		h1: document.querySelectorAll('h1').length,
		titled: document.title.length > 5,
		wide: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) > innerWidth
	}));
	expect.soft(seen, name).toEqual({ lang: way.lang, dir: way.dir, h1: 1, titled: true, wide: false });
	// The browser also logs an error for a response with an error status.
	if (status !== 200) troubles.splice(0, 1);
	expect.soft(troubles, name).toEqual([]);
	// The mails in sandboxed frames are separate documents. Remove them, so that axe checks the page only.
	await page.evaluate(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));
	const axe = new AxeBuilder({ page }).setLegacyMode();
	if (way.rules === 'by look') axe.withRules(byLook);
	else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
	// They have the colours of the public pages.
	if (!isWide && role !== 'visitor') axe.disableRules('color-contrast');
	const { violations } = await axe.analyze();
	const wrong = violations.flatMap(({ id, nodes }) =>
		nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`)
	);
	expect.soft(wrong, name).toEqual([]);
	await page.close();
}
