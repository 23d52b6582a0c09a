import { RateLimiterMemory } from 'rate-limiter-flexible';
import { callerNetwork } from '#lib/people/limits.server.ts';

const quarterHour = 15 * 60;
/** A dozen phones share a link and may send many stored entries at once. Guessing tokens is limited much more. */
const sent = new RateLimiterMemory({ points: 1500, duration: quarterHour });
const missed = new RateLimiterMemory({ points: 60, duration: quarterHour });

const take = (limit: RateLimiterMemory, key: string): Promise<boolean> =>
	limit.consume(key).then(
		() => true,
		() => false
	);

/** Counts an entry sent with a link. False if there were more than 1500 in a quarter of an hour. */
export const maySend = (hash: string): Promise<boolean> => take(sent, hash);

/** Counts a wrong token by the caller's network. False if there were more than 60 in a quarter of an hour. */
export const mayMiss = (caller: string): Promise<boolean> => take(missed, callerNetwork(caller));
