/** `npm run shots` takes screenshots of all main pages into shots/. `npm run shots -- ADDRESS` takes them from a running site. */
import { mkdir, rm } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { startSite } from '../tests/support/site.ts';
import { chromiumArgs, findChromium } from './chromium.ts';

const widths = [320, 390, 1440];
const variants = [
	{ name: 'de', prefix: '', scheme: 'light' },
	{ name: 'de-dark', prefix: '', scheme: 'dark' },
	{ name: 'ar', prefix: '/ar', scheme: 'light' }
] as const;

const given = process.argv[2];
const site = given ? null : await startSite();
const origin = given ?? site!.origin;
await rm('shots', { recursive: true, force: true });
await mkdir('shots', { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

try {
	const pages = await publicPages();
	for (const { name, prefix, scheme } of variants) {
		for (const width of widths) {
			const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce' });
			const page = await context.newPage();
			for (const [title, path] of pages) await shoot(page, `${prefix}${path}`, `${title}-${name}-${width}`);
			for (const role of ['artist', 'curator', 'coordinator'] as const) await inside(page, role, prefix, `${name}-${width}`);
			await context.close();
			console.log(`  ${name} at ${width} px`);
		}
	}
} finally {
	await browser.close();
	await site?.stop();
}

async function shoot(page: Page, path: string, file: string): Promise<void> {
	await page.goto(origin + (path || '/'), { waitUntil: 'networkidle' });
	await page.screenshot({ path: `shots/${file}.png`, fullPage: true });
}

/** File names and paths of the public pages. */
async function publicPages(): Promise<[string, string][]> {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string; when: string }[];
	const show = (shows.find(({ when }) => when === 'current') ?? shows[0])!;
	const detail = (await (await fetch(`${origin}/api/exhibitions/${show.slug}`)).json()) as {
		walls: { placements: { artworkId: string }[] }[];
	};
	const artwork = detail.walls.flatMap((wall) => wall.placements)[0]!.artworkId;
	const page = await browser.newPage();
	await page.goto(`${origin}/artists`);
	const artist = await page.locator('main a[href*="/artists/"]').first().getAttribute('href');
	await page.close();
	return [
		['home', ''],
		['exhibitions', '/exhibitions'],
		['show', `/exhibitions/${show.slug}`],
		['walls', `/exhibitions/${show.slug}/walls`],
		['artwork', `/artworks/${artwork}`],
		['true-size', `/artworks/${artwork}/true-size`],
		['wall-in-time', '/walls/A'],
		['artists', '/artists'],
		['artist', artist ?? '/artists'],
		['visit', '/visit'],
		['search', '/search?q=nacht'],
		['ask', '/ask?about=room'],
		['offer', '/offer'],
		['sign-in', '/sign-in'],
		['privacy', '/privacy'],
		['not-found', '/exhibitions/none']
	];
}

/** Takes the pages behind the sign-in, as the given role. */
async function inside(page: Page, role: 'artist' | 'curator' | 'coordinator', prefix: string, suffix: string): Promise<void> {
	await page.context().clearCookies();
	await page.goto(`${origin}${prefix}/sign-in`);
	await page.locator(`button[name="role"][value="${role}"]`).click();
	await page.waitForURL(/studio|desk/);
	if (role === 'artist') {
		await shoot(page, `${prefix}/studio`, `studio-${suffix}`);
		await shoot(page, `${prefix}/studio/artworks/new`, `studio-new-${suffix}`);
		await shoot(page, `${prefix}/studio/send`, `studio-send-${suffix}`);
	} else if (role === 'coordinator') {
		await shoot(page, `${prefix}/desk/rooms`, `desk-rooms-${suffix}`);
		const [wall, plan] = await Promise.all(
			['a[href*="/desk/rooms/walls/"]:not([href*="new"])', 'a[href$="/plan"]'].map((link) =>
				page.locator(link).first().getAttribute('href')
			)
		);
		if (wall) await shoot(page, wall, `desk-wall-${suffix}`);
		if (plan) await shoot(page, plan, `desk-plan-${suffix}`);
		await shoot(page, `${prefix}/desk/rooms/stock`, `desk-stock-${suffix}`);
		await shoot(page, `${prefix}/desk/people`, `desk-people-${suffix}`);
	} else {
		await shoot(page, `${prefix}/desk`, `desk-${suffix}`);
		await shoot(page, `${prefix}/desk/submissions`, `desk-submissions-${suffix}`);
		await shoot(page, `${prefix}/desk/exhibitions`, `desk-exhibitions-${suffix}`);
		const show = await page.locator('main a[href*="/desk/exhibitions/"]:not([href$="/new"])').first().getAttribute('href');
		if (show) {
			await shoot(page, show, `desk-exhibition-${suffix}`);
			await shoot(page, `${show}/hang`, `desk-hang-${suffix}`);
		}
	}
}
