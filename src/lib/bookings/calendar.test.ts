import { expect, test } from 'vitest';
import { barOf, calendarPeriod, lastShown, monthsOf } from './calendar.ts';

const year = calendarPeriod('2026-11-22', 12);

test('shows twelve months from the first day of the current month', () => {
	expect(year).toEqual({ from: '2026-11-01', to: '2027-11-01' });
	expect(lastShown(year)).toBe('2027-10-31');
	expect(monthsOf(year).map(({ first }) => first)).toEqual([
		'2026-11-01',
		'2026-12-01',
		'2027-01-01',
		'2027-02-01',
		'2027-03-01',
		'2027-04-01',
		'2027-05-01',
		'2027-06-01',
		'2027-07-01',
		'2027-08-01',
		'2027-09-01',
		'2027-10-01'
	]);
	expect(monthsOf(year).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('cuts bars at both ends of the calendar and gives none for bookings outside', () => {
	expect(barOf(year, { from: '2026-11-01', to: '2027-11-01' })).toEqual({ at: 0, share: 1 });
	expect(barOf(year, { from: '2020-01-01', to: '2026-11-02' })).toEqual({ at: 0, share: 1 / 365 });
	expect(barOf(year, { from: '2027-10-31', to: '2029-01-01' })).toEqual({ at: 364 / 365, share: 1 - 364 / 365 });
	expect(barOf(year, { from: '2026-10-01', to: '2026-11-01' })).toBeNull();
	expect(barOf(year, { from: '2027-11-01', to: '2027-12-01' })).toBeNull();
});
