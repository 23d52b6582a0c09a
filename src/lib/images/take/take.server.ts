import { type Opened, openPicture, reasonOf, type Refused } from './decode.server.ts';
import { type Master, masterOf } from './master.server.ts';
import { smallBytes } from './memory.ts';
import { makeSet, type PictureSet } from '../make/set.server.ts';

/** What is made of an upload at once: its private master, and the first set of published files. */
export type Taken = { ok: true; master: Master; set: PictureSet };

/** Accepts an uploaded photograph. Decodes it completely, because nothing less proves that it is undamaged. */
export async function takePicture(bytes: Buffer): Promise<Taken | Refused> {
	const opened = await openPicture(bytes);
	return opened.ok ? takeOpened(bytes, opened) : opened;
}

/** Like `takePicture`, for a file whose header was already read. */
export async function takeOpened(bytes: Buffer, opened: Opened): Promise<Taken | Refused> {
	try {
		const picture = opened.decode ? await opened.decode() : opened;
		// Both may hold the whole picture. A large one is held once.
		const isLarge = opened.memoryBytes > smallBytes;
		const set = makeSet(picture, 'first', null);
		if (isLarge) await set;
		const [made, master] = await Promise.all([set, masterOf(bytes, picture)]);
		return { ok: true, set: made, master };
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
}
