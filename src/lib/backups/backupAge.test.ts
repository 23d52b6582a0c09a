import { expect, test } from 'vitest';
import { backupAge } from './backupAge.ts';

const now = new Date('2026-12-15T12:00:00Z');

test.each([
	['no backup', null, { days: null, late: true }],
	['a backup of this morning', '2026-12-15T03:00:00Z', { days: 0, late: false }],
	['a backup a week ago', '2026-12-08T03:00:00Z', { days: 7, late: false }],
	['a backup eight days ago', '2026-12-07T12:00:00Z', { days: 8, late: true }],
	['a backup just after midnight in Leipzig', '2026-12-14T23:30:00Z', { days: 0, late: false }]
])('says how old %s is', (_, last, expected) => {
	expect(backupAge(last === null ? null : new Date(last), now)).toEqual(expected);
});
