import { bytesOf } from '../take/codecs.server.ts';
import { openMaster } from '../take/master.server.ts';
import { inTurn } from '../take/queue.server.ts';
import { readFile, type StoredFile } from '../keep/store.server.ts';

/** Pixels of the longer side: enough to see what one cuts. */
export const previewSide = 1280;

/**
 * The whole photograph out of its master, upright and in sRGB, as a JPEG to work on. Who may see it is asked before.
 * @throws when the master can't be read.
 */
export async function previewOf(master: StoredFile): Promise<Buffer> {
	const opened = await openMaster(await readFile(master));
	const size = { width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true } as const;
	const image = opened.open().autoOrient().flatten({ background: '#ffffff' }).resize(size).toColourspace('srgb').jpeg({ quality: 85 });
	return inTurn(opened.decodedBytes, () => bytesOf(image));
}
