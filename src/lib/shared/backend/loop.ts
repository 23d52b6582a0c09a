export type Loop = {
	/** Ends the current pause, so that the loop checks for work at once. */
	wake: () => void;
	/** Starts no new work. Resolves when the current work is done. */
	stop: () => Promise<void>;
};

/**
 * Runs `next` again and again. When `next` returns false (there was no work), the loop waits `everyMs` milliseconds or until `wake`.
 * An error in `next` goes to `report`, and the loop waits, too.
 */
export function startLoop(next: () => Promise<boolean>, report: (error: unknown) => void, everyMs: number): Loop {
	let stopped = false;
	let wake: () => void = () => undefined;
	const pause = () =>
		new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, everyMs).unref();
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	async function run(): Promise<void> {
		while (!stopped) {
			const wasBusy = await next().catch((error: unknown) => {
				report(error);
				return false;
			});
			if (!wasBusy && !stopped) await pause();
		}
	}
	const ended = run();
	return {
		wake: () => wake(),
		async stop() {
			stopped = true;
			wake();
			await ended;
		}
	};
}
