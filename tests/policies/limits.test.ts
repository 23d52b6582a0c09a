import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('limits on postgres, in two transactions', () => {
	let backend: TestBackend;
	let connections: postgres.Sql;
	beforeAll(async () => {
		backend = await startTestBackend('postgres');
		connections = postgres(backend.connectionString!, { max: 3 });
	});
	afterAll(async () => {
		await connections?.end();
		await backend?.stop();
	});

	test('removing old events never blocks an event that waits for another one', async () => {
		const [first, old] = ['a', 'b'].map((digit) => [{ hash: digit.repeat(64), points: 9, seconds: 60 }]);
		const take = (sql: postgres.Sql | postgres.TransactionSql, limits: object) =>
			sql`select public.take_limits(${sql.json(limits as postgres.JSONValue)})`;
		await take(connections, old!);
		let second: Promise<unknown> | undefined;
		await connections.begin(async (sql) => {
			await take(sql, first!);
			await connections`update public.rate_limit set ends_at = now() - interval '1 second' where true`;
			// It finds the old event, and then waits for the first transaction, which wants the old one next.
			second = take(connections, first!).execute();
			await vi.waitFor(async () => {
				const waiting = await connections`select 1 from pg_stat_activity where wait_event_type = 'Lock'`;
				expect(waiting).toHaveLength(1);
			});
			await take(sql, old!);
		});
		await second;
	});
});
