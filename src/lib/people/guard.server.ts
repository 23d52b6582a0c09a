import { type Handle, json, type RequestEvent } from '@sveltejs/kit';
import { recordCookies } from '#lib/shared/page/recordCookies.server.ts';
import { deLocalizeHref, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Account } from './account.ts';
import { actionsIn, areaOf, mayEnter } from './areas.ts';
import { demoOffered } from './demoSignIn.server.ts';

/**
 * Checks the table of areas before any load, action or endpoint runs, and lets in only those whom it allows. It uses the route that
 * SvelteKit matched, because the path of an address can be partly encoded. SvelteKit answers addresses without a route with a 404.
 */
export const guard: Handle = async ({ event, resolve }) => {
	if (event.route.id === null) return resolve(event);
	const area = areaOf(event.route.id, actionsIn(event.request));
	if (!area) throw new Error(`${event.route.id} has no row in src/lib/people/areas.ts`);
	const { level, hidden } = area;
	if (level === 'public' || level === 'link') return resolve(event);
	if (level === 'demo') return demoOffered(event) ? resolve(event) : notFound(event);

	const cookies = recordCookies(event);
	const account = await event.locals.account();
	if (mayEnter(level, account)) {
		event.locals.entered = { level, account };
		event.platform?.req.letIn?.();
		return resolve(event);
	}
	const response = account || hidden ? await notFound(event) : toSignIn(event);
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	return response;
};

/** Returns the account that the guard let in. Throws in an area that needs no account. */
export function accountOf({ entered }: App.Locals): Account {
	if (!entered) throw new Error('No account was asked for: see src/lib/people/areas.ts');
	return entered.account;
}

/** Returns the curator or coordinator that the guard let in. Throws in an area that other people may enter too. */
export function curatorOf({ entered }: App.Locals): Account {
	if (!entered || entered.level === 'account') throw new Error('No curator was asked for: see src/lib/people/areas.ts');
	return entered.account;
}

/**
 * The way to sign in, in the form that the request can read: the forms in which Kit answers a redirect that is thrown. It isn't thrown
 * here, because a thrown answer goes past the hooks that set headers.
 */
function toSignIn({ url, request, isDataRequest }: RequestEvent): Response {
	const location = `${localizeHref('/sign-in')}?next=${encodeURIComponent(url.pathname + url.search)}`;
	if (isDataRequest) return json({ type: 'redirect', location });
	if (request.headers.has('x-sveltekit-action')) return json({ type: 'redirect', status: 303, location });
	return new Response(null, { status: 303, headers: { location } });
}

/** Path of the page that shows only a 404. The requested path is appended to it. */
const notFoundPath = '/not-found';
const message = 'not found';

/** Answers as if the page didn't exist, in a format that the request accepts. */
async function notFound(event: RequestEvent): Promise<Response> {
	const { headers, method } = event.request;
	const accept = headers.get('accept') ?? '';
	if (headers.has('x-sveltekit-action')) return json({ type: 'error', error: { message } }, { status: 404 });
	if (event.isDataRequest) return json({ message }, { status: 404 });
	if (accept.includes('text/html')) {
		const address = localizeHref(notFoundPath + deLocalizeHref(event.url.pathname)) + event.url.search;
		const page = await event.fetch(address, { headers: { accept: 'text/html' } });
		return new Response(method === 'HEAD' ? null : page.body, { status: 404, headers: page.headers });
	}
	if (accept.includes('application/json')) return json({ message }, { status: 404 });
	return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}
