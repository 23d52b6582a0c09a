import type { IncomingMessage, ServerResponse } from 'node:http';
import { bounds } from './bounds.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Why a large request is refused, as the address of its page names it, with the status and when to try again, in seconds. */
export const refusals = {
	'too-large': { status: 413 },
	'sign-in': { status: 401 },
	'no-link': { status: 404 },
	'too-slow': { status: 408 },
	'too-many-of-yours': { status: 429, retryAfter: 10 },
	'too-many-of-network': { status: 429, retryAfter: 30 },
	busy: { status: 503, retryAfter: 60 }
} as const satisfies Record<string, { status: number; retryAfter?: number }>;
export type RefusedUpload = keyof typeof refusals;

/**
 * Answers at once with the page of the reason in the language of the address, or with JSON when the client accepts it. Nothing of the body
 * is kept.
 */
export function refuse(reason: RefusedUpload, request: IncomingMessage, response: ServerResponse, handle: Handler): void {
	drain(request, response);
	const { status, retryAfter } = { retryAfter: undefined, ...refusals[reason] };
	if (retryAfter) response.setHeader('retry-after', String(retryAfter));
	const [, prefix = '', path = ''] = /^(\/[a-z]{2}(?=\/))?([^?]*)/.exec(request.url ?? '') ?? [];
	const form = request.headers.accept?.includes('application/json') ? '/sentence' : '';
	const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
	response.writeHead = ((_status: number, ...rest: unknown[]) => writeHead(status, ...rest)) as typeof response.writeHead;
	for (const name of ['content-length', 'content-type', 'transfer-encoding', 'if-none-match', 'range']) delete request.headers[name];
	const page = reason === 'too-large' ? `/too-large${form}` : `/not-taken/${reason}${form}?back=${encodeURIComponent(path)}`;
	Object.assign(request, { method: 'GET', url: `${prefix}${page}` });
	handle(request, response);
}

/** Reads and drops the rest of a body: a browser shows the answer only after it has sent everything. */
function drain(request: IncomingMessage, response: ServerResponse): void {
	let [bytes, recent] = [0, 0];
	request.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		recent += chunk.length;
		if (bytes > bounds.drainBytes) request.destroy();
	});
	request.on('error', () => undefined);
	const watch = setInterval(() => {
		if (recent < (bounds.bytesPerSecond * bounds.windowMs) / 1000 && response.writableFinished) request.destroy();
		recent = 0;
	}, bounds.windowMs);
	for (const event of ['end', 'close'] as const) request.once(event, () => clearInterval(watch));
	request.resume();
}
