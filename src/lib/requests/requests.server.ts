import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Topic, NewRequest, RequestState } from './request.ts';

/**
 * Stores a request and returns its number. `language` is that of the page. Uses the secret key, because visitors must not call
 * `send_request` themselves: the site limits the rate per network first. Refuses 429 too-many, 422 invalid.
 */
export const sendRequest = (request: NewRequest, language: string): Promise<Outcome<string>> =>
	call(siteDb(), 'send_request', { p_values: { ...request, language } });

export type DeskRequest = NewRequest & {
	id: string;
	number: string;
	language: string;
	state: RequestState;
	createdAt: Date;
	keepUntil: string;
	answers: { message: string; createdAt: Date }[];
};

const columns =
	'id, number, about, message, name, address, page, language, state, created_at, keep_until, request_answer(message, created_at)';

const selectRequests = (db: Db) => db.from('request').select(columns);
type Row = RowOf<typeof selectRequests>;

const requestOf = ({ created_at, keep_until, request_answer, ...row }: Row): DeskRequest => ({
	...row,
	createdAt: new Date(created_at),
	keepUntil: keep_until,
	answers: request_answer
		.map(({ message, created_at }) => ({ message, createdAt: new Date(created_at) }))
		.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
});

/**
 * At most 200 requests: open ones with the oldest first, all others with the latest first. Null for `state` or `about` means no filter.
 */
export async function listRequests(db: Db, state: RequestState | null, about: Topic | null): Promise<DeskRequest[]> {
	let query = selectRequests(db);
	if (state) query = query.eq('state', state);
	if (about) query = query.eq('about', about);
	const { data } = await query
		.order('created_at', { ascending: state === 'open' })
		.limit(200)
		.throwOnError();
	return data.map(requestOf);
}

/** The number of open requests. */
export async function countOpenRequests(db: Db): Promise<number> {
	const { count } = await db.from('request').select('id', { count: 'exact', head: true }).eq('state', 'open').throwOnError();
	return count ?? 0;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The request with this id; null if there is none or the account may not read it. */
export async function findRequest(db: Db, id: string): Promise<DeskRequest | null> {
	if (!uuid.test(id)) return null;
	const { data } = await selectRequests(db).eq('id', id).maybeSingle().throwOnError();
	return data && requestOf(data);
}

/** Answers a request by mail. Refuses 404 not-found, 409 no-address, 409 illegal-move, 422 invalid. */
export const answerRequest = (db: Db, id: string, message: string): Promise<Outcome<null>> =>
	call(db, 'answer_request', { p_request: id, p_message: message });

/** Closes or reopens a request. Refuses 404 not-found, 409 illegal-move. */
export const moveRequest = (db: Db, id: string, state: RequestState): Promise<Outcome<null>> =>
	call(db, 'move_request', { p_request: id, p_state: state });
