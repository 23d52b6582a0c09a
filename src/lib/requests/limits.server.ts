import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { callerNetwork } from '#lib/people/limits.server.ts';

/** In a quarter of an hour from one network: an office or a school may share one. */
const perCaller = new RateLimiterMemory({ points: 12, duration: 15 * 60 });

/** Counts a request by somebody at this network address; answers how many seconds they have to wait, 0: go on. */
export async function requestWait(caller: string): Promise<number> {
	try {
		await perCaller.consume(callerNetwork(caller));
		return 0;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
	}
}
