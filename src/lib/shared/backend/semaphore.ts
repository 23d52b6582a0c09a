/** A counting semaphore. `run` waits until `weight` units are free, then runs `work` and frees them again. */
export type Semaphore = { run: <T>(weight: number, work: () => Promise<T>) => Promise<T> };

/**
 * Lets work run concurrently as long as the sum of its weights is at most `capacity` (any unit). Work heavier than the capacity runs
 * alone. First in, first out: light work never overtakes heavy work, so heavy work can't starve.
 */
export function createSemaphore(capacity: number): Semaphore {
	let taken = 0;
	const waiting: { weight: number; start: () => void }[] = [];
	const startNext = () => {
		for (let next = waiting[0]; next && (taken === 0 || taken + next.weight <= capacity); next = waiting[0]) {
			waiting.shift();
			taken += next.weight;
			next.start();
		}
	};
	return {
		async run(weight, work) {
			await new Promise<void>((start) => {
				waiting.push({ weight, start });
				startNext();
			});
			try {
				return await work();
			} finally {
				taken -= weight;
				startNext();
			}
		}
	};
}
