import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { seedServer } from '../scripts/seed/server.ts';
import { startHostedSite } from '../tests/e2e/support/hostedSite.ts';
import { startMigratedPostgres } from '../tests/support/template.ts';
import { median, shuffled } from './load.ts';

const rounds = 7;
const sizes = { small: 1_000, large: 100_000 } as const;
const limit = 1.5;

/** The public pages of a house that was filled by the seed. */
const pages = [
	'/',
	'/exhibitions',
	'/exhibitions?when=past',
	'/exhibitions/seed-20',
	'/exhibitions/seed-20/walls',
	'/exhibitions/seed-20/room',
	'/exhibitions/seed-50',
	'/artworks/WORK',
	'/artists',
	'/artists/seed-artist-20',
	'/search?q=belda',
	'/visit',
	'/walls/S4'
];

type House = { origin: string; change: () => Promise<void>; work: string; stop: () => Promise<void> };

/**
 * Measures how long each public page takes in a house with 1,000 works and 50 shows, and in one with 100,000 works and 5,000 shows. Before
 * each request something public changes, so that neither an answer nor the search index is kept.
 */
export async function benchGrowth(only: readonly string[] = pages) {
	console.log(`Filling two houses with ${sizes.small} and ${sizes.large} works …`);
	const houses = { small: await startHouse(sizes.small), large: await startHouse(sizes.large) };
	try {
		const figures = [];
		for (const page of only) {
			const found = { small: [] as number[], large: [] as number[] };
			for (const name of ['small', 'large'] as const) await warmUp(houses[name], page);
			for (let round = 0; round < rounds; round++)
				for (const name of shuffled(['small', 'large'] as const)) found[name].push(await ask(houses[name], page));
			const [smallMs, largeMs] = [median(found.small), median(found.large)];
			const ratio = largeMs / smallMs;
			console.log(`  ${page.padEnd(28)} ${smallMs.toFixed(0)} ms, ${largeMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${limit})`);
			figures.push({ page, smallMs, largeMs, ratio });
		}
		return { sizes, limit, figures, rounds };
	} finally {
		await houses.small.stop();
		await houses.large.stop();
	}
}

async function startHouse(artworks: number): Promise<House> {
	const folder = await mkdtemp(join(tmpdir(), 'waende-growth-'));
	const database = join(folder, 'database');
	const server = await startMigratedPostgres();
	await seedServer(server.connectionString, artworks);
	const filled = postgres(server.connectionString, { max: 1 });
	const [work] = await filled<{ id: string }[]>`select artwork_id as id from public.exhibition_work order by number, id limit 1`;
	await filled.end();
	await server.keep(database);
	const site = await startHostedSite(folder, database);
	const sql = postgres(site.connectionString, { max: 1 });
	return {
		origin: site.origin,
		work: work!.id,
		change: async () => {
			await sql`update public.public_epoch set epoch = epoch + 1 where true`;
			// After a write through the site, it reads the epoch anew.
			await fetch(`${site.origin}/search`, { method: 'POST', headers: { origin: site.origin } });
		},
		stop: async () => {
			await sql.end();
			await site.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** Asks for a page until it is there: after the start, the search index is still being made. */
async function warmUp({ origin, work }: House, page: string): Promise<void> {
	while ((await fetch(origin + page.replace('WORK', work))).status === 503) await pause(1000);
}

/** The milliseconds until the whole page has arrived. @throws Error when the answer is not 200. */
async function ask({ origin, change, work }: House, page: string): Promise<number> {
	await change();
	const began = performance.now();
	const answer = await fetch(origin + page.replace('WORK', work));
	await answer.text();
	if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
	return performance.now() - began;
}

if (import.meta.main) await benchGrowth(process.argv.length > 2 ? process.argv.slice(2) : pages);
