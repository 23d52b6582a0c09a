import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePyramid } from '../make/pyramid.server.ts';
import { createPyramidCache, type Stored } from './cache.server.ts';

let bytes: Uint8Array;
let folder: string;
let fetched: string[];
beforeAll(async () => {
	const picture = sharp({ create: { width: 700, height: 300, channels: 3, background: '#c33' } });
	({ bytes } = await makePyramid(picture, { width: 700, height: 300 }));
	folder = await mkdtemp(join(tmpdir(), 'pyramids-'));
});
beforeEach(async () => {
	await rm(folder, { recursive: true, force: true });
	fetched = [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const caches: ReturnType<typeof createPyramidCache>[] = [];
const cacheOf = (maxBytes = 1e9, fetchBytes = async ({ name }: Stored) => (fetched.push(name), bytes)) => {
	const cache = createPyramidCache({ folder, maxBytes, fetchBytes });
	caches.push(cache);
	return cache;
};
afterEach(async () => {
	for (const cache of caches.splice(0)) await cache.closeAll();
});
const file = (name: string): Stored => ({ name, bytes: bytes.length });
const whole = 'full/350,150';

test('fetches an archive once for concurrent requests, and keeps it across restarts', async () => {
	const cache = cacheOf();
	const tiles = await Promise.all(Array.from({ length: 30 }, () => cache.tile(file('one'), whole)));
	expect(await sharp(tiles[0]!).metadata()).toMatchObject({ width: 350, height: 150 });
	expect(tiles.every((tile) => tile!.equals(tiles[0]!))).toBe(true);
	expect(await cache.tile(file('one'), '0,0,512,512/512,512')).toBe(null);
	expect(await cacheOf().tile(file('one'), whole)).toEqual(tiles[0]);
	expect(fetched).toEqual(['one']);
	expect(await readdir(folder)).toEqual(['one.zip']);
});

test('fetches again an archive that others deleted, truncated or overwrote', async () => {
	const cache = cacheOf();
	const tile = await cache.tile(file('one'), whole);
	await rm(folder, { recursive: true });
	expect(await cacheOf().tile(file('one'), whole)).toEqual(tile);
	await truncate(join(folder, 'one.zip'), 100);
	expect(await cacheOf().tile(file('one'), whole)).toEqual(tile);
	await writeFile(join(folder, 'one.zip'), new Uint8Array(bytes.length));
	expect(await cacheOf().tile(file('one'), whole)).toEqual(tile);
	expect(fetched).toHaveLength(4);
	// A cache that has the file open still reads it.
	expect(await cache.tile(file('one'), whole)).toEqual(tile);
});

test('fetches again a file that was truncated while it was open', async () => {
	const cache = cacheOf();
	const tile = await cache.tile(file('one'), whole);
	await truncate(join(folder, 'one.zip'), 100);
	expect(await cache.tile(file('one'), whole)).toEqual(tile);
});

test('evicts the least recently used, archives unused for a week, and files that a killed process left', async () => {
	const cache = cacheOf(bytes.length * 2.5);
	await cache.tile(file('a'), whole);
	await cache.tile(file('b'), whole);
	await writeFile(join(folder, 'c.1234.part'), 'half');
	const long = new Date(Date.now() - 8 * 24 * 3600_000);
	const before = new Date(Date.now() - 60_000);
	await utimes(join(folder, 'a.zip'), before, before);
	await utimes(join(folder, 'c.1234.part'), long, long);
	await cache.tile(file('d'), whole);
	expect((await readdir(folder)).sort()).toEqual(['b.zip', 'd.zip']);
	await utimes(join(folder, 'b.zip'), long, long);
	await cacheOf().tile(file('e'), whole);
	expect((await readdir(folder)).sort()).toEqual(['d.zip', 'e.zip']);
});

test('tries again after a failed fetch', async () => {
	let down = true;
	const cache = cacheOf(1e9, async () => {
		if (down) throw new Error('storage is down');
		return bytes;
	});
	await expect(cache.tile(file('one'), whole)).rejects.toThrow('down');
	down = false;
	expect(await cache.tile(file('one'), whole)).not.toBe(null);
	await cache.forget('one');
	expect(await readdir(folder)).toEqual([]);
});
