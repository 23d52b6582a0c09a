import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Clock } from './answerCache.ts';

/** A backend that answers every request with the epoch, once `held` is over. */
const backend = { epoch: 1, asked: 0, held: Promise.resolve(), turnsAt: Infinity };
const server = createServer((_request, response) => {
	backend.asked++;
	const iso = (when: boolean) => (when ? new Date(backend.turnsAt).toISOString() : null);
	const [turned, coming] = [Date.now() >= backend.turnsAt, Date.now() < backend.turnsAt && backend.turnsAt < Infinity];
	const body = JSON.stringify({ epoch: backend.epoch, turned_at: iso(turned), turns_at: iso(coming) });
	void backend.held.then(() => response.setHeader('content-type', 'application/json').end(body));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());
// The clocks stand still unless a test moves them; timers and the network go on.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }));
afterEach(() => void vi.useRealTimers());

async function fresh() {
	vi.resetModules();
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	vi.doMock('$env/dynamic/private', () => ({ env: { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: 'key' } }));
	Object.assign(backend, { epoch: 1, asked: 0, held: Promise.resolve(), turnsAt: Infinity });
	return import('./epoch.server.ts');
}

/** The clock that `keepAnswer` passes to the answer cache. */
function clockOf(keepAnswer: Awaited<ReturnType<typeof fresh>>['keepAnswer']): Clock {
	const given: Clock[] = [];
	const req = { keepAnswer: (_moment: string, clock: Clock) => void given.push(clock) };
	keepAnswer({ platform: { req }, isSubRequest: true }, 'now');
	expect(given, 'a request within the site is not cached').toEqual([]);
	keepAnswer({ platform: { req }, isSubRequest: false }, null);
	expect(given, 'without a moment, nothing is cached').toEqual([]);
	keepAnswer({ platform: { req }, isSubRequest: false }, 'now');
	return given[0]!;
}

test('asks the backend once a second, however many callers there are', async () => {
	const { epochNow } = await fresh();
	expect(await Promise.all(Array.from({ length: 50 }, epochNow))).toEqual(Array(50).fill(1));
	backend.epoch = 2;
	expect(await epochNow()).toBe(1);
	expect(backend.asked).toBe(1);
	vi.advanceTimersByTime(999);
	expect(await epochNow()).toBe(1);
	expect(backend.asked).toBe(1);
	vi.advanceTimersByTime(1);
	expect(await epochNow()).toBe(2);
	expect(backend.asked).toBe(2);
});

test('asks again after a write by this process, even while an older request is pending', async () => {
	const { epochNow, forgetEpoch } = await fresh();
	await epochNow();
	backend.epoch = 2;
	forgetEpoch();
	expect(await epochNow()).toBe(2);
	forgetEpoch();
	let release = (): void => undefined;
	backend.held = new Promise((resolve) => (release = resolve));
	const before = epochNow();
	await vi.waitUntil(() => backend.asked === 3);
	backend.epoch = 3;
	forgetEpoch();
	backend.held = Promise.resolve();
	expect(await epochNow()).toBe(3);
	release();
	expect(await before).toBe(2);
	expect(await epochNow(), 'the late answer is ignored').toBe(3);
});

test('a moment is the epoch and the day, and the cache can read it without a request', async () => {
	const { publicMoment, forgetEpoch, keepAnswer } = await fresh();
	const moment = clockOf(keepAnswer);
	expect(moment.fresh()).toBe(null);
	expect(await publicMoment()).toMatch(/^1\/\d{4}-\d\d-\d\d$/);
	expect(moment.fresh()).toBe(await publicMoment());
	forgetEpoch();
	expect(moment.fresh()).toBe(null);
});

test('a moment ends to the millisecond when a hang takes effect, without a write', async () => {
	const { publicMoment, turnsInMs, keepAnswer } = await fresh();
	const moment = clockOf(keepAnswer);
	expect(turnsInMs()).toBe(Infinity);
	backend.turnsAt = Date.now() + 300;
	const before = await publicMoment();
	expect(before).toMatch(/^1\/\d{4}-\d\d-\d\d$/);
	expect(turnsInMs()).toBe(300);
	vi.advanceTimersByTime(299);
	expect(moment.fresh()).toBe(before);
	vi.advanceTimersByTime(1);
	expect(moment.fresh(), 'the cached moment is no longer valid').toBe(null);
	expect(await publicMoment()).toBe(`${before}/${new Date(backend.turnsAt).toISOString()}`);
	expect(backend.asked).toBe(2);
});
