/** Something that is brought up to date. Returns false when it was already. */
type Updated = { update(): boolean };

/** Brings several things up to date in turns, where doing all of them at once would take too long. */
export function inTurns(all: readonly Updated[]) {
	const queue = [...all];
	return {
		/** Updates the one that has waited longest of those that have changed. */
		next(): void {
			const updated = queue.findIndex((one) => one.update());
			queue.push(...queue.splice(updated, updated < 0 ? 0 : 1));
		},
		all(): void {
			for (const one of queue) one.update();
		}
	};
}
