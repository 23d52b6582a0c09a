import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { readFile } from '../keep/store.server.ts';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';
import { cacheFolder, createPyramidCache } from './cache.server.ts';
import { compose } from './compose.server.ts';
import { coverFor, storedTile, type Tile } from './tiles.ts';

/** A picture that everybody may see in full size. Width and height in pixels. */
export type PublicPyramid = { name: string; width: number; height: number; bytes: number; bucket: string; path: string };

const gigabyte = 1024 ** 3;
const cache = createPyramidCache({
	folder: cacheFolder(),
	maxBytes: 2 * gigabyte,
	fetchBytes: async ({ name }) => {
		const pyramid = await findPyramid(name);
		if (!pyramid) throw new Error(`Pyramid ${name} is no longer public`);
		return readFile(pyramid);
	}
});

/**
 * Finds a pyramid by its public name. Returns null when there is none, when its work is not shown, or without consent to full resolution.
 * In that case it is also deleted from the cache on disk.
 */
export async function findPyramid(name: string): Promise<PublicPyramid | null> {
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const [row] = await publicRows(
		publicDb().from('pub_pyramid').select('public_name, width, height, bytes, bucket, path').eq('public_name', name).limit(1)
	);
	if (row) return { ...row, name: row.public_name };
	await cache.forget(name);
	return null;
}

/** Two pictures are composed at once. When `maxWaiting` requests wait, further ones are answered with `busy`. */
const composing = createSemaphore(2);
const maxWaiting = 24;
let waiting = 0;

/**
 * The JPEG for a request: a stored tile, or else a picture composed of tiles. `busy`: too many are being composed.
 * @throws Error when storage can't deliver the pyramid.
 */
export async function answerTile(pyramid: PublicPyramid, requested: Tile): Promise<Buffer | 'busy'> {
	const key = storedTile(pyramid, requested);
	if (key) return need(key);
	if (waiting >= maxWaiting) return 'busy';
	waiting++;
	try {
		return await composing.run(1, () => compose(coverFor(pyramid, requested), requested.size, need));
	} finally {
		waiting--;
	}

	async function need(tile: string): Promise<Buffer> {
		const bytes = await cache.tile(pyramid, tile);
		if (!bytes) throw new Error(`Pyramid ${pyramid.path} has no tile ${tile}`);
		return bytes;
	}
}
