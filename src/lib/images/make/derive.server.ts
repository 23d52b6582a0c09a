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
 * Makes and publishes the files of a picture anew out of its master, as the artist wants it now. False when that changed
 * meanwhile, or the picture is gone.
 * @throws when the master can't be read, or files can't be stored.
 */
export async function derivePicture(media: string, extent: Extent): Promise<boolean> {
	const { data } = await siteDb().rpc('picture_to_derive', { p_media: media }).throwOnError();
	const [wish] = data;
	if (!wish) return false;
	const master = await openMaster(await readFile(wish));
	const { set, pyramid } = await inTurn(master.decodedBytes, async () => {
		const opened = await retouched(master, wish.edit, extent === 'first' ? firstSides.at(-1)! : Infinity);
		const set = await makeSet(opened, extent, wish.credit);
		if (extent === 'first') return { set, pyramid: null };
		const upright = toSrgb(opened.open().autoOrient().flatten({ background: '#ffffff' }), opened.metadata);
		return { set, pyramid: await makePyramid(upright, opened.metadata.autoOrient) };
	});
	return publishSet(media, wish.edit_no, set, pyramid, extent === 'all');
}
