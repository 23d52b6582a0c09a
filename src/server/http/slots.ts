import type { Bounds } from './bounds.ts';

/**
 * Runs work as `bounds` say. `isWanted` is asked before the work starts. Returns null, without running it, when nobody wants it any more, or
 * too many wait.
 */
export type Slots = <T>(work: () => Promise<T>, isWanted: () => boolean) => Promise<T | null>;

/** First in, first out. */
export function createSlots({ atOnce, waiting }: Bounds): Slots {
	const queue: (() => void)[] = [];
	let running = 0;
	return async (work, isWanted) => {
		if (running >= atOnce) {
			if (queue.length >= waiting) return null;
			// Whoever ends passes the place on, so `running` stays.
			await new Promise<void>((start) => queue.push(start));
		} else running++;
		try {
			return isWanted() ? await work() : null;
		} finally {
			const next = queue.shift();
			if (next) next();
			else running--;
		}
	};
}
