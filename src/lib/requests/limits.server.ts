import { callerNetwork } from '#lib/people/limits.server.ts';
import { takeLimits } from '#lib/shared/backend/limits.server.ts';

/**
 * Counts a request from a network address. Returns the seconds to wait before the next attempt; 0 if the request is allowed. 12 requests
 * per network in 15 minutes: an office or a school may share one network.
 */
export const requestWait = (caller: string): Promise<number> =>
	takeLimits([{ kind: 'request', key: callerNetwork(caller), points: 12, seconds: 15 * 60 }]);
