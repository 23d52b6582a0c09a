/** What a Supabase project takes for one file, in bytes, unless it is told otherwise. On the Free plan it is the most. */
export const projectDefault = 50 * 1024 * 1024;

/**
 * Whether the storage refused a file for its size. The status of the answer is 413, or 400 with the number in its body, or the body names
 * it: this differs between versions, and a proxy in front may refuse, too.
 */
export function isSizeRefusal(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const { status, statusCode, code } = error as Record<string, unknown>;
	return Number(status) === 413 || Number(statusCode) === 413 || code === 'EntityTooLarge' || statusCode === 'EntityTooLarge';
}

/** The largest number below `bytes` with one digit and zeros: 50 MB below 53.9 MB. It is what a person can keep in mind. */
export function roundBelow(bytes: number): number {
	const step = 10 ** Math.floor(Math.log10(bytes));
	const whole = Math.ceil(bytes / step) - 1;
	return whole > 0 ? whole * step : 9 * (step / 10);
}
