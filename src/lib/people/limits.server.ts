import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const quarterHour = 15 * 60;
const limiter = (points: number, duration = quarterHour) => new RateLimiterMemory({ points, duration });

/** Attempts per 15 minutes, by e-mail address and by caller. A room full of people may share one network address. */
const limits = {
	ask: { address: limiter(6), caller: limiter(60) },
	// With six digits, 200 guesses an hour find a code about once in half a year.
	try: { address: limiter(50), caller: limiter(200), both: limiter(10) }
};

/**
 * Counts an attempt to request a code (`ask`) or to enter one (`try`) from the network address `caller`. Returns how many
 * seconds they must wait; 0 means no wait. Known and unknown e-mail addresses are counted in the same way.
 */
export async function waitSeconds(what: 'ask' | 'try', caller: string, email: string | null): Promise<number> {
	const network = callerNetwork(caller);
	const keys: [RateLimiterMemory, string][] = [[limits[what].caller, network]];
	if (email) keys.push([limits[what].address, email]);
	if (email && what === 'try') keys.push([limits.try.both, `${network} ${email}`]);
	const waits = await Promise.all(keys.map(([limit, key]) => take(limit, key)));
	return Math.max(...waits);
}

/** Messages to artists per day: by caller, by the sender's e-mail address, and by the artist who receives them. */
const contactLimits = { caller: limiter(10, 24 * 3600), address: limiter(10, 24 * 3600), artist: limiter(30, 24 * 3600) };

/** Counts a message to an artist. Returns how many seconds its sender must wait; 0 means no wait. */
export async function waitToContact(caller: string, address: string, artist: string): Promise<number> {
	const waits = [
		await take(contactLimits.caller, callerNetwork(caller)),
		await take(contactLimits.address, address.toLowerCase()),
		await take(contactLimits.artist, artist)
	];
	return Math.max(...waits);
}

async function take(limit: RateLimiterMemory, key: string): Promise<number> {
	try {
		await limit.consume(key);
		return 0;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
	}
}

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
