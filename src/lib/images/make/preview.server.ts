import { bytesOf } from '../take/codecs.server.ts';
import { openMaster } from '../take/master.server.ts';
import { inTurn } from '../take/queue.server.ts';
import { readFile, type StoredFile } from '../keep/store.server.ts';

/** The longer side in pixels: enough to retouch by. */
export const previewSide = 1280;

/**
 * A JPEG of the whole photograph for the retouching editor, made from its master: upright, in sRGB. The caller checks who may see it.
 * @throws Error when the master can't be read.
 */
export async function previewOf(master: StoredFile): Promise<Buffer> {
	const opened = await openMaster(await readFile(master));
	const size = { width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true } as const;
	const image = opened.open().autoOrient().flatten({ background: '#ffffff' }).resize(size).toColourspace('srgb').jpeg({ quality: 85 });
	return inTurn(opened.memoryBytes, () => bytesOf(image));
}
