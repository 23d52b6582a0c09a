import { availableParallelism } from 'node:os';
import { openPicture, type Refused } from './decode.server.ts';
import { smallBytes } from './memory.ts';
import { type Taken, takeOpened } from './take.server.ts';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

const cores = availableParallelism();
/** Bytes of small pictures in memory at once. */
const smallTotal = 240_000_000;
const small = createSemaphore(smallTotal);
const large = createSemaphore(1);

/** Uploads beyond this many pictures, or bytes of files, are refused as `busy`. */
const max = { pictures: cores + 24, bytes: 300_000_000 } as const;
const uploads = { pictures: 0, bytes: 0 };

/**
 * Runs `work` on a picture when there is memory for it (`memoryBytes` of memory.ts). Large pictures come one after the other. Small ones
 * don't wait for them: at most one per core at once.
 */
export const inTurn = <T>(memoryBytes: number, work: () => Promise<T>): Promise<T> =>
	memoryBytes > smallBytes ? large.run(1, work) : small.run(Math.max(memoryBytes, smallTotal / cores), work);

/** Whether somebody is waiting for an upload. Background work then pauses. */
export const isBusy = (): boolean => uploads.pictures > 0;

/** `takePicture` within the limits of memory. Refuses `busy` when too many uploads are waiting. */
export async function takeInTurn(bytes: Buffer): Promise<Taken | Refused> {
	if (uploads.pictures >= max.pictures || (uploads.pictures > 0 && uploads.bytes + bytes.length > max.bytes))
		return { ok: false, reason: 'busy' };
	uploads.pictures++;
	uploads.bytes += bytes.length;
	try {
		const opened = await openPicture(bytes);
		if (!opened.ok) return opened;
		return await inTurn(opened.memoryBytes, () => takeOpened(bytes, opened));
	} finally {
		uploads.pictures--;
		uploads.bytes -= bytes.length;
	}
}
