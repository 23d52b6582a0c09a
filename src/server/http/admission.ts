import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

const megabyte = 1024 * 1024;
/**
 * Total size of uploads read at once. A form is read into memory whole and takes about three times its size (measured: 195 MB for 60 MB).
 */
const maxUploadBytes = 200 * megabyte;
const uploads = createSemaphore(maxUploadBytes);

const isLarge = ({ headers }: IncomingMessage): boolean =>
	Boolean(headers['transfer-encoding']) || Number(headers['content-length'] ?? 0) > megabyte;

/**
 * Passes a request to the handler. A large one (over 1 MB) waits until there is memory for it. Its body is not read meanwhile, so TCP
 * flow control stops the sender. `largest`: the size assumed for a request without Content-Length.
 */
export function admit(
	request: IncomingMessage,
	response: ServerResponse,
	largest: number,
	handle: (request: IncomingMessage, response: ServerResponse) => void
): void {
	if (!isLarge(request)) return handle(request, response);
	const ended = new Promise<void>((resolve) => response.once('close', resolve));
	void uploads.run(Number(request.headers['content-length'] ?? largest), async () => {
		// The client may have given up while waiting.
		if (response.destroyed || request.destroyed) return;
		handle(request, response);
		await ended;
	});
}
