import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patientFetch, unhurried, wasLate, withPatience } from './patience.server.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Runs work while fake time passes. */
async function inTime<T>(work: Promise<T>): Promise<T> {
	let done = false;
	const ended = work.finally(() => (done = true));
	ended.catch(() => undefined);
	while (!done) await vi.advanceTimersByTimeAsync(50);
	return ended;
}

/** A backend that answers after `ms` milliseconds, unless the caller gives up. */
const after = (ms: number, answer = () => Response.json([])): typeof fetch =>
	vi.fn(
		(_input, init) =>
			new Promise<Response>((resolve, reject) => {
				const timer = setTimeout(() => resolve(answer()), ms);
				init?.signal?.addEventListener('abort', () => (clearTimeout(timer), reject(new Error('aborted'))));
			})
	) as typeof fetch;
const url = 'http://backend/rest/v1/x';

test('all that a request asks of a silent backend ends after 2.5 seconds together', async () => {
	const ask = patientFetch(after(60_000));
	const began = performance.now();
	await inTime(
		withPatience(async () => {
			const first = await Promise.all([ask(url), ask(url, { method: 'POST' })]);
			expect(first.map(({ status }) => status)).toEqual([504, 504]);
			expect((await ask(url)).status).toBe(504);
			expect(wasLate()).toBe(true);
		})
	);
	expect(performance.now() - began).toBeGreaterThan(2400);
	expect(performance.now() - began).toBeLessThan(2600);
});

test('a slow backend gets what is left of the time; the work of the site in between doesn’t count', async () => {
	const ask = patientFetch(after(1000));
	await inTime(
		withPatience(async () => {
			expect([(await ask(url)).status, (await ask(url)).status, wasLate()]).toEqual([200, 200, false]);
			await new Promise((resolve) => setTimeout(resolve, 800));
			const began = performance.now();
			expect((await ask(url)).status).toBe(504);
			expect(performance.now() - began).toBeGreaterThan(400);
			expect((await ask(url)).status).toBe(504);
		})
	);
});

test('a backend that is gone is asked twice for a read, once for a write', async () => {
	const gone = vi.fn(() => Promise.reject(new TypeError('fetch failed'))) as unknown as typeof fetch;
	await inTime(
		withPatience(async () => {
			expect([(await patientFetch(gone)(url)).status, vi.mocked(gone).mock.calls.length]).toEqual([504, 2]);
			expect([(await patientFetch(gone)(url, { method: 'POST' })).status, vi.mocked(gone).mock.calls.length]).toEqual([504, 3]);
		})
	);
});

test('a busy backend isn’t waited for; other answers stay as they are', async () => {
	const busy = after(0, () => new Response(null, { status: 503, headers: { 'retry-after': '5' } }));
	await inTime(
		withPatience(async () => {
			expect((await patientFetch(after(0, () => new Response(null, { status: 204 })))(url)).status).toBe(204);
			expect(await (await patientFetch(after(0))(url)).json()).toEqual([]);
			expect([wasLate(), (await patientFetch(busy)(url)).status, wasLate()]).toEqual([false, 504, true]);
		})
	);
});

test('an upload has time for its bytes, and jobs wait as long as it takes', async () => {
	const slow = patientFetch(after(2800));
	const upload = { method: 'POST', body: new Blob([new Uint8Array(1024 * 1024)]) };
	await inTime(
		withPatience(async () => {
			const job = unhurried(() => slow(url));
			expect((await slow('http://backend/storage/v1/object/masters/x', upload)).status).toBe(200);
			expect((await job).status).toBe(200);
		})
	);
	expect((await inTime(slow(url))).status).toBe(200);
});

test('a request with a large file waits a second longer for each megabyte', async () => {
	const ask = patientFetch(after(6000));
	const status = async () => (await ask(url)).status;
	expect(await inTime(withPatience(status, 4 * 1024 * 1024))).toBe(200);
	expect(await inTime(withPatience(status, 2 * 1024 * 1024))).toBe(504);
});
