import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	berlinMidnight,
	berlinMoment,
	berlinToday,
	compareDates,
	daysBetween,
	daysOfDateRange,
	daySchema,
	formatDate,
	formatDateRange,
	formatMoment,
	when
} from './dates.ts';

test.each([
	['2026-03-28T22:59:59Z', '2026-03-28'],
	['2026-03-28T23:00:00Z', '2026-03-29'],
	['2026-03-29T21:59:59Z', '2026-03-29'],
	['2026-03-29T22:00:00Z', '2026-03-30'],
	['2026-10-24T22:00:00Z', '2026-10-25'],
	['2026-10-25T22:59:59Z', '2026-10-25'],
	['2026-10-25T23:00:00Z', '2026-10-26'],
	['2026-12-31T22:59:59Z', '2026-12-31'],
	['2026-12-31T23:00:00Z', '2027-01-01'],
	['2028-02-28T23:00:00Z', '2028-02-29']
])('at %s, the day in Leipzig is %s', (moment, day) => {
	expect(berlinToday(new Date(moment))).toBe(day);
});

test.each([
	['2026-01-01', '2025-12-31T23:00:00.000Z'],
	['2026-03-29', '2026-03-28T23:00:00.000Z'],
	['2026-03-30', '2026-03-29T22:00:00.000Z'],
	['2026-10-25', '2026-10-24T22:00:00.000Z'],
	['2026-10-26', '2026-10-25T23:00:00.000Z'],
	['2028-02-29', '2028-02-28T23:00:00.000Z'],
	['2026-07-01', '2026-06-30T22:00:00.000Z']
])('%s starts in Leipzig at %s', (day, moment) => {
	expect(berlinMidnight(day).toISOString()).toBe(moment);
});

test.each([
	['2028-02-28', 1, '2028-02-29'],
	['2026-02-28', 1, '2026-03-01'],
	['2028-02-29', 366, '2029-03-01'],
	['2026-12-31', 1, '2027-01-01'],
	['2026-01-01', -1, '2025-12-31'],
	['2026-03-28', 2, '2026-03-30'],
	['2026-10-24', 2, '2026-10-26']
])('%s plus %i days is %s', (day, days, result) => {
	expect(addDays(day, days)).toBe(result);
	expect(daysBetween(day, result)).toBe(days);
});

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));

test('midnight belongs to its day, and the millisecond before to the previous day', () => {
	fc.assert(
		fc.property(days, (day) => {
			const begin = berlinMidnight(day);
			expect(berlinToday(begin)).toBe(day);
			expect(berlinToday(new Date(begin.getTime() - 1))).toBe(addDays(day, -1));
		})
	);
});

test('days sort like their texts', () => {
	fc.assert(
		fc.property(days, days, (a, b) => {
			expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)));
		})
	);
});

test.each([
	['2026-04-30', 'upcoming'],
	['2026-05-01', 'current'],
	['2026-06-03', 'current'],
	['2026-06-04', 'past']
])('on %s, an exhibition from 1 May to 3 June is %s', (today, result) => {
	expect(when('2026-05-01', '2026-06-03', today)).toBe(result);
});

test('formats days and ranges for each language', () => {
	expect(formatDate('2028-02-29', 'de')).toBe('29. Februar 2028');
	expect(formatDate('2026-12-31', 'en')).toBe('31 December 2026');
	expect(formatDate('2026-05-01', 'fa')).toContain('۲۰۲۶');
	expect(formatDateRange('2026-05-01', '2026-06-03', 'de').replace(/\s/g, ' ')).toBe('1. Mai – 3. Juni 2026');
	expect(formatDateRange('2026-05-01', '2026-05-03', 'en').replace(/\s/g, '')).toBe('1–3May2026');
	expect(formatDateRange('2026-12-31', '2027-01-01', 'en').replace(/\s/g, ' ')).toBe('31 December 2026 – 1 January 2027');
	expect(formatDateRange('2026-05-01', '2026-05-01', 'de')).toBe('1. Mai 2026');
	expect(formatMoment(new Date('2026-05-01T16:30:00Z'), 'de')).toBe('1. Mai 2026 um 18:30');
});

test('refuses text that is not a day', () => {
	expect(daySchema.safeParse('2026-02-29').success).toBe(false);
	expect(daySchema.safeParse('2026-2-9').success).toBe(false);
	expect(daySchema.safeParse('2028-02-29').success).toBe(true);
});

const program = `
const { addDays, berlinMidnight, berlinToday, formatDate, formatDateRange } = await import(process.argv[1]);
const out = [];
for (const day of ['2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31']) {
	const begin = berlinMidnight(day);
	out.push(begin.toISOString(), berlinToday(begin), berlinToday(new Date(begin - 1)), addDays(day, 1), formatDate(day, 'de'), formatDateRange(day, addDays(day, 1), 'en'));
}
console.log(JSON.stringify(out));`;

test('gives the same results in every time zone of the machine', () => {
	const under = (TZ: string) =>
		execFileSync(process.execPath, ['--input-type=module', '-e', program, fileURLToPath(new URL('./dates.ts', import.meta.url))], {
			env: { ...process.env, TZ, NODE_OPTIONS: '' },
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore']
		});
	const utc = under('UTC');
	expect(utc).toContain('29. Februar 2028');
	for (const zone of ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns']) expect(under(zone), zone).toBe(utc);
});

test.each([
	['2026-07-01', '18:30', '2026-07-01T16:30:00.000Z'],
	['2026-01-01', '00:00:05', '2025-12-31T23:00:05.000Z'],
	['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
	['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
	['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z']
])('on %s, a clock in Berlin shows %s at %s', (day, time, moment) => {
	expect(berlinMoment(day, time).toISOString()).toBe(moment);
});

test.each([
	['[2026-05-01,2026-06-02)', '2026-05-01', '2026-06-01'],
	['[2026-05-01,)', '2026-05-01', null],
	['(,2026-03-01)', null, '2026-02-28'],
	['(,)', null, null],
	[null, null, null]
])('reads the first and the last day of the date range %s', (range, from, to) => {
	expect(daysOfDateRange(range)).toEqual({ from, to });
});
