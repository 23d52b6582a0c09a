import { ok, problem, type Finding } from './finding.ts';

/** Sessions and codes end by the clock. Less than this is the way of the answer, and the seconds that a header rounds to. */
const toleranceMs = 30_000;

/** Compares the backend's clock with ours. */
export function clock(aheadMs: number | null): Finding[] {
	if (aheadMs === null) return [];
	if (Math.abs(aheadMs) <= toleranceMs) return [ok('clock', 'This clock and that of the backend agree.')];
	const seconds = Math.round(Math.abs(aheadMs) / 1000);
	return [
		problem(
			'clock',
			`This clock is ${seconds} s ${aheadMs > 0 ? 'behind' : 'ahead of'} that of the backend, so sessions and codes end at wrong times. Switch on time synchronisation here (timedatectl set-ntp true).`
		)
	];
}
