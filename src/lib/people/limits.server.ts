import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const quarterHour = 15 * 60;
const limiter = (points: number, duration = quarterHour) => new RateLimiterMemory({ points, duration });

/** How often in a quarter of an hour, by address and by caller. A room full of people may share one caller's address. */
const limits = {
	ask: { address: limiter(6), caller: limiter(60) },
	// Six digits: 200 guesses an hour find a code once in half a year.
	try: { address: limiter(50), caller: limiter(200), both: limiter(10) }
};

/**
 * Counts an attempt to ask for a code, or to enter one, by somebody at the network address `caller`. Answers how many
 * seconds they have to wait; 0 means go on. Known and unknown addresses count alike.
 */
export async function waitSeconds(what: 'ask' | 'try', caller: string, email: string | null): Promise<number> {
	const network = callerNetwork(caller);
	const keys: [RateLimiterMemory, string][] = [[limits[what].caller, network]];
	if (email) keys.push([limits[what].address, email]);
	if (email && what === 'try') keys.push([limits.try.both, `${network} ${email}`]);
	const waits = await Promise.all(keys.map(([limit, key]) => take(limit, key)));
	return Math.max(...waits);
}

/** How often in a day somebody may write to artists, by caller and by the address that is given; how often one artist is written to. */
const contactLimits = { caller: limiter(10, 24 * 3600), address: limiter(10, 24 * 3600), artist: limiter(30, 24 * 3600) };

/** Counts a message to an artist. Answers how many seconds its sender has to wait; 0 means go on. */
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

/** One household or server owns a whole /64 of IPv6, so that all of it counts as one caller. */
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
