import { siteDb } from '#lib/shared/backend.server.ts';
import { bytesOf } from './codecs.server.ts';
import { openMaster } from './master.server.ts';
import { inTurn } from './queue.server.ts';
import type { StoredFile } from './store.server.ts';

/** Pixels of the longer side: enough to see what one cuts. */
export const previewSide = 1280;

/**
 * The whole photograph out of its master, upright and in sRGB, as a JPEG to work on. Who may see it is asked before; the secret
 * key reads it because buckets are private.
 * @throws when the master can't be read.
 */
export async function previewOf({ bucket, path }: StoredFile): Promise<Buffer> {
	const { data, error } = await siteDb().storage.from(bucket).download(path);
	if (error) throw new Error('the master can’t be read', { cause: error });
	const opened = await openMaster(Buffer.from(await data.arrayBuffer()));
	const size = { width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true } as const;
	const image = opened.open().autoOrient().flatten({ background: '#ffffff' }).resize(size).toColourspace('srgb').jpeg({ quality: 85 });
	return inTurn(opened.decodedBytes, () => bytesOf(image));
}
