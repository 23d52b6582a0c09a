type Answer = (request: Request) => Promise<Response>;

/** Answers a request once its whole body is there: a refusal in mid-upload would cut the sender's connection. */
export async function afterBody(request: Request, answer: Answer): Promise<Response> {
	if (!request.body) return answer(request);
	const body = await request.arrayBuffer();
	return answer(new Request(request.url, { method: request.method, headers: request.headers, body }));
}

/**
 * Lets one request at a time reach the database. PGlite is a single connection and lite opens a transaction per
 * request on it without waiting for its turn: two at once could run in each other's transaction, with each
 * other's role. A request waits for its body first, so that a slow sender holds up nobody.
 */
export function oneAtATime(): (request: Request, answer: Answer) => Promise<Response> {
	let last: Promise<unknown> = Promise.resolve();
	return (request, answer) =>
		afterBody(request, (ready) => {
			const mine = last.then(() => answer(ready));
			last = mine.catch(() => undefined);
			return mine;
		});
}
