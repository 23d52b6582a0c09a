import { berlinToday, daysBetween } from '#lib/shared/dates.ts';

/** Backups are due once a week. */
const dueDays = 7;

/** How old the last backup is, in days. `late`: the desk warns. No age: there is no backup. */
export type BackupAge = { days: number | null; late: boolean };

/** The age of a backup made at `last`, on the calendar of Leipzig. */
export function backupAge(last: Date | null, now: Date): BackupAge {
	if (!last) return { days: null, late: true };
	const days = daysBetween(berlinToday(last), berlinToday(now));
	return { days, late: days > dueDays };
}
