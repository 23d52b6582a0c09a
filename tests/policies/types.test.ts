import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateTypes } from '../../scripts/types.ts';
import { nullableViewColumns, textColumns } from '../../src/lib/shared/database.ts';
import { typesFile } from '../support/schemas.ts';
import { makeWorld, type World } from '../support/world.ts';

test('the committed database types match the schema (if not, run: npm run types)', async () => {
	expect(await generateTypes()).toBe(await readFile(typesFile, 'utf8'));
});

/** src/lib/shared/database.ts corrects the generated types. These tests check the corrections against the database. */
describe('the corrected types', () => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld('postgres');
	});
	afterAll(() => world?.stop());

	test('use the text type for exactly the columns that the database checks as texts', async () => {
		const columns = await world.backend.sql(
			`
			select c.oid::regclass || '.' || a.attname as name, a.attname = any ($1::text[]) as listed, exists (
				select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
				and pg_get_constraintdef(k.oid) ~ ('is_texts\\(' || a.attname || ',')) as checked
			from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'jsonb'::regtype order by 1`,
			[[...textColumns]]
		);
		expect(columns.filter(({ listed }) => listed).length).toBeGreaterThan(20);
		expect(columns.filter(({ listed, checked }) => listed !== checked)).toEqual([]);
	});

	test('list every view column that is null anywhere in the test data', async () => {
		const wrong: string[] = [];
		let rows = 0;
		for (const [view, nullable] of Object.entries(nullableViewColumns)) {
			for (const { row } of await world.backend.sql(`select to_jsonb(v) as row from public.${view} v`)) {
				rows += 1;
				for (const [column, value] of Object.entries(row as Record<string, unknown>)) {
					if (value === null && !(nullable as readonly string[]).includes(column)) wrong.push(`${view}.${column}`);
				}
			}
		}
		expect(rows).toBeGreaterThan(5);
		expect(wrong).toEqual([]);
	});
});
