import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import compression from 'compression';
import Negotiator from 'negotiator';
import onHeaders from 'on-headers';
import vary from 'vary';

export type Encoding = 'br' | 'gzip';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Shorter answers are not compressed: the additional headers cost as much as is gained. */
export const minBytes = 1000;

/** The encoding that a caller prefers by its Accept-Encoding (RFC 9110, 12.5.3); null: the plain bytes. */
export function encodingFor(request: IncomingMessage): Encoding | null {
	if (!request.headers['accept-encoding']) return null;
	const wanted = new Negotiator(request).encoding(['br', 'gzip', 'identity'], ['br', 'gzip']);
	return wanted === 'br' || wanted === 'gzip' ? wanted : null;
}

/** Whether compression makes an answer of this type smaller. Pictures, sounds, fonts and PDFs are compressed already. */
export const isText = (contentType: unknown): boolean =>
	/^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|ld\+json|(\w+\+)?xml)|image\/svg\+xml)/i.test(
		String(contentType ?? '')
	);

/** A weak ETag (RFC 9110, 8.8.1): it names the same text, whatever encoding it comes in. */
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

/** Wraps a handler: its text answers are compressed while they are sent. */
export function compressing(handle: Handler): Handler {
	return (request, response) => {
		let wasEncoded = false;
		// Listeners run in reverse order: the library decides between these two.
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

/** A compressed answer has other bytes than the plain one: its ETag is weak, and no part of it can be asked for. */
function describeForm(request: IncomingMessage, response: ServerResponse): void {
	const etag = response.getHeader('etag');
	const isEncoded = response.hasHeader('content-encoding');
	// A 304 names the form that the caller has. The site's own has no type.
	const type = response.getHeader('content-type');
	const isUnchangedText = response.statusCode === 304 && (type === undefined || isText(type));
	if (typeof etag === 'string' && (isEncoded || (isUnchangedText && encodingFor(request)))) response.setHeader('etag', weak(etag));
	if (isEncoded) response.removeHeader('accept-ranges');
	if (isUnchangedText) vary(response, 'Accept-Encoding');
}

/** A page that comes in parts is sent in parts: the compressor would wait for more. */
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

/** Compresses a whole body that is given many times, with a little more effort than for one answer. */
export const compressWhole = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
	encoding === 'br' ? wholeBrotli(body, brotli(6)) : wholeGzip(body, { level: 7 });
