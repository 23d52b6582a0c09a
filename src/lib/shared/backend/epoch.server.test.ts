import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Clock } from './answerCache.ts';

/** A backend that answers every request with the epoch. */
const backend = { epoch: 1, asked: 0, delayMs: 0, turnsAt: Infinity };
const server = createServer((_request, response) => {
	backend.asked++;
	const iso = (when: boolean) => (when ? new Date(backend.turnsAt).toISOString() : null);
	const [turned, coming] = [Date.now() >= backend.turnsAt, Date.now() < backend.turnsAt && backend.turnsAt < Infinity];
	const body = JSON.stringify({ epoch: backend.epoch, turned_at: iso(turned), turns_at: iso(coming) });
	setTimeout(() => response.setHeader('content-type', 'application/json').end(body), backend.delayMs);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

async function fresh() {
	vi.resetModules();
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	vi.doMock('$env/dynamic/private', () => ({ env: { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: 'key' } }));
	Object.assign(backend, { epoch: 1, asked: 0, delayMs: 0, turnsAt: Infinity });
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
	await new Promise((resolve) => setTimeout(resolve, 1050));
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
	backend.delayMs = 100;
	const before = epochNow();
	await new Promise((resolve) => setTimeout(resolve, 50));
	backend.epoch = 3;
	forgetEpoch();
	backend.delayMs = 0;
	expect(await epochNow()).toBe(3);
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
	expect(turnsInMs()).toBeGreaterThan(0);
	expect(turnsInMs()).toBeLessThanOrEqual(300);
	while (Date.now() < backend.turnsAt - 30) await new Promise((resolve) => setTimeout(resolve, 5));
	expect(moment.fresh()).toBe(before);
	while (Date.now() < backend.turnsAt) await new Promise((resolve) => setTimeout(resolve, 1));
	expect(moment.fresh(), 'the cached moment is no longer valid').toBe(null);
	expect(await publicMoment()).toBe(`${before}/${new Date(backend.turnsAt).toISOString()}`);
	expect(backend.asked).toBe(2);
});
