import { callerNetwork } from '#lib/people/limits.server.ts';
import { takeLimits } from '#lib/shared/backend/limits.server.ts';

/** A dozen phones share a link and may send many stored entries at once. Guessing tokens is limited much more. */
const take = async (kind: string, key: string, points: number): Promise<boolean> =>
	(await takeLimits([{ kind, key, points, seconds: 15 * 60 }])) === 0;

/** Counts an entry sent with a link. False if there were more than 1500 in a quarter of an hour. */
export const maySend = (hash: string): Promise<boolean> => take('day entry', hash, 1500);

/** Counts a wrong token by the caller's network. False if there were more than 60 in a quarter of an hour. */
export const mayMiss = (caller: string): Promise<boolean> => take('day link', callerNetwork(caller), 60);
