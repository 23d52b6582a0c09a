import { IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { CachedRequest, Clock } from '#lib/shared/backend/answerCache.ts';
import { type Answer, give, type Handler, isForEverybody } from './answer.ts';
import type { Kept } from './answerStore.ts';
import { type Bounds, pageBounds, printBounds } from './bounds.ts';
import { recordWhole } from './recorded.ts';
import { createSlots } from './slots.ts';

type Waiting = Asked & { until: number; timer: NodeJS.Timeout };
/** An answer that is being made, and who waits for it. `began`: when the site began to make it. */
type Flight = { waiting: Set<Waiting>; began: number };

/** A request for a page. `key`: equal for equal requests. `json`: errors are wanted as JSON. `arrived`: as `performance.now()`. */
export type Asked = { key: string; url: string; json: boolean; arrived: number; request: IncomingMessage; response: ServerResponse };

export type Pages = {
	ask: (asked: Asked) => void;
	/** Call this after a write. Whoever asks from now on gets no answer that was begun before. */
	forget: () => void;
};

/** Whoever asks shares an answer that was begun within this time: as old as what the site knows of other processes' writes. */
const joinMs = 1000;
/** Whoever has waited for the epoch gets at least this time. */
const leastWaitMs = 300;

const isPrint = (url: string): boolean => /\.(pdf|jpg)$/.test(url);

/**
 * Makes pages with the site's handler, as many at once as the bounds allow. Whoever has waited too long gets an honest 503, while the page
 * is finished for those who ask again. `keep` gets the answers that the site lets be kept.
 */
export function makePages(handle: Handler, origin: string, keep: (key: string, kept: Kept) => void): Pages {
	const { host } = new URL(origin);
	const kinds = [pageBounds, printBounds].map((bounds) => ({ bounds, slots: createSlots(bounds) }));
	const flights = new Map<string, Flight>();
	const busy = busyAnswers(handle, host);
	const sayBusy = ({ url, request, response }: Asked): void =>
		void busy(url).then(
			(answer) => give(answer, request, response, () => undefined),
			() => response.destroy()
		);

	function ask(asked: Asked, isAlone = false): void {
		const { bounds, slots } = kinds[isPrint(asked.url) ? 1 : 0]!;
		const known = isAlone ? undefined : flights.get(asked.key);
		if (known && performance.now() - known.began < joinMs) return wait(known, asked, bounds);
		const flight: Flight = { waiting: new Set(), began: Infinity };
		if (!isAlone) flights.set(asked.key, flight);
		wait(flight, asked, bounds);
		let mark: { moment: string; clock: Clock } | undefined;
		const bare = bareRequest(asked.request, asked.url, host, asked.json, (moment, clock) => (mark = { moment, clock }));
		const make = () => {
			flight.began = performance.now();
			return recordWhole(handle, bare);
		};
		const isWanted = () => [...flight.waiting].some(({ response, until }) => !response.destroyed && performance.now() < until);
		void slots(make, isWanted).then((answer) => {
			if (flights.get(asked.key) === flight) flights.delete(asked.key);
			if (answer && mark) keep(asked.key, { answer, ...mark });
			land(flight, answer);
		});
	}

	function wait(flight: Flight, asked: Asked, { waitMs }: Bounds): void {
		const ms = Math.max(leastWaitMs, asked.arrived + waitMs - performance.now());
		const timer = setTimeout(() => {
			flight.waiting.delete(waiting);
			sayBusy(asked);
		}, ms);
		const waiting: Waiting = { ...asked, until: performance.now() + ms, timer };
		flight.waiting.add(waiting);
	}

	/** Sends the answer to all who wait. One that is not for everybody goes to the first, and the others ask again. */
	function land({ waiting }: Flight, answer: Answer | null): void {
		for (const [place, each] of [...waiting].entries()) {
			clearTimeout(each.timer);
			if (!answer) sayBusy(each);
			else if (place === 0 || isForEverybody(answer)) give(answer, each.request, each.response, () => undefined);
			else ask(each, true);
		}
	}

	return { ask, forget: () => flights.clear() };
}

/** The request as the site gets it: nothing of it belongs to one person, or to one way of asking. */
function bareRequest(
	request: IncomingMessage,
	url: string,
	host: string,
	json: boolean,
	keepAnswer: CachedRequest['keepAnswer']
): IncomingMessage {
	const headers = { host, accept: json ? 'application/json' : 'text/html' };
	return Object.create(request, {
		url: { value: url },
		method: { value: 'GET' },
		headers: { value: headers },
		keepAnswer: { value: keepAnswer }
	}) as IncomingMessage;
}

/** The most parts of an address that has a page. */
const maxParts = 6;

/** The page that says that too many ask at once, in the language of the address and for its depth. The site makes each once. */
function busyAnswers(handle: Handler, host: string): (url: string) => Promise<Answer> {
	const made = new Map<string, Answer>();
	return async (url) => {
		const [path = ''] = url.split('?');
		const [language = ''] = /^\/(en|ar)(?=\/|$)/.exec(path) ?? [];
		const parts = Math.min(path.slice(language.length).split('/').length - 1, maxParts);
		const page = `${language}/busy${'/x'.repeat(Math.max(0, parts - 1))}`;
		const known = made.get(page);
		if (known) return known;
		const answer = await recordWhole(handle, bareRequest(new IncomingMessage(new Socket()), page, host, false, undefined));
		if (answer?.status !== 503) throw new Error(`The site did not make the page ${page}.`);
		made.set(page, answer);
		return answer;
	};
}
