import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import vary from 'vary';
import { matchesEtag } from '#lib/shared/backend/etag.ts';
import { compressWhole, type Encoding, encodingFor, isText, minBytes, weak } from './compression.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A whole answer that can be sent to anybody who asks for it. A text is compressed once per encoding. */
export type Answer = {
	status: number;
	headers: [string, string][];
	etag: string | null;
	body: Buffer;
	/** The compressed bodies by encoding, made on demand. Null: not compressible, or too short. */
	forms: Map<Encoding, Promise<Buffer>> | null;
	/** When it was asked for, as `performance.now()`. */
	since: number;
};

/** Headers that belong to the connection or to one response. */
const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length', 'strict-transport-security']);

/** Makes an answer from what the site has sent. */
export function answerOf(status: number, sent: OutgoingHttpHeaders, body: Buffer, since: number): Answer {
	const headers = Object.entries(sent).flatMap<[string, string]>(([name, value]) =>
		value === undefined || ofConnection.has(name) ? [] : [[name, String(value)]]
	);
	const of = (name: string) => headers.find(([known]) => known === name)?.[1];
	const mayBeCompressed = of('content-encoding') === undefined && !of('cache-control')?.includes('no-transform');
	const forms = body.length >= minBytes && isText(of('content-type')) && mayBeCompressed ? new Map() : null;
	return { status, headers, etag: of('etag') ?? null, body, forms, since };
}

/** Whether the answer is the same for everybody. */
export const isForEverybody = ({ headers }: Answer): boolean => !headers.some(([name]) => name === 'set-cookie' || name === 'vary');

/**
 * Sends an answer in the encoding that the client prefers, or 304 if the client has it already. `grown` is called with the bytes that the
 * answer has grown by, when it was compressed for the first time.
 */
export function give(answer: Answer, request: IncomingMessage, response: ServerResponse, grown: (bytes: number) => void): void {
	if (response.destroyed || response.headersSent) return;
	for (const [name, value] of answer.headers) response.setHeader(name, value);
	const encoding = answer.forms && encodingFor(request);
	if (answer.forms) vary(response, 'Accept-Encoding');
	if (encoding && answer.etag !== null) response.setHeader('etag', weak(answer.etag));
	if (answer.status === 200 && answer.etag !== null && matchesEtag(request.headers['if-none-match'], answer.etag)) {
		response.writeHead(304).end();
		return;
	}
	const send = (body: Buffer): void => {
		if (response.destroyed) return;
		response.setHeader('content-length', body.length);
		response.writeHead(answer.status);
		response.end(request.method === 'HEAD' ? undefined : body);
	};
	if (!encoding) return send(answer.body);
	response.setHeader('content-encoding', encoding);
	void compressed(answer, encoding, grown).then(send, () => response.destroy());
}

function compressed(answer: Answer, encoding: Encoding, grown: (bytes: number) => void): Promise<Buffer> {
	const known = answer.forms!.get(encoding);
	if (known) return known;
	const made = compressWhole(answer.body, encoding);
	answer.forms!.set(encoding, made);
	void made.then(
		({ length }) => grown(length),
		() => answer.forms!.delete(encoding)
	);
	return made;
}
