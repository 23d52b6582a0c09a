/** A refusal of the sign-in service because of too many requests: which of its limits, and the seconds to wait. */
export type TooMany = { limit: 'person' | 'mails' | 'requests'; seconds: number };

/**
 * Reads an error of Supabase Auth. Returns null when it isn't about too many requests. Its limits, by default: one mail a minute to a
 * person (`max_frequency`), some mails an hour for all, and 30 sign-ins in five minutes for each caller, who is always this site.
 */
export function readTooMany({
	status,
	code,
	message
}: {
	status?: number | undefined;
	code?: string | undefined;
	message: string;
}): TooMany | null {
	if (status !== 429) return null;
	if (code !== 'over_email_send_rate_limit') return { limit: 'requests', seconds: 300 };
	const [, seconds] = /after (\d+) seconds?/.exec(message) ?? [];
	return seconds ? { limit: 'person', seconds: Number(seconds) } : { limit: 'mails', seconds: 3600 };
}
