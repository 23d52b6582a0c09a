import type { RequestEvent } from '@sveltejs/kit';
import type { Clock } from './answerCache.ts';
import { publicDb } from './backend.server.ts';
import { berlinToday } from '../dates.ts';
import { withTimeout } from './timeout.server.ts';

/**
 * The number that moves whenever something behind the public views changes. It is asked for once a second at most, so that
 * what another process changes shows a second later; what this process changes shows at the very next request.
 */
const freshMs = 1000;

type Question = { at: number; writes: number; answer: Promise<Said | null> };
/** `turnedAt`: when a hang that was published for later took effect last; `turnsAt`: when the next one does, in ms, else Infinity. */
type Said = { epoch: number; turnedAt: string; turnsAt: number };
type Known = Said & { at: number; writes: number };

let writes = 0;
let asked: Question | null = null;
let known: Known | null = null;

const isFresh = (since: { at: number; writes: number } | null): boolean =>
	since !== null && since.writes === writes && performance.now() - since.at < freshMs;

/** To be called after this process changed something, whatever it was. */
export const forgetEpoch = (): void => void writes++;

/** A hang that takes effect at its hour changes the public walls like a write of this process. */
function turn(): void {
	if (known && Date.now() >= known.turnsAt) {
		known.turnsAt = Infinity;
		forgetEpoch();
	}
}

/** The epoch, not older than a second nor than the last change by this process. Null: no answer. */
export const epochNow = async (): Promise<number | null> => (await said())?.epoch ?? null;

async function said(): Promise<Said | null> {
	turn();
	if (known && isFresh(known)) return known;
	if (!asked || !isFresh(asked)) asked = question();
	return asked.answer;
}

function question(): Question {
	const since = { at: performance.now(), writes };
	const answer = withTimeout(publicDb().from('pub_epoch').select('epoch, turned_at, turns_at').single()).then(
		({ data, error }) => {
			if (error) return null;
			const turnsAt = data.turns_at ? Date.parse(data.turns_at) : Infinity;
			const answered = { epoch: data.epoch, turnedAt: data.turned_at ?? '', turnsAt };
			if (!known || known.at <= since.at) known = { ...since, ...answered };
			return answered;
		},
		() => null
	);
	return { ...since, answer };
}

/**
 * Names the time during which a public answer may be given again: until the epoch moves, the day ends in Berlin or a hang takes effect
 * that was published for later. To be taken before the answer is made, so that it is never newer than what it stands for. Null:
 * nobody knows now.
 */
export async function publicMoment(): Promise<string | null> {
	const now = await said();
	return now && momentOf(now);
}

/** In how many ms the public walls turn next, by a hang that was published for later; Infinity: nobody has said so. */
export const turnsInMs = (): number => (known ? Math.max(0, known.turnsAt - Date.now()) : Infinity);

let today = { until: 0, day: '' };

function momentOf({ epoch, turnedAt }: Said): string {
	const now = Date.now();
	// The day is looked up once a minute: midnight is on a whole one.
	if (now >= today.until) today = { until: now - (now % 60_000) + 60_000, day: berlinToday(new Date(now)) };
	return `${epoch}/${today.day}${turnedAt && `/${turnedAt}`}`;
}

/** How the cache of answers asks for the moment. */
const clock: Clock = {
	now: publicMoment,
	fresh() {
		turn();
		return known && isFresh(known) ? momentOf(known) : null;
	}
};

/**
 * Lets the cache in front of the site keep the answer to this request as long as `moment` lasts. Take the moment before the answer is
 * made. Only for answers that are the same for everybody; null keeps nothing.
 */
export function keepAnswer({ platform, isSubRequest }: Pick<RequestEvent, 'platform' | 'isSubRequest'>, moment: string | null): void {
	if (moment !== null && !isSubRequest) platform?.req.keepAnswer?.(moment, clock);
}
