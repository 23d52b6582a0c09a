import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend, type TestBackend } from '../support/backend.ts';

/**
 * The database checks JSON by functions named `is_…`. Each must answer for any value. The values are constants in the statement, so that
 * PostgreSQL plans with them: it may then compute what a condition was meant to guard.
 */
const odd = [null, true, '', '0', '{}', -1, 0, 0.5, 1e9, [], [0], ['x'], {}, { kind: '' }, { x: '', y: [], width: {}, height: null }];
const shapes: Record<string, (value: unknown) => unknown> = {
	'by itself': (value) => value,
	'of a picture': (value) => ({ turn: value, tilt: value, crop: value, blur: value }),
	'the tilt of a picture': (value) => ({ tilt: value }),
	'the list of blurred parts': (value) => ({ blur: value }),
	'a blurred part': (value) => ({ blur: [value] }),
	'a side of a part': (value) => ({ x: 0, y: 0, width: value, height: 10 }),
	'the lists of a plan': (value) => ({ outline: value, walls: value, doors: value, windows: value, furniture: value, escape: value }),
	'a corner of a plan': (value) => ({
		outline: [value, { xMm: value, yMm: value }],
		walls: [],
		doors: [],
		windows: [],
		furniture: [],
		escape: []
	}),
	'the lists of hours': (value) => ({ weekly: value, exceptions: value, note: {} }),
	'a line of hours': (value) => ({ weekly: [], exceptions: [value, { from: '2026-01-01', to: '2026-01-02', hours: value }], note: {} }),
	'the points of a wall': (value) => ({ kind: 'points', points: value }),
	'the rails of a wall': (value) => ({ kind: 'rails', rails: value }),
	'a rail': (value) => ({ kind: 'rails', rails: [value, { fromMm: value, toMm: value, heightMm: 1 }] }),
	'the hooks of a rail': (value) => ({
		kind: 'rails',
		rails: [{ fromMm: 0, toMm: 9, heightMm: 1, positions: { kind: 'listed', atMm: value } }]
	}),
	'a text': (value) => ({ de: value, en: { t: value, by: 'author' } })
};

let backend: TestBackend;
let checks: string[];
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	const found = await backend.sql(
		`select proname || case pronargs when 1 then '(%)' when 2 then '(%, 100)' else '(%, 0, 100, true)' end as call
		from pg_proc where pronamespace = 'app'::regnamespace and proname like 'is\\_%' and provolatile = 'i' and proargtypes[0] = 'jsonb'::regtype`
	);
	checks = found.map(({ call }) => String(call));
});
afterAll(() => backend?.stop());

test('finds the checks', () => expect(checks.length).toBeGreaterThan(6));

describe.each(Object.keys(shapes))('%s', (shape) => {
	test('is checked without an error, whatever its value', async () => {
		for (const value of odd) {
			const literal = `'${JSON.stringify(shapes[shape]!(value)).replaceAll("'", "''")}'::jsonb`;
			for (const check of checks) {
				const answer = await backend
					.sql(`select app.${check.replace('%', literal)} as yes`)
					.catch((error: unknown) => [{ yes: String(error) }]);
				expect.soft(typeof answer[0]!.yes, `${check} of ${literal}: ${String(answer[0]!.yes)}`).toBe('boolean');
			}
		}
	});
});
