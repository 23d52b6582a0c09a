import { publicDb } from './backend.server.ts';
import { berlinToday } from './dates.ts';
import { inTime } from './patience.server.ts';

/**
 * The number that moves whenever something behind the public views changes. It is asked for once a second at most, so that
 * what another process changes shows a second later; what this process changes shows at the very next request.
 */
const freshMs = 1000;

type Question = { at: number; writes: number; answer: Promise<number | null> };
type Known = { at: number; writes: number; epoch: number };

let writes = 0;
let asked: Question | null = null;
let known: Known | null = null;

const isFresh = (since: { at: number; writes: number } | null): boolean =>
	since !== null && since.writes === writes && performance.now() - since.at < freshMs;

/** To be called after this process changed something, whatever it was. */
export const forgetEpoch = (): void => void writes++;

/** The epoch, not older than a second nor than the last change by this process. Null: no answer. */
export async function epochNow(): Promise<number | null> {
	if (known && isFresh(known)) return known.epoch;
	if (!asked || !isFresh(asked)) asked = question();
	return asked.answer;
}

function question(): Question {
	const since = { at: performance.now(), writes };
	const answer = inTime(publicDb().from('pub_epoch').select('epoch').single()).then(
		({ data, error }) => {
			if (error) return null;
			const { epoch } = data as { epoch: number };
			if (!known || known.at <= since.at) known = { ...since, epoch };
			return epoch;
		},
		() => null
	);
	return { ...since, answer };
}

/**
 * Names the time during which a public answer may be given again: until the epoch moves or the day ends in Berlin. To be taken
 * before the answer is made, so that it is never newer than what it stands for. Null: nobody knows now.
 */
export async function publicMoment(): Promise<string | null> {
	const epoch = await epochNow();
	return epoch === null ? null : momentOf(epoch);
}

let today = { until: 0, day: '' };

function momentOf(epoch: number): string {
	const now = Date.now();
	// The day is looked up once a minute: midnight is on a whole one.
	if (now >= today.until) today = { until: now - (now % 60_000) + 60_000, day: berlinToday(new Date(now)) };
	return `${epoch}/${today.day}`;
}

/** The server entry keeps whole answers in front of Kit, and is no module of the build: this is how it asks. */
Object.assign(globalThis, {
	[Symbol.for('offene-waende.moment')]: {
		now: publicMoment,
		fresh: (): string | null => (known && isFresh(known) ? momentOf(known.epoch) : null)
	}
});

/** The headers by which an answer to everybody tells the server entry to keep it for this moment; the entry strips them. */
export const keptFor = (moment: string | null): Record<string, string> => (moment ? { 'x-keep-for': moment } : {});
