import { createTurns, TooManyWaiting } from '#lib/shared/backend/turns.ts';

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
	return answer(new Request(request.url, { method: request.method, headers, body, signal: request.signal }));
}

/** Who goes first: people who have signed in, then the site with its secret key, then visitors. */
const ranks = { person: 0, site: 1, visitor: 2 } as const;

/**
 * How many requests of each rank may wait. People and the site are few, and what they send must not be lost. A hundred requests of visitors
 * take a second; the page of whoever comes after them would be late anyway.
 */
const mayWait = [1000, 1000, 100];

/** Reads the rank from the token. Whoever sends a false one gets ahead, and is then refused. Only this machine reaches the backend. */
export function rankOf({ headers }: Request): number {
	const token = headers.get('authorization')?.replace(/^bearer\s+/i, '') ?? headers.get('apikey') ?? '';
	if (token.startsWith('sb_secret_')) return ranks.site;
	return token.split('.').length === 3 ? ranks.person : ranks.visitor;
}

/**
 * Runs one request at a time against the database, those of people who have signed in first. A request's body is read before, so that a
 * slow sender delays nobody. A request whose sender has given up is not run. 503 when too many visitors wait.
 *
 * Works around @supabase/lite 0.10: PGlite is a single connection, and lite opens a transaction per request on it without waiting for the
 * previous one. Two concurrent requests could run in each other's transaction, with each other's role (to report at
 * github.com/supabase-community/lite; no issue found). Can go when the test
 * "runs concurrent requests each with its own identity" (tests/start/backend.test.ts) passes without it.
 */
export function oneAtATime(): (request: Request, answer: Answer) => Promise<Response> {
	const turns = createTurns(mayWait);
	return (request, answer) =>
		afterBody(request, async (ready) => {
			try {
				return await turns(rankOf(ready), async () => (request.signal.aborted ? new Response(null, { status: 499 }) : answer(ready)));
			} catch (error) {
				if (!(error instanceof TooManyWaiting)) throw error;
				return Response.json({ message: 'Too many requests are waiting', code: 'busy' }, { status: 503, headers: { 'retry-after': '5' } });
			}
		});
}
