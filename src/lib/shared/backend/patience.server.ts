import { AsyncLocalStorage } from 'node:async_hooks';
import { timeoutMs } from './timeout.server.ts';

/** How long a request of the site has waited for the backend. `late`: it has got no answer in time. */
type Waited = { maxMs: number; ms: number; pending: number; since: number; late: boolean };

const requests = new AsyncLocalStorage<Waited>();

/** An upload may take this much longer for each megabyte that is sent. */
const uploadMsPerMb = 1000;
const megabyte = 1024 * 1024;

/**
 * Runs the work of one request of the site. Within it, the clients of the backend together wait for 2.5 seconds; then they get 504 and
 * ask no more. What the site itself does in between doesn't count. Jobs outside of requests may wait. `bodyBytes`: the size of the request.
 * Whoever sent a large file waits rather than sends it again, so a second is added for each megabyte.
 */
export function withPatience<T>(work: () => Promise<T>, bodyBytes = 0): Promise<T> {
	const maxMs = timeoutMs + Math.floor(bodyBytes / megabyte) * uploadMsPerMb;
	return requests.run({ maxMs, ms: 0, pending: 0, since: 0, late: false }, work);
}

/** Runs work that nobody waits for outside of the request that began it. */
export const unhurried = <T>(work: () => T): T => requests.exit(work);

/** Whether the backend didn't answer the current request in time. */
export const wasLate = (): boolean => requests.getStore()?.late ?? false;

const late = (): Response =>
	Response.json({ message: 'The backend did not answer in time', code: 'late', details: null, hint: null }, { status: 504 });

/** Returns a `fetch` that keeps the patience of the current request. supabase-js tries again after an error or 503, but not after 504. */
export function patientFetch(inner: typeof fetch): typeof fetch {
	return async (input, init) => {
		const waited = requests.getStore();
		if (!waited) return inner(input, init);
		const now = performance.now();
		const spent = waited.ms + (waited.pending > 0 ? now - waited.since : 0);
		const left = waited.maxMs - spent + uploadMs(input, init);
		if (left <= 0) return giveUp(waited);
		if (waited.pending++ === 0) waited.since = now;
		const timer = new AbortController();
		const timeout = setTimeout(() => timer.abort(), left);
		const signal = AbortSignal.any([timer.signal, ...(init?.signal ? [init.signal] : [])]);
		try {
			const answer = await reach(inner, input, { ...init, signal });
			// Nobody waits for a page as long as the backend proposes.
			if (answer.status === 503 && answer.headers.has('retry-after')) return giveUp(waited);
			return isFile(input) || !answer.body ? answer : await whole(answer);
		} catch (error) {
			if (init?.signal?.aborted) throw error;
			return giveUp(waited);
		} finally {
			clearTimeout(timeout);
			if (--waited.pending === 0) waited.ms += performance.now() - waited.since;
		}
	};
}

function giveUp(waited: Waited): Response {
	waited.late = true;
	return late();
}

/** Asks once more when a read gets no answer at all: a connection that was kept may just have been closed. */
async function reach(inner: typeof fetch, input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Response> {
	try {
		return await inner(input, init);
	} catch (error) {
		if ((init.method ?? 'GET') !== 'GET' || init.signal?.aborted) throw error;
		return inner(input, init);
	}
}

/** Reads the body within the time, too. */
async function whole(answer: Response): Promise<Response> {
	const { status, statusText, headers } = answer;
	const body = [204, 205, 304].includes(status) ? null : await answer.arrayBuffer();
	return new Response(body, { status, statusText, headers });
}

const isFile = (input: Parameters<typeof fetch>[0]): boolean =>
	(input instanceof Request ? input.url : String(input)).includes('/storage/v1/object/');

function uploadMs(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): number {
	const body: unknown = init?.body;
	if (!isFile(input)) return 0;
	const bytes =
		body instanceof Blob
			? body.size
			: body instanceof FormData
				? sizeOf(body)
				: ArrayBuffer.isView(body) || body instanceof ArrayBuffer
					? body.byteLength
					: 0;
	return (bytes / megabyte) * uploadMsPerMb;
}

const sizeOf = (form: FormData): number =>
	[...form.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0);
