import { timeoutMs } from './timeout.server.ts';

const isRenewal = (input: Parameters<typeof fetch>[0]): boolean =>
	/\/auth\/v1\/token\?grant_type=refresh_token/.test(input instanceof Request ? input.url : String(input));

/**
 * Returns a `fetch` for a client that lives as long as one request of a person, so that a busy backend signs nobody out.
 *
 * auth-js ends the session when its renewal is refused, also for 429: Supabase Auth limits all people of the site together. 503 tells it
 * that the backend is busy. Then auth-js tries for half a minute. When the person has long got an answer, no attempt may succeed any more:
 * the new tokens could not reach the browser, and the old ones would have ended.
 */
export function renewingFetch(): typeof fetch {
	/** When the attempts began that have not succeeded yet. */
	let began: number | null = null;
	return async (input, init) => {
		if (!isRenewal(input)) return fetch(input, init);
		began ??= Date.now();
		const left = began + timeoutMs - Date.now();
		if (left <= 0) throw new Error(`The session was not renewed within ${timeoutMs} ms.`);
		const answer = await fetch(input, { ...init, signal: AbortSignal.timeout(left) });
		if (answer.ok) began = null;
		return answer.status === 429 ? new Response(null, { status: 503 }) : answer;
	};
}
