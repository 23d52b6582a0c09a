import { isEmbedded } from '#lib/shared/backend/backend.server.ts';
import { type Limit, takeLimits } from '#lib/shared/backend/limits.server.ts';

const quarterHour = 15 * 60;
const day = 24 * 3600;

type Points = { points: number; seconds: number };

/**
 * Attempts to ask for a code and to enter one, by caller, by caller and e-mail address, and by e-mail address. A room full of people may
 * share one network address. Others can use up what an address has, from several networks. Then its owner has a mail of ours that still
 * works: a code is valid for an hour, and its link can't be guessed (docs/decisions/people/guessing.md).
 */
const limits: Record<'ask' | 'try', { caller: Points; both: Points; address: Points }> = {
	ask: {
		caller: { points: 60, seconds: quarterHour },
		both: { points: 6, seconds: quarterHour },
		address: { points: 12, seconds: 2 * quarterHour }
	},
	try: { caller: { points: 200, seconds: quarterHour }, both: { points: 10, seconds: quarterHour }, address: { points: 50, seconds: day } }
};

/** Sign-ins by link at hosted Supabase, of all people together. */
const links: Points = { points: 200, seconds: day };

/** How many seconds to wait, and whether that is because of the e-mail address. */
export type Wait = { seconds: number; ofAddress: boolean };

/**
 * Counts an attempt to request a code (`ask`) or to enter one (`try`) from the network address `caller`. Returns how long they must wait;
 * null means not at all. Known and unknown e-mail addresses are counted in the same way. What a caller is refused doesn't count against the
 * address, so that nobody can use it up alone.
 */
export async function waitFor(what: 'ask' | 'try', caller: string, email: string | null): Promise<Wait | null> {
	const network = callerNetwork(caller);
	const { caller: byCaller, both, address } = limits[what];
	const steps: { limit: Limit; ofAddress: boolean }[] = [
		{ limit: { kind: `${what} caller`, key: network, ...byCaller }, ofAddress: false }
	];
	if (email)
		steps.push(
			{ limit: { kind: `${what} both`, key: `${network} ${email}`, ...both }, ofAddress: true },
			{ limit: { kind: `${what} address`, key: email, ...address }, ofAddress: true }
		);
	// Supabase makes the hash in a link of the address and the code only, and doesn't say whose it is.
	if (!email && !isEmbedded()) steps.push({ limit: { kind: 'try link', key: 'all', ...links }, ofAddress: false });
	for (const { limit, ofAddress } of steps) {
		const seconds = await takeLimits([limit]);
		if (seconds > 0) return { seconds, ofAddress };
	}
	return null;
}

/**
 * Counts a message to an artist: per day 10 by caller and by the sender's e-mail address, and 30 by the artist who receives them. Returns
 * how many seconds its sender must wait; 0 means no wait.
 */
export const waitToContact = (caller: string, address: string, artist: string): Promise<number> =>
	takeLimits([
		{ kind: 'contact caller', key: callerNetwork(caller), points: 10, seconds: day },
		{ kind: 'contact address', key: address.toLowerCase(), points: 10, seconds: day },
		{ kind: 'contact artist', key: artist, points: 30, seconds: day }
	]);

/** Returns the network of an address. One household or server owns a whole IPv6 /64, so all of it counts as one caller. */
export function callerNetwork(address: string): string {
	if (!address.includes(':')) return address;
	const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	const rest = tail ? tail.split(':') : [];
	const filled =
		tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
	return filled
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
