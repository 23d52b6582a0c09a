import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

const megabyte = 1024 * 1024;
/** A form is read into memory whole, and takes about three times its size there (measured: 195 MB for 60 MB). */
const room = 200 * megabyte;
const uploads = createSemaphore(room);
/** One that doesn't say how much it brings is taken for a large one. */
const unknownLength = 66 * megabyte;

const bringsMuch = ({ headers }: IncomingMessage): boolean =>
	Boolean(headers['transfer-encoding']) || Number(headers['content-length'] ?? 0) > megabyte;

/**
 * Hands a request on: one that brings much waits until there is room for it in memory. What it sends meanwhile stays with the
 * sender, because nobody reads it.
 */
export function admit(
	request: IncomingMessage,
	response: ServerResponse,
	handle: (request: IncomingMessage, response: ServerResponse) => void
): void {
	if (!bringsMuch(request)) return handle(request, response);
	const ended = new Promise<void>((resolve) => response.once('close', resolve));
	void uploads.run(Number(request.headers['content-length'] ?? unknownLength), async () => {
		// Whoever gave up while waiting needs no answer.
		if (response.destroyed || request.destroyed) return;
		handle(request, response);
		await ended;
	});
}
