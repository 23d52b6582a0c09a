export type Loop = {
	/** Looks at once whether there is something to do. */
	wake: () => void;
	/** Begins nothing further; resolves when what is under way is done. */
	stop: () => Promise<void>;
};

/**
 * Does `next` again and again as long as it says that there was something to do, else waits `everyMs` or until woken.
 * `report` hears of what went wrong; it then waits, too.
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
