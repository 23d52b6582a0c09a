import { availableParallelism } from 'node:os';
import { openPicture, type Refused } from './decode.server.ts';
import { type Taken, takeOpened } from './take.server.ts';
import { createTurns } from './turns.ts';

const cores = availableParallelism();
/** Bytes of decoded pixels at once; the process takes about two to three times as much at its worst. */
const room = 360_000_000;
const turns = createTurns(room);

/** Whoever comes when this many pictures or bytes of files are here already is asked to come back. */
const max = { pictures: cores + 24, bytes: 300_000_000 } as const;
const here = { pictures: 0, bytes: 0 };

/** Does `work` on a picture of so many decoded bytes: at most as many at once as cores, fewer when they are large. */
export const inTurn = <T>(decodedBytes: number, work: () => Promise<T>): Promise<T> =>
	turns.run(Math.max(decodedBytes, room / cores), work);

/** Whether somebody waits for an upload: what can be made later waits then. */
export const isBusy = (): boolean => here.pictures > 0;

/** `takePicture` in its turn, because memory is what ends first. Refuses `busy` when too much is waiting. */
export async function takeInTurn(bytes: Buffer): Promise<Taken | Refused> {
	if (here.pictures >= max.pictures || (here.pictures > 0 && here.bytes + bytes.length > max.bytes)) return { ok: false, reason: 'busy' };
	here.pictures++;
	here.bytes += bytes.length;
	try {
		const opened = await openPicture(bytes);
		if (!opened.ok) return opened;
		return await inTurn(opened.decodedBytes, () => takeOpened(bytes, opened));
	} finally {
		here.pictures--;
		here.bytes -= bytes.length;
	}
}
