import type { RequestEvent } from '@sveltejs/kit';
import type { Clock } from './answerCache.ts';
import { publicDb } from './backend.server.ts';
import { berlinToday } from '../dates.ts';
import { withTimeout } from './timeout.server.ts';

/**
 * The epoch is a number that grows whenever something behind the public views changes. This process reads it at most once a second,
 * so a change by another process shows within a second. A change by this process shows on the next request.
 */
const freshMs = 1000;

/** A page waits for the epoch first, and needs the rest of its three seconds to be made of what is cached. */
const epochTimeoutMs = 1500;

type Lookup = { at: number; writes: number; answer: Promise<EpochState | null> };
/**
 * `turnedAt`: when a hang that was published for a later time last took effect, as an ISO date, '' for never.
 * `turnsAt`: when the next one takes effect, in ms, Infinity for never.
 */
type EpochState = { epoch: number; turnedAt: string; turnsAt: number };
type Known = EpochState & { at: number; writes: number };

let writes = 0;
let lookup: Lookup | null = null;
let known: Known | null = null;

const isFresh = (since: { at: number; writes: number } | null): boolean =>
	since !== null && since.writes === writes && performance.now() - since.at < freshMs;

/** Call this after any write by this process. The next reader then asks for the epoch again. */
export const forgetEpoch = (): void => void writes++;

/** When a hang takes effect at its time, the public walls change. Treats this like a write by this process. */
function forgetWhenTurned(): void {
	if (known && Date.now() >= known.turnsAt) {
		known.turnsAt = Infinity;
		forgetEpoch();
	}
}

/** The epoch, at most one second old and never older than the last write by this process. Null if the backend does not answer. */
export const epochNow = async (): Promise<number | null> => (await currentState())?.epoch ?? null;

async function currentState(): Promise<EpochState | null> {
	forgetWhenTurned();
	if (known && isFresh(known)) return known;
	if (!lookup || !isFresh(lookup)) lookup = startLookup();
	return lookup.answer;
}

function startLookup(): Lookup {
	const since = { at: performance.now(), writes };
	const asked = publicDb().from('pub_epoch').select('epoch, turned_at, turns_at').single();
	const answer = withTimeout(asked, epochTimeoutMs).then(
		({ data, error }) => {
			// Nobody else waits for a backend that has just been silent.
			if (error) since.at = performance.now();
			if (error) return null;
			const turnsAt = data.turns_at ? Date.parse(data.turns_at) : Infinity;
			const state = { epoch: data.epoch, turnedAt: data.turned_at ?? '', turnsAt };
			if (!known || known.at <= since.at) known = { at: since.at, writes: since.writes, ...state };
			return state;
		},
		() => null
	);
	return Object.assign(since, { answer });
}

/**
 * The cache key of public answers. It changes when the epoch grows, when the day ends in Berlin, or when a hang that was published for a
 * later time takes effect. Take it before you make the answer, so that the key is never newer than the answer. Null if the backend
 * does not answer.
 */
export async function publicMoment(): Promise<string | null> {
	const now = await currentState();
	return now && momentOf(now);
}

/** Milliseconds until the next hang that was published for a later time takes effect. Infinity if none is known. */
export const turnsInMs = (): number => (known ? Math.max(0, known.turnsAt - Date.now()) : Infinity);

let today = { until: 0, day: '' };

function momentOf({ epoch, turnedAt }: EpochState): string {
	const now = Date.now();
	// Compute the day once a minute: midnight always falls on a whole minute.
	if (now >= today.until) today = { until: now - (now % 60_000) + 60_000, day: berlinToday(new Date(now)) };
	return `${epoch}/${today.day}${turnedAt && `/${turnedAt}`}`;
}

/** The clock of the answer cache. */
const clock: Clock = {
	now: publicMoment,
	fresh() {
		forgetWhenTurned();
		return known && isFresh(known) ? momentOf(known) : null;
	}
};

/**
 * Lets the answer cache keep the answer to this request as long as the moment stays the same. Take `moment` before you make the
 * answer. Only for answers that are the same for everybody. Null caches nothing.
 */
export function keepAnswer({ platform, isSubRequest }: Pick<RequestEvent, 'platform' | 'isSubRequest'>, moment: string | null): void {
	if (moment !== null && !isSubRequest) platform?.req.keepAnswer?.(moment, clock);
}
