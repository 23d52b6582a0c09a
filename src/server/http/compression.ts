import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import compression from 'compression';
import Negotiator from 'negotiator';
import onHeaders from 'on-headers';
import vary from 'vary';

export type Encoding = 'br' | 'gzip';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Shorter answers are not compressed, because the additional headers would cost as much as is saved. */
export const minBytes = 1000;

/** The encoding that the client prefers by its Accept-Encoding header (RFC 9110, 12.5.3). Null: no compression. */
export function encodingFor(request: IncomingMessage): Encoding | null {
	if (!request.headers['accept-encoding']) return null;
	const wanted = new Negotiator(request).encoding(['br', 'gzip', 'identity'], ['br', 'gzip']);
	return wanted === 'br' || wanted === 'gzip' ? wanted : null;
}

/** Whether compression makes this type smaller. Pictures, sounds, fonts and PDFs are already compressed. */
export const isText = (contentType: unknown): boolean =>
	/^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|ld\+json|(\w+\+)?xml)|image\/svg\+xml)/i.test(
		String(contentType ?? '')
	);

/** Makes an ETag weak (RFC 9110, 8.8.1), so that it stands for the text in any encoding. */
export const weak = (etag: string): string => (etag.startsWith('W/') ? etag : `W/${etag}`);

const brotli = (quality: number) => ({
	params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: quality }
});

const withoutBody = [204, 206, 304];
const compress = compression({
	threshold: minBytes,
	level: 6,
	brotli: brotli(4),
	filter: ({ headers }, response) =>
		isText(response.getHeader('content-type')) && !withoutBody.includes(response.statusCode) && !headers.range
});

/** Wraps a handler. Text answers are compressed while they are sent. */
export function compressing(handle: Handler): Handler {
	return (request, response) => {
		let wasEncoded = false;
		// Listeners of on-headers run in reverse order, so `compression` decides between these two.
		onHeaders(response, () => {
			if (!wasEncoded) describeForm(request, response);
		});
		compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () => {
			onHeaders(response, () => {
				wasEncoded = response.hasHeader('content-encoding');
			});
			flushAfterWrites(response);
			handle(request, response);
		});
	};
}

/** Adjusts the headers of a compressed answer: its bytes differ from the plain ones, so its ETag is weak, and ranges can't be requested. */
function describeForm(request: IncomingMessage, response: ServerResponse): void {
	const etag = response.getHeader('etag');
	const isEncoded = response.hasHeader('content-encoding');
	// A 304 must carry the ETag of the form that the client has. SvelteKit's own 304 has no content type.
	const type = response.getHeader('content-type');
	const isUnchangedText = response.statusCode === 304 && (type === undefined || isText(type));
	if (typeof etag === 'string' && (isEncoded || (isUnchangedText && encodingFor(request)))) response.setHeader('etag', weak(etag));
	if (isEncoded) response.removeHeader('accept-ranges');
	if (isUnchangedText) vary(response, 'Accept-Encoding');
}

/** Flushes the compressor after each write, so that streamed pages arrive in parts. The compressor would wait for more data. */
function flushAfterWrites(response: ServerResponse): void {
	const write = response.write.bind(response) as (...parts: unknown[]) => boolean;
	let waiting: NodeJS.Immediate | null = null;
	response.write = ((...parts: unknown[]) => {
		waiting ??= setImmediate(() => {
			waiting = null;
			if (!response.writableEnded && !response.destroyed) (response as ServerResponse & { flush?: () => void }).flush?.();
		});
		return write(...parts);
	}) as typeof response.write;
}

const [wholeBrotli, wholeGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Compresses a whole body for the cache, with a little more effort than for a single answer. */
export const compressWhole = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
	encoding === 'br' ? wholeBrotli(body, brotli(6)) : wholeGzip(body, { level: 7 });
