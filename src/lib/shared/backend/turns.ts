/** Too many of this rank are waiting; try again later. */
export class TooManyWaiting extends Error {}

/** Waits for its turn, runs `work`, and lets the next one begin. `rank`: 0 goes first. @throws TooManyWaiting */
export type Turns = <T>(rank: number, work: () => Promise<T>) => Promise<T>;

/**
 * One piece of work at a time. Whoever has a lower rank goes first, and those of one rank in the order in which they came. `mayWait`: how
 * many of each rank may wait. A piece that has begun is finished, so the first rank waits for one other piece at most.
 */
export function createTurns(mayWait: readonly number[]): Turns {
	const waiting = mayWait.map((): (() => void)[] => []);
	let busy = false;
	return async (rank, work) => {
		const line = waiting[rank]!;
		if (busy) {
			if (line.length >= mayWait[rank]!) throw new TooManyWaiting(`${line.length} are waiting already; try again later`);
			await new Promise<void>((start) => line.push(start));
		}
		busy = true;
		try {
			return await work();
		} finally {
			const next = waiting.find(({ length }) => length > 0)?.shift();
			// Whoever is next takes the turn over, so that nobody slips in between.
			if (next) next();
			else busy = false;
		}
	};
}
