import type { Fetch } from './postAction.ts';

type Call = { address: string; init: RequestInit; answer: (body: unknown, status?: number) => Promise<void>; fail: () => Promise<void> };

/** A `fetch` for tests that answers when the test says so. `calls` holds the requests in the order in which they were made. */
export function manualFetch(): { fetch: Fetch; calls: Call[] } {
	const calls: Call[] = [];
	const fetch: Fetch = (address, init) =>
		new Promise<Response>((resolve, reject) => {
			calls.push({
				address,
				init,
				answer: (body, status = 200) => settled(() => resolve(Response.json(body, { status }))),
				fail: () => settled(() => reject(new TypeError('no network')))
			});
		});
	return { fetch, calls };
}

/** Waits until everything that follows from an answer has happened, without a timer. */
async function settled(action: () => void): Promise<void> {
	action();
	for (let i = 0; i < 20; i++) await Promise.resolve();
}
