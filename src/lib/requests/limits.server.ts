import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { callerNetwork } from '#lib/people/limits.server.ts';

/** 12 requests per network in 15 minutes: an office or a school may share one network. */
const perCaller = new RateLimiterMemory({ points: 12, duration: 15 * 60 });

/** Counts a request from a network address. Returns the seconds to wait before the next attempt; 0 if the request is allowed. */
export async function requestWait(caller: string): Promise<number> {
	try {
		await perCaller.consume(callerNetwork(caller));
		return 0;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
	}
}
