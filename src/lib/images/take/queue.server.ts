import { availableParallelism } from 'node:os';
import { openPicture, type Refused } from './decode.server.ts';
import { type Taken, takeOpened } from './take.server.ts';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

const cores = availableParallelism();
/** Bytes of decoded pixels in memory at once. The whole process takes two to three times as much at most. */
const maxDecodedBytes = 360_000_000;
const memory = createSemaphore(maxDecodedBytes);

/** Uploads beyond this many pictures, or bytes of files, are refused as `busy`. */
const max = { pictures: cores + 24, bytes: 300_000_000 } as const;
const uploads = { pictures: 0, bytes: 0 };

/** Runs `work` on a picture when there is memory for it: at most one picture per core at once, fewer when they are large. */
export const inTurn = <T>(decodedBytes: number, work: () => Promise<T>): Promise<T> =>
	memory.run(Math.max(decodedBytes, maxDecodedBytes / cores), work);

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
		return await inTurn(opened.decodedBytes, () => takeOpened(bytes, opened));
	} finally {
		uploads.pictures--;
		uploads.bytes -= bytes.length;
	}
}
