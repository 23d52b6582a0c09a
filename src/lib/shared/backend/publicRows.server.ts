import { error } from '@sveltejs/kit';
import { publicMoment } from './epoch.server.ts';
import { log } from './log.server.ts';
import type { DataOf } from './db.server.ts';
import { type Answer, withTimeout } from './timeout.server.ts';

/** Consents and withholdings may end by themselves, without a write that raises the epoch. */
const maxAgeMs = 60_000;
const maxAnswers = 1000;

/** What the public views said since something behind them last changed, by itself at midnight or when a hang takes effect too. */
let kept = { moment: '', since: 0, answers: new Map<string, Promise<Answer>>() };

/**
 * The rows that a query of the public views gives: remembered as long as nothing behind them changed,
 * so that what is hidden on this site is gone at the next request. Out of reach the
 * backend leaves what is remembered, else a 503; any other error is a mistake of ours and is thrown.
 * One address is asked either for one row or for all of them, never both.
 */
export async function publicRows<Query extends PromiseLike<Answer>>(query: Query): Promise<DataOf<Query>> {
	const address = String((query as unknown as { url: URL }).url);
	const moment = await publicMoment();
	const now = Date.now();
	const outdated = kept.moment !== moment || now - kept.since > maxAgeMs;
	if (moment !== null && (outdated || kept.answers.size >= maxAnswers)) kept = { moment, since: now, answers: new Map() };
	const { answers } = kept;
	const asked = answers.get(address) ?? (moment === null ? unreachable : withTimeout(query));
	if (moment !== null) answers.set(address, asked);
	const answer = await asked;
	if (!answer.error) return answer.data as DataOf<Query>;
	answers.delete(address);
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is out of reach');
	error(503, 'backend out of reach');
}

const unreachable = Promise.resolve<Answer>({ data: null, error: { message: 'no answer' }, status: 0 });
