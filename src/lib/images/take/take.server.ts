import { type Opened, openPicture, reasonOf, type Refused } from './decode.server.ts';
import { type Master, masterOf } from './master.server.ts';
import { makeSet, type PictureSet } from '../make/set.server.ts';

/** What is kept of an uploaded photograph at once: its private master, and enough of it to be shown. */
export type Taken = { ok: true; master: Master; set: PictureSet };

/** Takes an uploaded file for a photograph, which only decoding it to its last line proves. */
export async function takePicture(bytes: Buffer): Promise<Taken | Refused> {
	const opened = await openPicture(bytes);
	return opened.ok ? takeOpened(bytes, opened) : opened;
}

/** The same of a file whose header was read already. */
export async function takeOpened(bytes: Buffer, opened: Opened): Promise<Taken | Refused> {
	try {
		const picture = opened.decode ? await opened.decode() : opened;
		const [set, master] = await Promise.all([makeSet(picture, 'first', null), masterOf(bytes, picture)]);
		return { ok: true, set, master };
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
}
