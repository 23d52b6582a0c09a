import { createHash } from 'node:crypto';
import { siteDb } from './backend.server.ts';

/** At most `points` events of a kind within `seconds` of the first one, for each key, such as the network of a caller. */
export type Limit = { kind: string; key: string; points: number; seconds: number };

/**
 * Counts an event against all limits, together with the events at other processes of the site. Returns how many seconds to wait; 0 means
 * that no limit is exceeded. The database gets hashes of the keys, because many keys are addresses of people.
 */
export async function takeLimits(limits: Limit[]): Promise<number> {
	const p_limits = limits.map(({ kind, key, points, seconds }) => ({
		hash: createHash('sha256').update(`${kind} ${key}`).digest('hex'),
		points,
		seconds
	}));
	const { data } = await siteDb().rpc('take_limits', { p_limits }).throwOnError();
	return data;
}
