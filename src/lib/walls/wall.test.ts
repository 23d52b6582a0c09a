import { expect, test } from 'vitest';
import { plainWall, type Wall, wallDuring, wallSchema } from './wall.ts';

const wall: Wall = {
	...plainWall,
	code: 'A',
	widthMm: 5000,
	heightMm: 2600,
	centreLineMm: 1450,
	blocked: [
		{ xMm: 4000, yMm: 0, widthMm: 1000, heightMm: 2100, reason: 'door' },
		{ xMm: 0, yMm: 0, widthMm: 800, heightMm: 1200, reason: 'furniture', from: '2026-05-10', to: '2026-05-20' }
	]
};
const problems = (value: unknown) => wallSchema.safeParse(value).error?.issues.map((issue) => [issue.path.join('.'), issue.message]);

test('accepts a valid wall, refuses a centre line or a zone outside it', () => {
	expect(wallSchema.parse(wall)).toEqual(wall);
	expect(problems({ ...wall, centreLineMm: 2600 })).toEqual([['centreLineMm', 'centre-line-too-high']]);
	expect(problems({ ...wall, widthMm: 4900 })).toEqual([['blocked.0', 'zone-outside']]);
});

test.each([
	{ widthMm: 99 },
	{ widthMm: 100_001 },
	{ widthMm: 100.5 },
	{ heightMm: 20_001 },
	{ centreLineMm: 0 },
	{ code: 'Ä' },
	{ code: '' },
	{ code: 'x'.repeat(17) }
])('refuses %j', (change) => {
	expect(wallSchema.safeParse({ ...wall, ...change }).success).toBe(false);
});

test('a zone needs a size, a known reason and days in order', () => {
	const zone = { xMm: 0, yMm: 0, widthMm: 1, heightMm: 1, reason: 'door' };
	const refused = (change: object) => !wallSchema.safeParse({ ...wall, blocked: [{ ...zone, ...change }] }).success;
	expect(refused({})).toBe(false);
	expect(refused({ widthMm: 0 })).toBe(true);
	expect(refused({ xMm: -1 })).toBe(true);
	expect(refused({ reason: 'dragon' })).toBe(true);
	expect(refused({ from: '2026-05-02', to: '2026-05-01' })).toBe(true);
});

test.each([
	['2026-05-01', '2026-05-09', 1],
	['2026-05-01', '2026-05-10', 2],
	['2026-05-20', '2026-06-01', 2],
	['2026-05-21', '2026-06-01', 1]
])('from %s to %s, %i zones block the wall', (opens, closes, count) => {
	expect(wallDuring(wall, opens, closes).blocked).toHaveLength(count);
});

test('a zone may have no end', () => {
	const [, furniture] = wall.blocked;
	const since = { ...wall, blocked: [{ ...furniture!, to: null }] };
	expect(wallDuring(since, '2030-01-01', '2030-02-01').blocked).toHaveLength(1);
	expect(wallDuring(since, '2026-01-01', '2026-02-01').blocked).toHaveLength(0);
});
