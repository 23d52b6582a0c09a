import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allowedRows } from './allowedRows.ts';
import { canariesIn, columnsWithoutCanary } from './canaries.ts';
import { type Case, caseNames } from './cases.ts';
import { asRows } from './rows.ts';
import { type Names, namesOf, rowsOf } from './views.ts';
import { type LeakWorld, makeLeakWorld } from './world.ts';
import { drivers } from '../../support/drivers.ts';

/**
 * Compares everything that visitors can read about works in every state with `allowedRows.ts`: complete rows, not sample columns.
 */
describe.each(drivers)('what visitors read on %s', (driver) => {
	let world: LeakWorld;
	let names: Names;
	beforeAll(async () => {
		world = await makeLeakWorld(driver, asRows);
		names = await namesOf(world);
	});
	afterAll(() => world?.stop());

	test('every text column contains a canary in some row', async () => {
		expect(await columnsWithoutCanary(world.backend.sql, world.columns)).toEqual([]);
	});

	test('the table lists every view that visitors may read', async () => {
		const views = await world.backend.sql(
			"select relname as name from pg_class where relnamespace = 'public'::regnamespace and has_table_privilege('anon', oid, 'select')",
			[]
		);
		expect(views.map(({ name }) => String(name)).sort()).toEqual(Object.keys(allowedRows).sort());
	});

	test.each(Object.keys(allowedRows))('%s returns exactly the allowed rows', async (view) => {
		const found = (await rowsOf(world, view, names)).map(([owner, row]) => ({ owner, row }));
		const allowed = allowedRows[view]!.flatMap(({ of, row }) => of.map((owner) => ({ owner: owner as string, row })));
		expect(sorted(found)).toEqual(sorted(allowed));
	});

	test('the action log contains no names or texts', async () => {
		const rows = await world.backend.sql('select to_jsonb(l)::text as row from public.action_log l', []);
		expect(rows.flatMap(({ row }) => canariesIn(String(row)))).toEqual([]);
	});

	test('a withholding with an end hides a work only during its period, without any write at its start or end', async () => {
		const { artwork } = world.subjects.open;
		const { sql } = world.backend;
		const hidden = async () =>
			Object.fromEntries(
				await Promise.all(
					Object.keys(allowedRows).map(async (view) => {
						const rows = (await rowsOf(world, view, names)).filter(([owner]) => owner === 'open').map(([, row]) => row);
						return [view, rows] as const;
					})
				)
			);
		const rowsFor = (name: Case) =>
			Object.fromEntries(
				Object.entries(allowedRows).map(([view, rows]) => [view, rows.filter(({ of }) => of.includes(name)).map(({ row }) => row)])
			);
		const sortedRows = (views: Record<string, Record<string, unknown>[]>) =>
			Object.fromEntries(Object.entries(views).map(([view, rows]) => [view, sorted(rows.map((row) => ({ owner: 'open', row })))]));
		const shows = async (name: Case) => expect(sortedRows(await hidden())).toEqual(sortedRows(rowsFor(name)));
		const withholding = (from: string, until: string) =>
			sql(
				`insert into public.withholding (artwork_id, reason, from_at, until_at) values ($1, 'house', now() + $2::interval, now() + $3::interval)`,
				[artwork, from, until]
			);
		await withholding('1 hour', '2 hours');
		await shows('open');
		const [{ end }] = (await sql(
			"insert into public.withholding (artwork_id, reason, until_at) values ($1, 'house', clock_timestamp() + interval '2 seconds') returning until_at as end",
			[artwork]
		)) as [{ end: unknown }];
		await shows('withheld');
		await vi.waitUntil(async () => (await sql('select now() >= $1::timestamptz as over', [end]))[0]!.over, { timeout: 5000 });
		await shows('open');
		await withholding('-2 hours', '-1 hour');
		await shows('open');
	});

	test('the table lists every case except those that visitors can never see', () => {
		const named = new Set(Object.values(allowedRows).flatMap((rows) => rows.flatMap(({ of }) => of as readonly string[])));
		expect(caseNames.filter((name) => !named.has(name))).toEqual(['declined', 'draft']);
	});
});

type OwnedRow = { owner: string; row: Record<string, unknown> };
const sorted = (rows: OwnedRow[]): OwnedRow[] => {
	const key = ({ owner, row }: OwnedRow) => `${owner} ${String(row.public_name ?? '')}`;
	return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
};
