import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { hasIt } from '#lib/shared/backend/etag.ts';
import { compressWhole, type Encoding, encodingFor, isText, leastBytes, varyOn, weak } from './compressed.ts';

/**
 * Whole answers in front of Kit's handler. The site marks an answer that is the same for everybody with `x-keep-for: moment`
 * (src/lib/shared/epoch.server.ts), which is taken off here; it is given again as long as that moment lasts. What other
 * processes change shows a second later at most, what this one changes at the next request. A text is compressed once for each
 * encoding that is asked for, and kept so.
 */

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Moment = { fresh: () => string | null; now: () => Promise<string | null> };
type Answer = {
	moment: string;
	since: number;
	headers: [string, string][];
	etag: string | null;
	body: Buffer;
	/** The body compressed, once somebody has asked for it so; null: it is no text, or too short. */
	forms: Map<Encoding, Promise<Buffer>> | null;
	bytes: number;
};

const mark = 'x-keep-for';
const mostBytes = 128 * 1024 * 1024;
const largestBytes = 4 * 1024 * 1024;
/** Consents and withholdings may end by themselves, without a write that moves the epoch. */
const longestMs = 60_000;

/** Answers by address, those used last at the end. */
const answers = new Map<string, Answer>();
let bytesNow = 0;

const momentOf = () => (globalThis as Record<symbol, unknown>)[Symbol.for('offene-waende.moment')] as Moment | undefined;

/** A handler that gives kept answers without asking `handle`. */
export function keeping(handle: Handler): Handler {
	return (request, response) => {
		if ((request.method !== 'GET' && request.method !== 'HEAD') || request.headers.range) return handle(request, response);
		const key = `${request.headers.host ?? ''}${request.url}`;
		const answer = answers.get(key);
		const moment = momentOf();
		if (!answer || !moment) return pass(key, request, response);
		const fresh = moment.fresh();
		if (fresh !== null) return give(fresh);
		void moment.now().then(give, () => give(null));

		function give(now: string | null): void {
			if (answer && answer.moment === now && performance.now() - answer.since < longestMs) return send(key, answer, request, response);
			drop(key);
			pass(key, request, response);
		}
	};

	function pass(key: string, request: IncomingMessage, response: ServerResponse): void {
		if (request.method === 'GET') keepIfMarked(key, response);
		else strip(response);
		handle(request, response);
	}
}

function send(key: string, answer: Answer, request: IncomingMessage, response: ServerResponse): void {
	answers.delete(key);
	answers.set(key, answer);
	for (const [name, value] of answer.headers) response.setHeader(name, value);
	const encoding = answer.forms && encodingFor(request.headers['accept-encoding']);
	if (answer.forms) varyOn(response, 'accept-encoding');
	if (encoding && answer.etag !== null) response.setHeader('etag', weak(answer.etag));
	if (answer.etag !== null && hasIt(request.headers['if-none-match'], answer.etag)) {
		response.removeHeader('content-length');
		response.writeHead(304).end();
		return;
	}
	const give = (body: Buffer): void => {
		response.setHeader('content-length', body.length);
		response.writeHead(200);
		response.end(request.method === 'HEAD' ? undefined : body);
	};
	if (!encoding) return give(answer.body);
	response.setHeader('content-encoding', encoding);
	void formOf(key, answer, encoding).then(give, () => response.destroy());
}

/** The body in an encoding, compressed the first time that it is asked for. */
function formOf(key: string, answer: Answer, encoding: Encoding): Promise<Buffer> {
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

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;

/** Takes the mark off before the head is sent; `seen` hears of it. */
function strip(response: ServerResponse, seen?: (status: number, moment: string) => void): void {
	const writeHead = response.writeHead.bind(response) as WriteHead;
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		const moment = response.getHeader(mark);
		if (typeof moment === 'string') {
			response.removeHeader(mark);
			seen?.(status, moment);
		}
		return writeHead(status, ...rest);
	}) as typeof response.writeHead;
}

/** Listens to an answer on its way and keeps it if it is marked, whole and not too large. */
function keepIfMarked(key: string, response: ServerResponse): void {
	strip(response, (status, moment) => {
		if (status !== 200 || response.hasHeader('set-cookie') || response.hasHeader('vary')) return;
		const headers = textHeaders(response.getHeaders());
		const length = response.getHeader('content-length');
		const since = performance.now();
		const chunks: Buffer[] = [];
		let bytes = 0;
		const take = (chunk: unknown) => {
			if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
			const part = Buffer.from(chunk as Uint8Array);
			bytes += part.length;
			if (bytes <= largestBytes) chunks.push(part);
		};
		const [write, end] = [response.write.bind(response), response.end.bind(response)] as [WriteAny, WriteAny];
		response.write = ((...parts: unknown[]) => (take(parts[0]), write(...parts))) as typeof response.write;
		response.end = ((...parts: unknown[]) => {
			take(parts[0]);
			const etag = headers.find(([name]) => name === 'etag')?.[1] ?? null;
			const isWhole = length === undefined || Number(length) === bytes;
			if (isWhole && bytes <= largestBytes && !response.destroyed)
				keep(key, { moment, since, headers, etag, body: Buffer.concat(chunks), forms: formsFor(headers, bytes), bytes: bytes + 1000 });
			return end(...parts);
		}) as typeof response.end;
	});
}
const formsFor = (headers: [string, string][], bytes: number): Answer['forms'] => {
	const of = (name: string) => headers.find(([known]) => known === name)?.[1];
	return bytes >= leastBytes && isText(of('content-type')) && of('content-encoding') === undefined ? new Map() : null;
};
type WriteAny = (...parts: unknown[]) => never;

/** Of this connection, not of the answer. */
const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);
const textHeaders = (headers: OutgoingHttpHeaders): [string, string][] =>
	Object.entries(headers).flatMap(([name, value]) => (value === undefined || ofConnection.has(name) ? [] : [[name, String(value)]]));

function keep(key: string, answer: Answer): void {
	drop(key);
	answers.set(key, answer);
	bytesNow += answer.bytes;
	for (const oldest of answers.keys()) {
		if (bytesNow <= mostBytes) return;
		drop(oldest);
	}
}

function drop(key: string): void {
	bytesNow -= answers.get(key)?.bytes ?? 0;
	answers.delete(key);
}
