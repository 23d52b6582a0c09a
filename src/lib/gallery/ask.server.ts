import { error } from '@sveltejs/kit';
import { publicDb } from '#lib/shared/backend.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { log } from '#lib/shared/log.server.ts';

type Answer = { data: unknown; error: { message: string } | null; status: number };

/** A visitor gets the page or an honest "not now" within three seconds. */
const patienceMs = 2500;
/** Consents and withholdings may end by themselves, without a write that raises the epoch. */
const longestMs = 60_000;
const mostAnswers = 1000;

/** What the public views said since something behind them last changed. */
let kept = { epoch: -1, day: '', since: 0, answers: new Map<string, Promise<Answer>>() };

/**
 * The rows that a query of the public views gives: remembered as long as nothing behind them changed,
 * which is asked every time, so that what is hidden is gone at the next request. Out of reach the
 * backend leaves what is remembered, else a 503; any other error is a mistake of ours and is thrown.
 * One address is asked either for one row or for all of them, never both.
 */
export async function ask<Rows>(query: PromiseLike<Answer>): Promise<Rows> {
	const address = String((query as unknown as { url: URL }).url);
	const epoch = await epochNow();
	const now = new Date();
	const outdated = kept.epoch !== epoch || kept.day !== berlinToday(now) || now.getTime() - kept.since > longestMs;
	if (epoch !== null && (outdated || kept.answers.size >= mostAnswers)) {
		kept = { epoch, day: berlinToday(now), since: now.getTime(), answers: new Map() };
	}
	const { answers } = kept;
	const asked = answers.get(address) ?? (epoch === null ? unreachable : inTime(query));
	if (epoch !== null) answers.set(address, asked);
	const answer = await asked;
	if (!answer.error) return answer.data as Rows;
	answers.delete(address);
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is out of reach');
	error(503, 'backend out of reach');
}

const unreachable = Promise.resolve<Answer>({ data: null, error: { message: 'no answer' }, status: 0 });

async function inTime(query: PromiseLike<Answer>): Promise<Answer> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Answer>((resolve) => {
		timer = setTimeout(resolve, patienceMs, { data: null, error: { message: `no answer within ${patienceMs} ms` }, status: 0 });
	});
	try {
		return await Promise.race([query, late]);
	} finally {
		clearTimeout(timer);
	}
}

let running: Promise<unknown> = Promise.resolve();
let waiting: Promise<number | null> | null = null;

/** The epoch, asked after this call began; whoever comes while it is asked shares the next question. Null: no answer. */
function epochNow(): Promise<number | null> {
	return (waiting ??= running.then(() => {
		waiting = null;
		const asked = readEpoch();
		running = asked.catch(() => null);
		return asked;
	}));
}

async function readEpoch(): Promise<number | null> {
	const answer = await inTime(publicDb().from('pub_epoch').select('epoch').single());
	return answer.error ? null : (answer.data as { epoch: number }).epoch;
}
