import { error } from '@sveltejs/kit';
import { publicMoment } from './epoch.server.ts';
import { log } from './log.server.ts';
import type { DataOf } from './db.server.ts';
import { type Answer, withTimeout } from './timeout.server.ts';

/** Consents and withholdings can expire without a write, so the epoch does not grow. This limits how long expired rows are shown. */
const maxAgeMs = 60_000;
const maxAnswers = 1000;

/** Answers of the public views for one moment. A new moment (a write, midnight, a hang takes effect) drops them all. */
let cache = { moment: '', since: 0, answers: new Map<string, Promise<Answer>>() };

/**
 * Runs a query of the public views and returns its rows. They are cached until something behind the views changes, so that
 * hidden content disappears on the next request. If the backend is unreachable, returns the cached rows, or throws a 503
 * if there are none. Any other error is a bug of ours and is thrown.
 * The cache key is the URL: never request the same URL both for one row and for all rows.
 */
export async function publicRows<Query extends PromiseLike<Answer>>(query: Query): Promise<DataOf<Query>> {
	const url = String((query as unknown as { url: URL }).url);
	const moment = await publicMoment();
	const now = Date.now();
	const outdated = cache.moment !== moment || now - cache.since > maxAgeMs;
	if (moment !== null && outdated) cache = { moment, since: now, answers: new Map() };
	const { answers } = cache;
	// The oldest one: if all went, asking for many addresses that don't exist would make every page slow.
	if (answers.size >= maxAnswers) answers.delete(answers.keys().next().value ?? '');
	const pending = answers.get(url) ?? (moment === null ? unreachable : withTimeout(query));
	if (moment !== null) answers.set(url, pending);
	const answer = await pending;
	if (!answer.error) return answer.data as DataOf<Query>;
	answers.delete(url);
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is unreachable');
	error(503, 'backend unreachable');
}

const unreachable = Promise.resolve<Answer>({ data: null, error: { message: 'no answer' }, status: 0 });
