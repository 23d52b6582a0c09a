import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { drivers } from '../support/drivers.ts';
import { run } from '../support/world.ts';

describe.each(drivers)('limits on %s', (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());
	beforeEach(() => backend.sql('delete from public.rate_limit where true'));

	type Limit = { hash: string; points: number; seconds: number };
	const limit = (digit: string, points: number, seconds = 60): Limit => ({ hash: digit.repeat(64), points, seconds });
	const take = (...p_limits: Limit[]) => run<number>(backend.admin(), 'take_limits', { p_limits });

	test('allows as many events as a limit has points, then says how long to wait', async () => {
		expect([await take(limit('a', 2)), await take(limit('a', 2))]).toEqual([0, 0]);
		const wait = await take(limit('a', 2));
		expect(wait).toBeGreaterThan(50);
		expect(wait).toBeLessThanOrEqual(60);
		expect(await take(limit('b', 2))).toBe(0);
	});

	test('the longest wait of several limits counts', async () => {
		await take(limit('a', 1, 600), limit('b', 9));
		expect(await take(limit('a', 1, 600), limit('b', 9))).toBeGreaterThan(500);
	});

	test('begins anew when the time is over, and forgets old events', async () => {
		await take(limit('a', 1), limit('b', 1));
		expect(await take(limit('a', 1))).toBeGreaterThan(0);
		await backend.sql(`update public.rate_limit set ends_at = now() - interval '1 second' where true`);
		expect(await take(limit('a', 1))).toBe(0);
		expect(await backend.sql('select hash from public.rate_limit')).toEqual([{ hash: 'a'.repeat(64) }]);
	});

	test('counts each of fifty events at once', async () => {
		const waits = await Promise.all(
			Array.from({ length: 50 }, (_, n) => (n % 2 ? take(limit('a', 20), limit('b', 99)) : take(limit('b', 99), limit('a', 20))))
		);
		expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
	});
});
