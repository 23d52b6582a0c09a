type Answer = (request: Request) => Promise<Response>;

/**
 * Answers a request after its whole body has arrived. Refusing it during the upload would reset the sender's connection. The length is then
 * known even if the sender didn't tell it: lite 0.10 compares a file with the limit of its bucket by this header.
 */
export async function afterBody(request: Request, answer: Answer): Promise<Response> {
	if (!request.body) return answer(request);
	const body = await request.arrayBuffer();
	const headers = new Headers(request.headers);
	headers.set('content-length', String(body.byteLength));
	return answer(new Request(request.url, { method: request.method, headers, body }));
}

/**
 * Runs one request at a time against the database. A request's body is read first, so that a slow sender delays nobody.
 *
 * Works around @supabase/lite 0.10: PGlite is a single connection, and lite opens a transaction per request on it without waiting for the
 * previous one. Two concurrent requests could run in each other's transaction, with each other's role (to report at
 * github.com/supabase-community/lite; no issue found). Can go when the test
 * "runs concurrent requests each with its own identity" (tests/start/backend.test.ts) passes without it.
 */
export function oneAtATime(): (request: Request, answer: Answer) => Promise<Response> {
	let last: Promise<unknown> = Promise.resolve();
	return (request, answer) =>
		afterBody(request, (ready) => {
			const response = last.then(() => answer(ready));
			last = response.catch(() => undefined);
			return response;
		});
}
