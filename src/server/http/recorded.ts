import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Answer, answerOf, type Handler } from './answer.ts';
import { maxAnswerBytes } from './bounds.ts';

/** Collects the parts of a body, as far as they are not longer than `maxBytes` together. */
function collector(maxBytes: number) {
	const parts: Buffer[] = [];
	let bytes = 0;
	return {
		take(part: unknown, encoding?: unknown): void {
			if (typeof part !== 'string' && !(part instanceof Uint8Array)) return;
			const taken =
				typeof part === 'string' ? Buffer.from(part, typeof encoding === 'string' ? (encoding as 'utf8') : 'utf8') : Buffer.from(part);
			bytes += taken.length;
			if (bytes <= maxBytes) parts.push(taken);
		},
		/** The whole body. Null: too long, or not as long as announced. */
		whole: (length: unknown): Buffer | null =>
			bytes > maxBytes || (length !== undefined && Number(length) !== bytes) ? null : Buffer.concat(parts)
	};
}

/** A response that goes nowhere. */
class Unsent extends ServerResponse {
	#body = collector(Infinity);
	#done: (answer: Answer | null) => void;
	#since = performance.now();

	constructor(request: IncomingMessage, done: (answer: Answer | null) => void) {
		super(request);
		this.#done = done;
		// Whoever ends without an answer destroys the response.
		this.once('close', () => done(null));
	}

	override writeHead(status: number, ...rest: unknown[]): this {
		this.statusCode = status;
		const headers = rest.findLast((each) => typeof each === 'object' && each !== null) as OutgoingHttpHeaders | undefined;
		for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) this.setHeader(name, value);
		return this;
	}
	override flushHeaders(): void {}
	override write(...[part, encoding]: unknown[]): boolean {
		this.#body.take(part, encoding);
		return true;
	}
	override end(...[part, encoding]: unknown[]): this {
		this.#body.take(part, encoding);
		const body = this.#body.whole(this.getHeader('content-length'));
		this.#done(body && answerOf(this.statusCode, this.getHeaders(), body, this.#since));
		return this;
	}
}

/** Lets the site answer a request without sending the answer. Null: it was broken off. */
export const recordWhole = (handle: Handler, request: IncomingMessage): Promise<Answer | null> =>
	new Promise((resolve) => handle(request, new Unsent(request, resolve)));

type Any = (...parts: unknown[]) => never;

/** Records an answer while it is sent. Calls `done` if it is complete and not too long to keep. */
export function recordSent(response: ServerResponse, done: (answer: Answer) => void): void {
	const since = performance.now();
	const body = collector(maxAnswerBytes);
	// The headers as set by the site, before the compressor changes them.
	let headers: OutgoingHttpHeaders | null = null;
	const see = () => void (headers ??= { ...response.getHeaders() });
	const [writeHead, write, end] = [response.writeHead, response.write, response.end].map((one) => one.bind(response)) as [Any, Any, Any];
	response.writeHead = ((...parts: unknown[]) => {
		see();
		return writeHead(...parts);
	}) as typeof response.writeHead;
	response.write = ((...parts: unknown[]) => {
		see();
		body.take(parts[0], parts[1]);
		return write(...parts);
	}) as typeof response.write;
	response.end = ((...parts: unknown[]) => {
		see();
		body.take(parts[0], parts[1]);
		const whole = response.destroyed ? null : body.whole(headers!['content-length']);
		if (whole) done(answerOf(response.statusCode, headers!, whole, since));
		return end(...parts);
	}) as typeof response.end;
}
