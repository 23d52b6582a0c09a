import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createPyramidCache } from '#lib/images/iiif/cache.server.ts';
import { factorsOf, levelSize, type Size, type Tile, tileAt, tileKey, tileSide } from '#lib/images/iiif/tiles.ts';
import { makePyramid } from '../src/lib/images/make/pyramid.server.ts';
import { load, median, shuffled } from './load.ts';

const rounds = 7;
const photographs = join(import.meta.dirname, '../scripts/demo/pictures');

/** Requests per second of a tile from the site's cache. Reference: the same bytes from a bare node:http server. */
export async function benchTiles(origin: string) {
	const tile = `${origin}${await serviceOf(origin)}/0,0,512,512/512,512/0/default.jpg`;
	const bytes = Buffer.from(await (await fetch(tile)).arrayBuffer());
	const bare = createServer((_request, response) => response.setHeader('content-type', 'image/jpeg').end(bytes));
	await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
	const urls = { tile, bareNodeHttp: `http://127.0.0.1:${(bare.address() as AddressInfo).port}/` };
	const found = { tile: [] as number[], bareNodeHttp: [] as number[] };
	console.log(`A tile of ${bytes.length} bytes, median of ${rounds} rounds in shuffled order …`);
	for (const name of ['tile', 'bareNodeHttp'] as const) await load(urls[name], { ms: 500 });
	for (let round = 0; round < rounds; round++) {
		for (const name of shuffled(['tile', 'bareNodeHttp'] as const)) found[name].push((await load(urls[name], { ms: 1000 })).perSecond);
	}
	bare.close();
	bare.closeAllConnections();
	const perSecond = { tile: Math.round(median(found.tile)), bareNodeHttp: Math.round(median(found.bareNodeHttp)) };
	const ratio = perSecond.tile / perSecond.bareNodeHttp;
	console.log(`  the site ${perSecond.tile}/s, bare node:http ${perSecond.bareNodeHttp}/s, ratio ${ratio.toFixed(3)} (at least 0.3)`);
	return { bytes: bytes.length, perSecond, ratio, rounds };
}

/** The IIIF service of any visible work. @throws Error when no work has one, for example because no pyramid is made yet. */
async function serviceOf(origin: string): Promise<string> {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string }[];
	for (const { slug } of shows) {
		const page = await (await fetch(`${origin}/exhibitions/${slug}`)).text();
		for (const [address] of page.matchAll(/\/artworks\/[0-9a-f-]{36}/g)) {
			const service = /data-service="(\/iiif\/[\w-]+)"/.exec(await (await fetch(origin + address)).text())?.[1];
			if (service) return service;
		}
	}
	throw new Error('No visible work has a picture in full size (yet).');
}

/** Measures reading tiles from a pyramid on disk (processor time). Reference: cutting each tile out of the JPEG. */
export async function benchPyramid() {
	const folder = await mkdtemp(join(tmpdir(), 'waende-tiles-'));
	try {
		const jpeg = await readFile(await largestPhotograph());
		const { width, height } = (await sharp(jpeg).metadata()).autoOrient;
		const upright = await sharp(jpeg).autoOrient().jpeg({ quality: 92 }).toBuffer();
		const pyramid = await makePyramid(sharp(upright), { width, height });
		const file = { name: 'pyramid', bytes: pyramid.bytes.length };
		const tiles = shuffled(allTiles({ width, height })).slice(0, 24);
		const variants = {
			pyramid: async () => {
				// A new cache in each round, so that only the disk holds data.
				const cache = createPyramidCache({ folder, maxBytes: 1e9, fetchBytes: async () => pyramid.bytes });
				for (const tile of tiles) await cache.tile(file, tileKey({ width, height }, tile));
				await cache.closeAll();
			},
			script: async () => {
				for (const { region, size } of tiles) {
					const part = { left: region.x, top: region.y, width: region.width, height: region.height };
					await sharp(upright).extract(part).resize(size.width, size.height, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
				}
			}
		};
		const found = { pyramid: [] as number[], script: [] as number[] };
		await variants.pyramid();
		console.log(`${tiles.length} tiles of ${width} x ${height} pixels, median of ${rounds} rounds in shuffled order …`);
		for (let round = 0; round < rounds; round++) {
			for (const name of shuffled(['pyramid', 'script'] as const)) found[name].push(await cpuMs(variants[name]));
		}
		const perTileMs = { pyramid: median(found.pyramid) / tiles.length, script: median(found.script) / tiles.length };
		const ratio = perTileMs.script / perTileMs.pyramid;
		console.log(
			`  ${perTileMs.pyramid.toFixed(2)} ms CPU a tile from the pyramid, ${perTileMs.script.toFixed(1)} ms cut from the JPEG, ratio ${ratio.toFixed(0)} (at least 10)`
		);
		return { tiles: tiles.length, perTileMs, ratio, rounds };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function largestPhotograph(): Promise<string> {
	const names = (await readdir(photographs)).filter((name) => /\.jpe?g$/.test(name)).map((name) => join(photographs, name));
	const sized = await Promise.all(names.map(async (path) => ({ path, size: (await stat(path)).size })));
	return sized.sort((a, b) => b.size - a.size)[0]!.path;
}

const allTiles = (picture: Size): Tile[] =>
	factorsOf(picture).flatMap((factor) => {
		const { width, height } = levelSize(picture, factor);
		const columns = Math.ceil(width / tileSide);
		return Array.from({ length: columns * Math.ceil(height / tileSide) }, (_, i) =>
			tileAt(picture, factor, i % columns, Math.floor(i / columns))
		);
	});

async function cpuMs(work: () => Promise<void>): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
