import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { readFile } from '../keep/store.server.ts';
import { createTurns } from '../take/turns.ts';
import { cacheFolder, createPyramidCache } from './cache.server.ts';
import { compose } from './compose.server.ts';
import { coverFor, storedTile, type Tile } from './tiles.ts';

/** A picture that everybody may see in full size. */
export type PublicPyramid = { name: string; width: number; height: number; bytes: number; bucket: string; path: string };

const gigabyte = 1024 ** 3;
const cache = createPyramidCache({
	folder: cacheFolder(),
	maxBytes: 2 * gigabyte,
	fetchBytes: async ({ name }) => {
		const pyramid = await findPyramid(name);
		if (!pyramid) throw new Error(`Pyramid ${name} is not public any more`);
		return readFile(pyramid);
	}
});

/**
 * The pyramid of a public name, if visitors may see it: its work is shown and full resolution was agreed to. Null when not,
 * or when there is none. What was taken back goes from the disk, too.
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

/** Two are made at once; whoever comes when so many wait is asked to come back. */
const composing = createTurns(2);
const maxWaiting = 24;
let waiting = 0;

/**
 * The JPEG for what was asked for: a tile as it lies in the pyramid, else put together of tiles. `busy`: too many want that at
 * once. @throws when storage doesn't give the pyramid
 */
export async function answerTile(pyramid: PublicPyramid, asked: Tile): Promise<Buffer | 'busy'> {
	const key = storedTile(pyramid, asked);
	if (key) return need(key);
	if (waiting >= maxWaiting) return 'busy';
	waiting++;
	try {
		return await composing.run(1, () => compose(coverFor(pyramid, asked), asked.size, need));
	} finally {
		waiting--;
	}

	async function need(tile: string): Promise<Buffer> {
		const bytes = await cache.tile(pyramid, tile);
		if (!bytes) throw new Error(`Pyramid ${pyramid.path} has no tile ${tile}`);
		return bytes;
	}
}
