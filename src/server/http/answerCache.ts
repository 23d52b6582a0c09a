import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import vary from 'vary';
import type { CachedRequest, Clock } from '#lib/shared/backend/answerCache.ts';
import { matchesEtag } from '#lib/shared/backend/etag.ts';
import { compressWhole, type Encoding, encodingFor, isText, minBytes, weak } from './compression.ts';

/**
 * Caches whole answers in front of SvelteKit's handler. The site marks the requests whose answers are the same for everybody, and names
 * the epoch (`moment`) that they belong to (`CachedRequest`). An answer is reused while that epoch lasts: changes by this process show at
 * the next request, changes by other processes after a second at most. A text is compressed once per encoding.
 */

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Answer = {
	moment: string;
	clock: Clock;
	since: number;
	headers: [string, string][];
	etag: string | null;
	body: Buffer;
	/** The compressed bodies by encoding, made on demand. Null: not compressible, or too short. */
	forms: Map<Encoding, Promise<Buffer>> | null;
	bytes: number;
};
type Any = (...parts: unknown[]) => never;

const maxBytes = 128 * 1024 * 1024;
const maxAnswerBytes = 4 * 1024 * 1024;
/** The maximum age of an answer. Consents and withholdings may end without a write that changes the epoch. */
const maxAgeMs = 60_000;

/** Wraps a handler. Valid answers in the cache are sent without calling it. */
export function cachingAnswers(handle: Handler): Handler {
	/** Answers by host and path, least recently used first. */
	const answers = new Map<string, Answer>();
	let bytesNow = 0;

	return (request, response) => {
		if ((request.method !== 'GET' && request.method !== 'HEAD') || request.headers.range) return handle(request, response);
		const key = `${request.headers.host ?? ''}${request.url}`;
		const answer = answers.get(key);
		if (!answer) return ask(key, request, response);
		const giveIfTrue = (moment: string | null): void => {
			if (answer.moment === moment && performance.now() - answer.since < maxAgeMs) return give(key, answer, request, response);
			drop(key);
			ask(key, request, response);
		};
		const fresh = answer.clock.fresh();
		if (fresh !== null) return giveIfTrue(fresh);
		void answer.clock.now().then(giveIfTrue, () => giveIfTrue(null));
	};

	function ask(key: string, request: IncomingMessage, response: ServerResponse): void {
		if (request.method === 'GET') {
			(request as CachedRequest).keepAnswer = (moment, clock) => record(response, (answer) => keep(key, { ...answer, moment, clock }));
		}
		handle(request, response);
	}

	function give(key: string, answer: Answer, request: IncomingMessage, response: ServerResponse): void {
		answers.delete(key);
		answers.set(key, answer);
		for (const [name, value] of answer.headers) response.setHeader(name, value);
		const encoding = answer.forms && encodingFor(request);
		if (answer.forms) vary(response, 'Accept-Encoding');
		if (encoding && answer.etag !== null) response.setHeader('etag', weak(answer.etag));
		if (answer.etag !== null && matchesEtag(request.headers['if-none-match'], answer.etag)) {
			response.writeHead(304).end();
			return;
		}
		const send = (body: Buffer): void => {
			response.setHeader('content-length', body.length);
			response.writeHead(200);
			response.end(request.method === 'HEAD' ? undefined : body);
		};
		if (!encoding) return send(answer.body);
		response.setHeader('content-encoding', encoding);
		void compressed(key, answer, encoding).then(send, () => response.destroy());
	}

	function compressed(key: string, answer: Answer, encoding: Encoding): Promise<Buffer> {
		const known = answer.forms!.get(encoding);
		if (known) return known;
		const made = compressWhole(answer.body, encoding);
		answer.forms!.set(encoding, made);
		void made.then(
			({ length }) => {
				if (answers.get(key) !== answer) return;
				answer.bytes += length;
				bytesNow += length;
			},
			() => answer.forms!.delete(encoding)
		);
		return made;
	}

	function keep(key: string, answer: Answer): void {
		drop(key);
		answers.set(key, answer);
		bytesNow += answer.bytes;
		for (const oldest of answers.keys()) {
			if (bytesNow <= maxBytes) return;
			drop(oldest);
		}
	}

	function drop(key: string): void {
		bytesNow -= answers.get(key)?.bytes ?? 0;
		answers.delete(key);
	}
}

type Recorded = Omit<Answer, 'moment' | 'clock'>;

/** Records an answer while it is sent. Calls `done` if the answer is complete, the same for everybody, and not too large. */
function record(response: ServerResponse, done: (answer: Recorded) => void): void {
	const since = performance.now();
	const chunks: Buffer[] = [];
	let bytes = 0;
	const take = (chunk: unknown) => {
		if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
		const part = Buffer.from(chunk as Uint8Array);
		bytes += part.length;
		if (bytes <= maxAnswerBytes) chunks.push(part);
	};
	// The headers as set by the site, before the compressor changes them.
	let headers: [string, string][] | null = null;
	let length: string | undefined;
	const see = () => {
		if (headers) return;
		headers = textHeaders(response.getHeaders());
		length = response.getHeader('content-length')?.toString();
	};
	const [writeHead, write, end] = [response.writeHead, response.write, response.end].map((one) => one.bind(response)) as [Any, Any, Any];
	response.writeHead = ((...parts: unknown[]) => {
		see();
		return writeHead(...parts);
	}) as typeof response.writeHead;
	response.write = ((...parts: unknown[]) => {
		see();
		take(parts[0]);
		return write(...parts);
	}) as typeof response.write;
	response.end = ((...parts: unknown[]) => {
		see();
		take(parts[0]);
		const of = (name: string) => headers!.find(([known]) => known === name)?.[1];
		const isForEverybody = response.statusCode === 200 && of('set-cookie') === undefined && of('vary') === undefined;
		const isWhole = (length === undefined || Number(length) === bytes) && bytes <= maxAnswerBytes && !response.destroyed;
		if (isForEverybody && isWhole) {
			const forms = bytes >= minBytes && isText(of('content-type')) && of('content-encoding') === undefined ? new Map() : null;
			done({ since, headers: headers!, etag: of('etag') ?? null, body: Buffer.concat(chunks), forms, bytes: bytes + 1000 });
		}
		return end(...parts);
	}) as typeof response.end;
}

/** Headers that belong to the connection or to one response, and are not cached. */
const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);
const textHeaders = (headers: OutgoingHttpHeaders): [string, string][] =>
	Object.entries(headers).flatMap(([name, value]) => (value === undefined || ofConnection.has(name) ? [] : [[name, String(value)]]));
