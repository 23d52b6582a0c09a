import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { openMaster } from '../take/master.server.ts';
import { publishSet } from './publish.server.ts';
import { makePyramid } from './pyramid.server.ts';
import { inTurn } from '../take/queue.server.ts';
import { retouched } from './retouch.server.ts';
import { type Extent, makeSet } from './set.server.ts';
import { readFile } from '../keep/store.server.ts';
import { firstSides } from './variants.ts';
import { toSrgb } from './wide.server.ts';

/**
 * Makes all files of a picture from its master, with the artist's current retouching, and publishes them. Returns false when the retouching
 * changed meanwhile or the picture was deleted.
 * @throws Error when the master can't be read or files can't be stored.
 */
export async function derivePicture(media: string, extent: Extent): Promise<boolean> {
	const { data } = await siteDb().rpc('picture_to_derive', { p_media: media }).throwOnError();
	const [order] = data;
	if (!order) return false;
	const master = await openMaster(await readFile(order));
	const { set, pyramid } = await inTurn(master.memoryBytes, async () => {
		const opened = await retouched(master, order.edit, extent === 'first' ? firstSides.at(-1)! : Infinity);
		const set = await makeSet(opened, extent, order.credit);
		if (extent === 'first') return { set, pyramid: null };
		const upright = toSrgb(opened.open().autoOrient().flatten({ background: '#ffffff' }), opened.metadata);
		return { set, pyramid: await makePyramid(upright, opened.metadata.autoOrient) };
	});
	return publishSet(media, order.edit_no, set, pyramid, extent === 'all');
}
