/** `npm run bench` measures each figure together with its reference in the same run, and writes bench/results.json. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDesk } from './desk.ts';
import { benchDrag } from './drag.ts';
import { benchLight } from './light.ts';
import { load, median, shuffled } from './load.ts';
import { benchDerivatives, benchHeic, benchUsable } from './pictures.ts';
import { benchProposal } from './proposal.ts';
import { benchRoom } from './room.ts';
import { benchSearch } from './search.ts';
import { benchPyramid, benchTiles } from './tiles.ts';
import { startSite } from '../tests/support/site.ts';

const rounds = 7;
const folder = await mkdtemp(join(tmpdir(), 'waende-bench-'));
const results: Record<string, unknown> = {
	at: new Date().toISOString(),
	cpu: cpus()[0]?.model,
	cores: cpus().length,
	node: process.version
};

results.derivatives = await benchDerivatives();
results.heic = await benchHeic();
results.usable = await benchUsable();
results.pyramid = await benchPyramid();
results.proposal = benchProposal();
results.search = benchSearch();
try {
	console.log('Start times (the first start loads the demo programme) …');
	const fresh = await startSite({ dataDir: folder });
	await fresh.stop();
	const site = await startSite({ dataDir: folder });
	results.startsMs = { fresh: fresh.readyMs, again: site.readyMs };
	console.log(`  fresh ${(fresh.readyMs / 1000).toFixed(1)} s, again ${(site.readyMs / 1000).toFixed(1)} s`);
	results.requests = await requests(site.origin);
	results.light = await benchLight(site.origin);
	results.tiles = await benchTiles(site.origin);
	results.drag = await benchDrag(site.origin);
	results.room = await benchRoom(site.origin);
	await site.stop();
	results.desk = await benchDesk(folder);
} finally {
	await rm(folder, { recursive: true, force: true });
}
await writeFile(new URL('results.json', import.meta.url), JSON.stringify(results, null, '\t') + '\n');

/** Requests per second of a show's page. References: a page without data of the same server, and a bare node:http server. */
async function requests(origin: string) {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string; when: string }[];
	const slug = (shows.find(({ when }) => when === 'current') ?? shows[0])!.slug;
	const page = await (await fetch(`${origin}/exhibitions/${slug}`)).text();
	const bare = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
	await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
	const urls = {
		show: `${origin}/exhibitions/${slug}`,
		pageWithoutData: `${origin}/imprint`,
		bareNodeHttp: `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
	};
	const names = Object.keys(urls) as (keyof typeof urls)[];
	const found: Record<string, number[]> = {};
	console.log(`Requests a second, median of ${rounds} rounds in shuffled order …`);
	for (const name of names) await load(urls[name], { ms: 500 });
	for (let round = 0; round < rounds; round++) {
		for (const name of shuffled(names)) (found[name] ??= []).push((await load(urls[name])).perSecond);
	}
	bare.close();
	bare.closeAllConnections();
	const perSecond = Object.fromEntries(names.map((name) => [name, Math.round(median(found[name]!))]));
	const ratios = {
		showToPageWithoutData: perSecond.show! / perSecond.pageWithoutData!,
		showToBareNodeHttp: perSecond.show! / perSecond.bareNodeHttp!
	};
	console.log(
		`  /exhibitions/${slug} ${perSecond.show}/s, a page without data ${perSecond.pageWithoutData}/s, bare node:http with the same bytes ${perSecond.bareNodeHttp}/s`
	);
	console.log(
		`  ratios: ${ratios.showToPageWithoutData.toFixed(3)} of the page without data, ${ratios.showToBareNodeHttp.toFixed(4)} of bare node:http`
	);
	return { perSecond, ratios, rounds };
}
