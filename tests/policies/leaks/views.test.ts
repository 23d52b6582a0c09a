import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowedRows } from './allowed-rows.ts';
import { columnsWithoutCanary } from './canaries.ts';
import { caseNames } from './cases.ts';
import { asRows } from './rows.ts';
import { type Names, namesOf, rowsOf } from './views.ts';
import { type LeakWorld, makeLeakWorld } from './world.ts';

/**
 * Whole rows instead of sample columns: everything that visitors can read of works in every state, compared with `allowed-rows.ts`.
 */
describe.each(['pglite', 'postgres'] as const)('what visitors read on %s', (driver) => {
	let world: LeakWorld;
	let names: Names;
	beforeAll(async () => {
		world = await makeLeakWorld(driver, asRows);
		names = await namesOf(world);
	});
	afterAll(() => world?.stop());

	test('every column of text holds a canary somewhere', async () => {
		expect(await columnsWithoutCanary(world.backend.sql, world.columns)).toEqual([]);
	});

	test('every view that visitors may read has its rows in the table', async () => {
		const views = await world.backend.sql(
			"select relname as name from pg_class where relnamespace = 'public'::regnamespace and has_table_privilege('anon', oid, 'select')",
			[]
		);
		expect(views.map(({ name }) => String(name)).sort()).toEqual(Object.keys(allowedRows).sort());
	});

	test.each(Object.keys(allowedRows))('%s gives whole rows that are allowed, and no others', async (view) => {
		const found = (await rowsOf(world, view, names)).map(([owner, row]) => ({ owner, row }));
		const allowed = allowedRows[view]!.flatMap(({ of, row }) => of.map((owner) => ({ owner: owner as string, row })));
		expect(sorted(found)).toEqual(sorted(allowed));
	});

	test('the table names every case at least once, or says that nobody reads anything of it', () => {
		const named = new Set(Object.values(allowedRows).flatMap((rows) => rows.flatMap(({ of }) => of as readonly string[])));
		expect(caseNames.filter((name) => !named.has(name))).toEqual(['declined', 'draft']);
	});
});

type OwnedRow = { owner: string; row: Record<string, unknown> };
const sorted = (rows: OwnedRow[]): OwnedRow[] => {
	const key = ({ owner, row }: OwnedRow) => `${owner} ${String(row.public_name ?? '')}`;
	return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
};
