import type { IncomingMessage, ServerResponse } from 'node:http';

const megabyte = 1024 * 1024;
/** What a form has besides its photograph. */
const restBytes = 6 * megabyte;
const formLimitBytes = megabyte;
/** A browser shows an answer only after sending its whole body, so the body is read and dropped, up to this size. */
const drainLimitBytes = 200 * megabyte;

/** The largest request, in bytes, when the storage takes files of up to `largestFile` bytes. */
export const largestRequest = (largestFile: number): number => largestFile + restBytes;

/**
 * Whether a request announces more than its address accepts: `uploadLimitBytes` at /studio, /desk and /day, which accept uploads. A
 * photograph below that may still be refused by its form.
 */
export function isTooLarge({ url = '/', headers }: IncomingMessage, uploadLimitBytes: number): boolean {
	const takesUploads = /^(\/[a-z]{2})?\/(studio|desk|day)(\/|\?|$)/.test(url);
	if (headers['transfer-encoding'] && !takesUploads) return true;
	return Number(headers['content-length'] ?? 0) > (takesUploads ? uploadLimitBytes : formLimitBytes);
}

/** Answers 413 with the page `/too-large` in the language of the address, or with JSON when the client accepts it. */
export async function answerTooLarge(
	request: IncomingMessage,
	response: ServerResponse,
	handle: (request: IncomingMessage, response: ServerResponse) => void
): Promise<void> {
	await drain(request);
	if (response.destroyed) return;
	const prefix = /^\/[a-z]{2}(?=\/)/.exec(request.url ?? '')?.[0] ?? '';
	const form = request.headers.accept?.includes('application/json') ? '/sentence' : '';
	const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
	response.writeHead = ((_status: number, ...rest: unknown[]) => writeHead(413, ...rest)) as typeof response.writeHead;
	for (const name of ['content-length', 'content-type', 'transfer-encoding']) delete request.headers[name];
	Object.assign(request, { method: 'GET', url: `${prefix}/too-large${form}` });
	handle(request, response);
}

function drain(request: IncomingMessage): Promise<void> {
	return new Promise((resolve) => {
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes > drainLimitBytes) request.destroy();
		});
		for (const event of ['end', 'close', 'error']) request.once(event, () => resolve());
	});
}
