import type { IncomingMessage, ServerResponse } from 'node:http';

const megabyte = 1024 * 1024;
/** A photograph of 60 MB and the rest of a form. */
const uploadLimitBytes = 66 * megabyte;
const formLimitBytes = megabyte;
/** A browser shows an answer only after sending its whole body, so the body is read and dropped, up to this size. */
const drainLimitBytes = 200 * megabyte;

/** Whether a request announces more than its address accepts. Only /studio, /desk and /day accept uploads. */
export function isTooLarge({ url = '/', headers }: IncomingMessage): boolean {
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
	if (request.headers.accept?.includes('application/json')) {
		const message = sentences[prefix] ?? sentences[''];
		response.writeHead(413, { 'content-type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify({ type: 'error', error: { message } }));
		return;
	}
	const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
	response.writeHead = ((_status: number, ...rest: unknown[]) => writeHead(413, ...rest)) as typeof response.writeHead;
	for (const name of ['content-length', 'content-type', 'transfer-encoding']) delete request.headers[name];
	Object.assign(request, { method: 'GET', url: `${prefix}/too-large` });
	handle(request, response);
}

const sentences: Record<string, string> = {
	'': 'Das ist zu groß: Eine Fotografie darf höchstens 60 MB haben.',
	'/en': 'This is too large. A photo can have at most 60 MB.',
	'/ar': 'الملف كبير جدًا: الحد الأقصى للصورة 60 ميغابايت.'
};

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
