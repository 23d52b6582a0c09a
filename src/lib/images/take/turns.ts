/** Runs work when there is room for it, first come first served. */
export type Turns = { run: <T>(weight: number, work: () => Promise<T>) => Promise<T> };

/**
 * Lets work run side by side as long as its weights fit into `room` (any unit); what is heavier than the room
 * runs alone. Nothing overtakes: a heavy piece is not kept waiting by ever more light ones.
 */
export function createTurns(room: number): Turns {
	let taken = 0;
	const waiting: { weight: number; start: () => void }[] = [];
	const startNext = () => {
		for (let next = waiting[0]; next && (taken === 0 || taken + next.weight <= room); next = waiting[0]) {
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
