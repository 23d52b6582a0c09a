import type { ActionResult } from '@sveltejs/kit';
import { readActionResult } from './actionResult.ts';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** The browser's own `fetch`; looked up with each call, since the framework replaces it. */
export const browserFetch: Fetch = (address, init) => fetch(address, init);

type Options = {
	fetch?: Fetch;
	/** Lets the request outlive the page. Browsers allow 64 KB for it. */
	keepalive?: boolean;
};

/**
 * Posts a form to an action of a page and returns its answer with the status. Throws when there is no answer, or one that doesn't come
 * from an action: an error page of a proxy, for example.
 */
export async function postAction<Success extends Record<string, unknown>, Failure extends Record<string, unknown>>(
	address: string,
	body: FormData,
	{ fetch = browserFetch, keepalive = false }: Options = {}
): Promise<{ result: ActionResult<Success, Failure>; status: number }> {
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const response = await fetch(address, { method: 'POST', body, headers, keepalive });
	const result = readActionResult<Success, Failure>(await response.text());
	return { result, status: result.status ?? response.status };
}
