import { describe, expect, test } from 'vitest';
import { berlinMoment } from '#lib/shared/dates.ts';
import { comingExceptions, type Hours, openingAt, spansOn, weekInLines, weekdayOf } from './hours.ts';
import { hoursFieldsOf, parseHours, readTime } from './hoursForm.ts';

const hours: Hours = {
	weekly: [
		{ day: 2, from: '10:00', to: '12:00' },
		{ day: 2, from: '13:00', to: '17:00' },
		{ day: 3, from: '10:00', to: '17:00' },
		{ day: 4, from: '10:00', to: '17:00' },
		{ day: 7, from: '01:00', to: '04:00' }
	],
	exceptions: [
		{ from: '2026-12-21', to: '2027-01-03', hours: [] },
		{ from: '2026-12-29', to: '2026-12-29', hours: [{ from: '11:00', to: '12:00' }] }
	],
	note: {}
};
const at = (day: string, time: string) => openingAt(hours, berlinMoment(day, time));

test('weekdayOf counts from Monday', () => {
	expect(['2026-11-23', '2026-11-29', '2028-02-29'].map(weekdayOf)).toEqual([1, 7, 2]);
});

test.each([
	['2026-11-24', '09:59', { open: false, next: { day: '2026-11-24', from: '10:00', inDays: 0 } }],
	['2026-11-24', '10:00', { open: true, until: '12:00' }],
	['2026-11-24', '11:59', { open: true, until: '12:00' }],
	['2026-11-24', '12:00', { open: false, next: { day: '2026-11-24', from: '13:00', inDays: 0 } }],
	['2026-11-24', '17:00', { open: false, next: { day: '2026-11-25', from: '10:00', inDays: 1 } }],
	['2026-11-26', '18:00', { open: false, next: { day: '2026-11-29', from: '01:00', inDays: 3 } }],
	// Closed over the holidays, except for an hour on one day.
	['2026-12-20', '05:00', { open: false, next: { day: '2026-12-29', from: '11:00', inDays: 9 } }],
	['2026-12-22', '11:00', { open: false, next: { day: '2026-12-29', from: '11:00', inDays: 7 } }],
	['2026-12-29', '11:30', { open: true, until: '12:00' }],
	['2026-12-29', '12:00', { open: false, next: { day: '2027-01-05', from: '10:00', inDays: 7 } }]
] as const)('openingAt on %s at %s', (day, time, opening) => {
	expect(at(day, time)).toEqual(opening);
});

describe('openingAt in the nights when the clocks change', () => {
	test.each([
		// 25 October 2026: clocks go back from three to two. It is open during both hours from two to three, and until four.
		['2026-10-25T00:30:00Z', { open: true, until: '04:00' }],
		['2026-10-25T01:30:00Z', { open: true, until: '04:00' }],
		['2026-10-25T02:59:00Z', { open: true, until: '04:00' }],
		['2026-10-25T03:00:00Z', { open: false, next: { day: '2026-10-27', from: '10:00', inDays: 2 } }],
		// 29 March 2026: clocks go forward from two to three.
		['2026-03-28T23:59:00Z', { open: false, next: { day: '2026-03-29', from: '01:00', inDays: 0 } }],
		['2026-03-29T00:00:00Z', { open: true, until: '04:00' }],
		['2026-03-29T01:59:00Z', { open: true, until: '04:00' }],
		['2026-03-29T02:00:00Z', { open: false, next: { day: '2026-03-31', from: '10:00', inDays: 2 } }]
	] as const)('at %s', (moment, opening) => {
		expect(openingAt(hours, new Date(moment))).toEqual(opening);
	});
});

test('adjoining spans count as one, and without hours there is no next opening', () => {
	const whole: Hours = {
		weekly: [
			{ day: 1, from: '09:00', to: '12:00' },
			{ day: 1, from: '12:00', to: '18:00' }
		],
		exceptions: [],
		note: {}
	};
	expect(openingAt(whole, berlinMoment('2026-11-23', '10:00'))).toEqual({ open: true, until: '18:00' });
	expect(openingAt({ weekly: [], exceptions: [], note: {} }, berlinMoment('2026-11-23', '10:00'))).toEqual({ open: false, next: null });
});

test('weekInLines merges days with the same hours; spansOn and comingExceptions respect exceptions', () => {
	expect(weekInLines(hours).map(({ from, to, spans }) => [from, to, spans.length])).toEqual([
		[1, 1, 0],
		[2, 2, 2],
		[3, 4, 1],
		[5, 6, 0],
		[7, 7, 1]
	]);
	expect(spansOn(hours, '2026-12-22')).toEqual([]);
	expect(comingExceptions(hours, '2026-12-30').map(({ from }) => from)).toEqual(['2026-12-21']);
});

describe('the form of hours', () => {
	const fields = () => hoursFieldsOf(hours);

	test('round-trips saved hours', () => {
		expect(parseHours(fields(), {})).toEqual({ ok: true, hours });
		expect(parseHours(hoursFieldsOf(null))).toEqual({ ok: true, hours: null });
	});

	test('readTime accepts the usual ways to type a time', () => {
		expect(['9', '9:30', '9.30', '09:30', '24:00', '9:60', '9-10', ''].map(readTime)).toEqual([
			'09:00',
			'09:30',
			'09:30',
			'09:30',
			null,
			null,
			null,
			null
		]);
	});

	test('reports each problem at its field', () => {
		const typed = fields();
		typed.week[0] = [
			{ from: '10', to: '' },
			{ from: '', to: '' }
		];
		typed.week[1] = [
			{ from: '10', to: '13' },
			{ from: '12:30', to: '17' }
		];
		typed.week[2] = [
			{ from: '12', to: '10' },
			{ from: 'x', to: '10' }
		];
		typed.exceptions = [
			{ first: '2026-13-01', last: '', from: '', to: '' },
			{ first: '2026-05-02', last: '2026-05-01', from: '', to: '' },
			{ first: '2026-05-02', last: '2029-05-01', from: '', to: '' }
		];
		typed.note_en = 'x'.repeat(601);
		expect(parseHours(typed)).toEqual({
			ok: false,
			errors: {
				'to-1-0': 'half',
				'from-2-1': 'overlap',
				'to-3-0': 'order',
				'from-3-1': 'time',
				'first-0': 'day',
				'last-1': 'days',
				'last-2': 'long',
				note_en: 'note'
			}
		});
	});

	test('keeps notes in other languages', () => {
		const before = { ar: { t: 'الجرس', by: 'translator' as const } };
		const parsed = parseHours({ ...fields(), note_de: 'Klingeln' }, before);
		expect(parsed.ok && parsed.hours?.note).toEqual({ ...before, de: { t: 'Klingeln', by: 'author' } });
	});
});
