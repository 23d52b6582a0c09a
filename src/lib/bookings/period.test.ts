import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#lib/shared/dates.ts';
import { freeFrom, inMoments, lastDay, type Period, periodsOverlap, showDaysInOrder, showPeriod } from './period.ts';

const show = { installs: '2026-04-28', opens: '2026-05-01', closes: '2026-05-30', takenDown: '2026-06-01' };

test('an exhibition has its walls from the first day of installation to the last day of take-down', () => {
	expect(showPeriod(show)).toEqual({ from: '2026-04-28', to: '2026-06-02' });
	expect(lastDay(showPeriod(show))).toBe('2026-06-01');
});

test('days last from midnight to midnight in Berlin, also when the clocks change', () => {
	expect(inMoments({ from: '2026-03-29', to: '2026-03-30' })).toEqual({
		from: new Date('2026-03-28T23:00Z'),
		to: new Date('2026-03-29T22:00Z')
	});
	expect(inMoments({ from: '2026-10-25', to: '2026-10-26' })).toEqual({
		from: new Date('2026-10-24T22:00Z'),
		to: new Date('2026-10-25T23:00Z')
	});
});

test.each([
	[{}, true],
	[{ opens: '2026-05-30' }, true],
	[{ installs: '2026-05-02' }, false],
	[{ closes: '2026-04-30' }, false],
	[{ takenDown: '2026-05-29' }, false]
])('the days with %j are in order: %s', (change, inOrder) => {
	expect(showDaysInOrder({ ...show, ...change })).toBe(inOrder);
});

const may = { from: '2026-05-01', to: '2026-06-01' };

test.each([
	['2026-06-01', '2026-07-01', false],
	['2026-04-01', '2026-05-01', false],
	['2026-05-31', '2026-07-01', true],
	['2026-05-10', '2026-05-11', true],
	['2026-01-01', '2027-01-01', true]
])('May overlaps %s to %s: %s', (from, to, shared) => {
	expect(periodsOverlap(may, { from, to })).toBe(shared);
});

test('finds the first free day after colliding bookings and skips gaps that are too short', () => {
	const taken = [{ from: '2026-06-05', to: '2026-06-20' }, may, { from: '2026-09-01', to: '2026-10-01' }];
	expect(freeFrom(taken, { from: '2026-05-10', to: '2026-05-14' })).toBe('2026-06-01');
	expect(freeFrom(taken, { from: '2026-05-10', to: '2026-05-15' })).toBe('2026-06-20');
	expect(freeFrom(taken, { from: '2026-05-10', to: '2026-08-10' })).toBe('2026-10-01');
	expect(freeFrom(taken, { from: '2026-07-01', to: '2026-07-02' })).toBe('2026-07-01');
	expect(freeFrom([], may)).toBe('2026-05-01');
});

test('finds the first free time for periods of times', () => {
	const at = (text: string) => new Date(`2026-05-01T${text}Z`);
	expect(freeFrom([{ from: at('10:00'), to: at('12:00') }], { from: at('11:00'), to: at('11:30') })).toEqual(at('12:00'));
	expect(freeFrom([{ from: at('10:00'), to: at('12:00') }], { from: at('12:00'), to: at('13:00') })).toEqual(at('12:00'));
});

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
const period = fc.tuple(day, fc.integer({ min: 1, max: 60 })).map(([from, days]): Period<string> => ({ from, to: addDays(from, days) }));

test('the found day is free for the whole period, and no earlier day is', () => {
	fc.assert(
		fc.property(fc.array(period, { maxLength: 12 }), period, (taken, wanted) => {
			const start = freeFrom(taken, wanted);
			const length = daysBetween(wanted.from, wanted.to);
			const isFree = (from: string) => !taken.some((each) => periodsOverlap(each, { from, to: addDays(from, length) }));
			expect(isFree(start)).toBe(true);
			for (let from = wanted.from; from < start; from = addDays(from, 1)) expect(isFree(from)).toBe(false);
		})
	);
});
