import { type Browser, type BrowserContextOptions } from '@playwright/test';
import { makeArtist, makeWork, plan, release, schedule, sendWorks, wallIds } from './offering.ts';
import { expected, fieldValue, Person } from './person.ts';
import { site } from './underTest.ts';

/** Outer sizes in mm of the framed works, in the order of their numbers, which start at 1. */
export const sizesMm = [
	{ widthMm: 600, heightMm: 400 },
	{ widthMm: 401, heightMm: 555 },
	{ widthMm: 800, heightMm: 600 }
];

const cm = (mm: number): string => (mm / 10).toFixed(1).replace('.', ',');

/** `made`: ids of the works in the studio of the artist. `works`: ids under which the curator adds them to shows. */
export type HangWorld = {
	curator: Person;
	artist: Person;
	artistId: string;
	unique: string;
	made: string[];
	works: string[];
	wall: string;
};

/** Creates a curator, and an artist whose works are accepted. Uses only the forms of the site. */
export async function makeHangWorld(name: string): Promise<HangWorld> {
	const unique = `${name}-${Date.now().toString(36)}`;
	const artist = await new Person(site.origin).signInByMail(`${unique}@example.org`);
	const curator = await new Person(site.origin).signInAs('curator');
	const artistId = await makeArtist(artist, `Ida ${unique}`);
	const made: string[] = [];
	for (const [i, { widthMm, heightMm }] of sizesMm.entries())
		made.push(await makeWork(artist, artistId, { title: `Blatt ${i + 1} ${unique}`, width: cm(widthMm), height: cm(heightMm) }));
	const submission = await sendWorks(artist, artistId, made);
	const works = await plan(curator, submission, 'accepted', 'Gern.');
	await release(curator, submission);
	return { curator, artist, artistId, unique, made, works, wall: (await wallIds(curator)).A ?? '' };
}

export type Show = { path: string; hang: string; slug: string };

/** Creates a show with all works, none of them hung. It books wall A (7.2 m by 2.8 m, door from 6.15 m to 7.05 m) or the given walls. */
export async function newShow({ curator, unique, works }: HangWorld, name: string, codes?: readonly string[]): Promise<Show> {
	const path = `/desk/exhibitions/${await schedule(curator, `${name} ${unique}`, codes)}`;
	await expected(303, curator.post(`${path}?/add`, { works }));
	return { path, hang: `${path}/hang`, slug: `${name} ${unique}`.toLowerCase().replaceAll(' ', '-') };
}

/** Hangs works with the table of positions, in one request. `places` maps the number of a work to its left and lower edge in mm. */
export async function hangAt(
	{ curator, wall }: HangWorld,
	{ hang }: Show,
	places: Record<string, [xMm: number, yMm: number]>
): Promise<void> {
	const { text } = await expected(200, curator.get(hang));
	const fields: Record<string, string> = { lock: /name="lock"[^>]*value="(\d+)"/.exec(text)?.[1] ?? '' };
	for (const [number, [xMm, yMm]] of Object.entries(places))
		Object.assign(fields, { [`wall-${number}-1`]: wall, [`x-${number}-1`]: cm(xMm), [`y-${number}-1`]: cm(yMm) });
	await expected(303, curator.post(`${hang}?/positions`, fields));
}

export const versionsOf = ({ path }: Pick<Show, 'path'>): string => `${path}/versions`;

/** Publishes the draft of a hang on the page of versions. */
export async function publishHang({ curator }: HangWorld, show: Show, when: Record<string, string> = { when: 'now' }) {
	const { text } = await expected(200, curator.get(versionsOf(show)));
	const fields = {
		version: fieldValue('version', text.slice(text.indexOf('?/publish'))),
		lock: fieldValue('lock', text),
		day: '',
		time: '',
		...when
	};
	return expected(303, curator.post(`${versionsOf(show)}?/publish`, fields));
}

/** Returns a browser context with the cookies of a person who is already signed in. */
export async function browserOf(browser: Browser, person: Person, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ baseURL: site.origin, viewport: { width: 1280, height: 900 }, ...options });
	await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: site.origin })));
	return context;
}
