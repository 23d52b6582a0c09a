import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip, type BrotliCompress, type Gzip } from 'node:zlib';
import { promisify } from 'node:util';

/**
 * Answers of text go out compressed where the caller takes that (RFC 9110, 8.4 and 12.5.3): pages, data, feeds. Pictures, fonts and
 * PDFs are compressed already, files of the build lie there compressed. A compressed answer has a weak ETag, because its bytes aren't
 * those of the plain one, and says that it varies.
 */

export type Encoding = 'br' | 'gzip';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Below that the headers cost as much as is gained. */
export const leastBytes = 1000;

/** The encoding to answer in: brotli before gzip, none where neither is wanted. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
	const wanted = new Map<string, number>();
	for (const part of (acceptEncoding ?? '').split(',')) {
		const [name = '', ...parameters] = part
			.trim()
			.toLowerCase()
			.split(/\s*;\s*/);
		const quality = parameters.map((parameter) => /^q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
		wanted.set(name, quality === undefined ? 1 : Number(quality));
	}
	const quality = (name: Encoding) => wanted.get(name) ?? wanted.get('*') ?? 0;
	const [br, gz] = [quality('br'), quality('gzip')];
	if (br <= 0 && gz <= 0) return null;
	return br >= gz ? 'br' : 'gzip';
}

/** Whether an answer of this type becomes smaller. */
export const isText = (contentType: unknown): boolean =>
	/^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|ld\+json|(\w+\+)?xml)|image\/svg\+xml)/i.test(
		String(contentType ?? '')
	);

export const weak = (etag: string): string => (etag.startsWith('W/') ? etag : `W/${etag}`);

/** `Vary` with one more name in it. */
export function varyOn(response: Pick<ServerResponse, 'getHeader' | 'setHeader'>, name: string): void {
	const names = String(response.getHeader('vary') ?? '')
		.split(',')
		.map((each) => each.trim())
		.filter(Boolean);
	if (!names.some((each) => each === '*' || each.toLowerCase() === name)) response.setHeader('vary', [...names, name].join(', '));
}

const brotliOptions = (size: number, quality: number) => ({
	params: {
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_QUALITY]: quality,
		[constants.BROTLI_PARAM_SIZE_HINT]: size
	}
});
const [wholeBrotli, wholeGzip] = [promisify(brotliCompress), promisify(gzip)];

/** A whole body, for answers that are given many times: a little more effort than for one. */
export const compressWhole = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
	encoding === 'br' ? wholeBrotli(body, brotliOptions(body.length, 6)) : wholeGzip(body, { level: 7 });

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;
type Write = (...parts: unknown[]) => boolean;
type End = (...parts: unknown[]) => ServerResponse;

/** A handler whose answers of text are compressed on their way, as they come. */
export function compressing(handle: Handler): Handler {
	return (request, response) => {
		const encoding = request.headers.range ? null : encodingFor(request.headers['accept-encoding']);
		watch(request, response, encoding);
		handle(request, response);
	};
}

function watch(request: IncomingMessage, response: ServerResponse, encoding: Encoding | null): void {
	const writeHead = response.writeHead.bind(response) as WriteHead;
	const write = response.write.bind(response) as Write;
	const end = response.end.bind(response) as End;
	let stream: BrotliCompress | Gzip | null = null;
	let waiting: NodeJS.Immediate | null = null;

	response.writeHead = ((status: number, ...rest: unknown[]) => {
		// Headers may come here, too: only as an object, as Node's own callers and Kit's give them.
		for (const given of rest)
			if (given && typeof given === 'object') for (const [name, value] of Object.entries(given)) response.setHeader(name, value as string);
		const type = response.getHeader('content-type');
		const etag = response.getHeader('etag');
		// A 304 of text has no type: what it is about varies all the same.
		if (isText(type) || (status === 304 && type === undefined)) varyOn(response, 'accept-encoding');
		if (encoding && status === 304 && type === undefined && typeof etag === 'string') response.setHeader('etag', weak(etag));
		if (encoding && isCompressible(request, response, status)) {
			response.setHeader('content-encoding', encoding);
			if (typeof etag === 'string') response.setHeader('etag', weak(etag));
			response.removeHeader('content-length');
			response.removeHeader('accept-ranges');
			if (request.method !== 'HEAD') stream = begin(encoding);
		}
		return writeHead(status, ...rest.filter((given) => typeof given === 'string'));
	}) as typeof response.writeHead;

	response.write = ((...parts: unknown[]) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!stream) return write(...parts);
		// What follows may take its time: whoever waits gets what there is.
		waiting ??= setImmediate(() => {
			waiting = null;
			if (stream && !stream.writableEnded && !stream.destroyed) stream.flush();
		});
		return put(stream, parts);
	}) as typeof response.write;

	response.end = ((...parts: unknown[]) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!stream) return end(...parts);
		if (typeof parts[0] === 'string' || parts[0] instanceof Uint8Array) put(stream, parts);
		const done = parts.find((part) => typeof part === 'function') as (() => void) | undefined;
		if (done) response.once('finish', done);
		stream.end();
		return response;
	}) as typeof response.end;

	function begin(how: Encoding): BrotliCompress | Gzip {
		const made = how === 'br' ? createBrotliCompress(brotliOptions(0, 4)) : createGzip({ level: 6 });
		made.on('data', (chunk: Buffer) => {
			if (write(chunk) || response.destroyed) return;
			made.pause();
			response.once('drain', () => made.resume());
		});
		made.on('end', () => end());
		made.on('drain', () => response.emit('drain'));
		made.on('error', () => response.destroy());
		response.once('close', () => made.destroy());
		return made;
	}
}

const put = (stream: BrotliCompress | Gzip, [chunk, encoding]: unknown[]): boolean =>
	typeof encoding === 'string' ? stream.write(chunk as string, encoding as BufferEncoding) : stream.write(chunk as Buffer);

function isCompressible({ method }: IncomingMessage, response: ServerResponse, status: number): boolean {
	if (method === 'HEAD' ? status !== 200 : status < 200 || status === 204 || status === 206 || status === 304) return false;
	if (response.hasHeader('content-encoding') || response.hasHeader('content-range')) return false;
	if (/no-transform/i.test(String(response.getHeader('cache-control') ?? ''))) return false;
	const length = response.getHeader('content-length');
	return isText(response.getHeader('content-type')) && (length === undefined || Number(length) >= leastBytes);
}
