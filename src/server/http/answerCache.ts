import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CachedRequest } from '#lib/shared/backend/answerCache.ts';
import { readAddress } from './address.ts';
import { type Answer, give, type Handler, isForEverybody } from './answer.ts';
import { type AnswerStore, createAnswerStore, type Kept } from './answerStore.ts';
import { maxAgeMs, maxAnswerBytes, maxCacheBytes, maxMissAgeMs, maxMissBytes } from './bounds.ts';
import { makePages } from './pages.ts';
import { recordSent } from './recorded.ts';

/**
 * Caches whole answers in front of SvelteKit's handler. The site marks the requests whose answers are the same for everybody, and names
 * the epoch (`moment`) that they belong to (`CachedRequest`). An answer is reused while that epoch lasts: changes by this process show at
 * the next request, changes by other processes after a second at most.
 *
 * The key is the only spelling of the address (`readAddress`). The site sees nothing else of a request for a page, so no answer can depend
 * on what the key leaves out, such as the Host header. Equal requests for a page share one answer, also while it is made.
 */
export function cachingAnswers(handle: Handler, origin: string): Handler {
	const found = createAnswerStore({ maxBytes: maxCacheBytes, maxAgeMs });
	const missed = createAnswerStore({ maxBytes: maxMissBytes, maxAgeMs: maxMissAgeMs });
	const pages = makePages(handle, origin, (key, kept) => keep(key, kept));

	function keep(key: string, kept: Kept): void {
		const { status, body } = kept.answer;
		if (status >= 500 || body.length > maxAnswerBytes || !isForEverybody(kept.answer)) return;
		(status === 200 ? found : missed).keep(key, kept);
	}

	return (request, response) => {
		const arrived = performance.now();
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			(request as CachedRequest).wrote = () => pages.forget();
			return handle(request, response);
		}
		const address = readAddress(request.url ?? '');
		if (address.kind === 'own') return handle(request, response);
		const json = address.kind === 'page' && isForPrograms(request);
		const key = `${json ? 'json ' : ''}${address.url}`;
		const ask = (): void => {
			if (address.kind === 'page') return pages.ask({ key, url: address.url, json, arrived, request, response });
			request.url = address.url;
			if (request.method === 'GET' && !request.headers.range) keepFile(key, request, response);
			handle(request, response);
		};
		if (address.kind === 'file' && request.headers.range) return ask();
		const store = [found, missed].find((each) => each.get(key));
		if (store) giveOrAsk(store, key, request, response, ask);
		else ask();
	};

	function keepFile(key: string, request: IncomingMessage, response: ServerResponse): void {
		(request as CachedRequest).keepAnswer = (moment, clock) =>
			recordSent(response, (answer) => {
				if (answer.status === 200) keep(key, { answer, moment, clock });
			});
	}
}

/** Sends the answer of this store if it still holds. Otherwise drops it and calls `ask`. */
function giveOrAsk(store: AnswerStore, key: string, request: IncomingMessage, response: ServerResponse, ask: () => void): void {
	const { answer, moment, clock } = store.get(key)!;
	const giveIf = (now: string | null): void => {
		if (now === moment && performance.now() - answer.since < store.maxAgeMs) return giveKept(store, key, answer, request, response);
		store.drop(key);
		ask();
	};
	const fresh = clock.fresh();
	if (fresh !== null) return giveIf(fresh);
	void clock.now().then(giveIf, () => giveIf(null));
}

const giveKept = (store: AnswerStore, key: string, answer: Answer, request: IncomingMessage, response: ServerResponse): void =>
	give(answer, request, response, (bytes) => store.grow(key, answer, bytes));

/** Whether the client wants JSON and no page. SvelteKit answers errors in the form that is asked for. */
const isForPrograms = ({ headers }: IncomingMessage): boolean =>
	Boolean(headers.accept?.includes('application/json') && !headers.accept.includes('text/html'));
