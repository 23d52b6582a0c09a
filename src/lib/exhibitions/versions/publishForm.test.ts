import { expect, test } from 'vitest';
import { readWhen } from './publishForm.ts';

const now = new Date('2026-05-03T12:00:00Z');
const read = (when: string, day = '', time = '') => readWhen({ when, day, time }, '2026-12-31', now);

test('returns null for "now" and ignores the other fields', () => expect(read('now', 'nonsense')).toEqual({ ok: true, from: null }));

test.each([
	['2026-05-03', '14:01', '2026-05-03T12:01:00.000Z'],
	['2026-05-04', '9.30', '2026-05-04T07:30:00.000Z'],
	['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z'],
	['2026-10-25', '03:00:07', '2026-10-25T02:00:07.000Z']
])('reads %s %s as local time in Leipzig', (day, time, from) => {
	expect(read('later', day, time)).toEqual({ ok: true, from: new Date(from) });
});

test.each([
	['', '', '', 'when', 'when'],
	['later', '', '18:00', 'day', 'day'],
	['later', '2026-02-30', '18:00', 'day', 'day'],
	['later', '2026-06-01', '', 'time', 'time'],
	['later', '2026-06-01', '24:00', 'time', 'time'],
	['later', '2026-05-03', '14:00', 'day', 'passed'],
	['later', '2027-01-01', '00:00', 'day', 'too-late']
])('refuses %j %j %j at the field %s with %s', (when, day, time, field, error) => {
	expect(read(when, day, time)).toEqual({ ok: false, field, error });
});
