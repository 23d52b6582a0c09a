import { type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { hangAt, type HangWorld, makeHangWorld, newShow, type Show } from './hanging.ts';
import { expected, fieldValue, type Person } from './person.ts';
import { site } from './underTest.ts';

/** Browser options for a phone. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' };

export type DayWorld = HangWorld & { show: Show; day: string };

/** Left and lower edge in mm of the three works on wall A, by number. `makeDayWorld` publishes this plan. */
export const placesMm: Record<string, [number, number]> = { 1: [500, 1250], 2: [1500, 1170], 3: [2500, 1150] };

export async function makeDayWorld(name: string): Promise<DayWorld> {
	const world = await makeHangWorld(name);
	const show = await newShow(world, 'Aufbau');
	await hangAt(world, show, placesMm);
	const { text } = await expected(200, world.curator.get(show.hang));
	await expected(
		303,
		world.curator.post(`${show.hang}?/publish`, { version: fieldValue('version', text), lock: fieldValue('lock', text) })
	);
	return { ...world, show, day: `${show.path}/day` };
}

/** Makes a link to the hanging day as a curator. Returns its path. @throws if the page shows no link. */
export async function newDayLink(curator: Person, day: string): Promise<string> {
	const { text } = await expected(200, curator.post(`${day}?/link`, {}));
	const [, path = ''] = /href="https?:\/\/[^"/]+(\/day\/[\w-]{32})"/.exec(text) ?? [];
	if (!path) throw new Error('The page of the hanging day shows no link.');
	return path;
}

/** Opens a link on a new phone, which shares nothing with other phones. */
export async function openOnPhone(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ ...phone, ...options, baseURL: site.origin });
	const page = await context.newPage();
	await page.goto(path);
	return page;
}
