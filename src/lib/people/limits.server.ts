import { type Limit, takeLimits } from '#lib/shared/backend/limits.server.ts';

const quarterHour = 15 * 60;
const day = 24 * 3600;

/** Attempts per 15 minutes, by e-mail address and by caller. A room full of people may share one network address. */
const points = {
	ask: { address: 6, caller: 60 },
	// With six digits, 200 guesses an hour find a code about once in half a year.
	try: { address: 50, caller: 200, both: 10 }
};

/**
 * Counts an attempt to request a code (`ask`) or to enter one (`try`) from the network address `caller`. Returns how many
 * seconds they must wait; 0 means no wait. Known and unknown e-mail addresses are counted in the same way.
 */
export function waitSeconds(what: 'ask' | 'try', caller: string, email: string | null): Promise<number> {
	const network = callerNetwork(caller);
	const limit = (by: string, key: string, most: number): Limit => ({ kind: `${what} ${by}`, key, points: most, seconds: quarterHour });
	const limits = [limit('caller', network, points[what].caller)];
	if (email) limits.push(limit('address', email, points[what].address));
	if (email && what === 'try') limits.push(limit('both', `${network} ${email}`, points.try.both));
	return takeLimits(limits);
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
