import { RateLimiterMemory } from 'rate-limiter-flexible';
import { callerNetwork } from '#lib/people/limits.server.ts';

const quarterHour = 15 * 60;
/** A dozen phones that tick, and send what they kept, share a link; whoever guesses tokens doesn't get far. */
const sent = new RateLimiterMemory({ points: 1500, duration: quarterHour });
const missed = new RateLimiterMemory({ points: 60, duration: quarterHour });

const take = (limit: RateLimiterMemory, key: string): Promise<boolean> =>
	limit.consume(key).then(
		() => true,
		() => false
	);

/** Counts what comes by a link; false: too much in a quarter of an hour. */
export const maySend = (hash: string): Promise<boolean> => take(sent, hash);

/** Counts a token that opens nothing, by the caller's network; false: too many. */
export const mayMiss = (caller: string): Promise<boolean> => take(missed, callerNetwork(caller));
