import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retouchSchema } from '../../src/lib/images/make/retouch.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
});
afterAll(() => backend?.stop());

const odd = fc.oneof(
	fc.constantFrom(null, true, '', '0', '90', -1, 0, 0.5, 9, 10, 45, 90, 150, 151, 360, 9999, 10_000, 10_001, 1e9, {}, []),
	fc.integer({ min: -200, max: 10_100 })
);
const mostly = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: odd });
const side = mostly(fc.integer({ min: 0, max: 6000 }));
const part = mostly(
	fc.oneof(
		{ weight: 8, arbitrary: fc.record({ x: side, y: side, width: side, height: side }) },
		{ weight: 1, arbitrary: fc.record({ x: side, y: side, width: side, height: side, angle: odd }, { requiredKeys: [] }) }
	)
);
const wish = fc.oneof(
	{
		weight: 12,
		arbitrary: fc.record(
			{
				turn: mostly(fc.constantFrom(0, 90, 180, 270)),
				tilt: mostly(fc.integer({ min: -155, max: 155 })),
				crop: part,
				blur: mostly(fc.array(part, { maxLength: 3 }))
			},
			{ requiredKeys: [] }
		)
	},
	{ weight: 1, arbitrary: fc.record({ turn: odd, mirror: odd }) },
	{ weight: 1, arbitrary: odd }
);

test('the site and the database accept the same edits', async () => {
	const wishes = [
		...fc.sample(wish, 3000),
		{ blur: Array.from({ length: 20 }, () => ({ x: 0, y: 0, width: 10, height: 10 })) },
		{ blur: Array.from({ length: 21 }, () => ({ x: 0, y: 0, width: 10, height: 10 })) }
	];
	const rows = await backend.sql(
		'select app.is_retouch(wish) as yes from jsonb_array_elements($1::jsonb) with ordinality as wishes(wish, at) order by at',
		[JSON.stringify(wishes)]
	);
	const different = wishes.filter((each, i) => retouchSchema.safeParse(each).success !== rows[i]!.yes);
	expect(different.slice(0, 5)).toEqual([]);
	const accepted = rows.filter(({ yes }) => yes).length;
	expect(accepted).toBeGreaterThan(200);
	expect(wishes.length - accepted).toBeGreaterThan(200);
});
