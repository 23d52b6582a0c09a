import { availableParallelism } from 'node:os';
import { derivePicture } from './derive.server.ts';
import type { Refused } from './decode.server.ts';

/** At most as many pictures at once as there are cores: decoding is bound by memory and by the processor. */
const atOnce = availableParallelism();
/** Whoever comes when this many are waiting already is asked to come back. */
const longest = 24;

let running = 0;
const waiting: (() => void)[] = [];

/** `derivePicture` in its turn; refuses `busy` when the queue is full. */
export async function deriveInTurn(bytes: Buffer): ReturnType<typeof derivePicture> {
	if (running >= atOnce) {
		if (waiting.length >= longest) return { ok: false, reason: 'busy' } satisfies Refused;
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else {
		running++;
	}
	try {
		return await derivePicture(bytes);
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}
