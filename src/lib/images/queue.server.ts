import { availableParallelism } from 'node:os';
import { openPicture, type Refused } from './decode.server.ts';
import { deriveOpened, type Derived } from './derive.server.ts';
import { createTurns } from './turns.ts';

const cores = availableParallelism();
/** Bytes of decoded pixels at once; the process takes about two to three times as much at its worst. */
const room = 360_000_000;
const turns = createTurns(room);

/** Whoever comes when this many pictures or bytes of files are here already is asked to come back. */
const most = { pictures: cores + 24, bytes: 300_000_000 } as const;
const here = { pictures: 0, bytes: 0 };

/**
 * `derivePicture` in its turn: at most as many at once as there are cores, and fewer when they are large, because
 * memory is what ends first. Refuses `busy` when too much is waiting.
 */
export async function deriveInTurn(bytes: Buffer): Promise<Derived | Refused> {
	if (here.pictures >= most.pictures || (here.pictures > 0 && here.bytes + bytes.length > most.bytes)) return { ok: false, reason: 'busy' };
	here.pictures++;
	here.bytes += bytes.length;
	try {
		const opened = await openPicture(bytes);
		if (!opened.ok) return opened;
		return await turns.run(Math.max(opened.decodedBytes, room / cores), () => deriveOpened(bytes, opened));
	} finally {
		here.pictures--;
		here.bytes -= bytes.length;
	}
}
