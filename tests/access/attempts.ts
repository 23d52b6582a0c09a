import type { Answer, Person } from '../e2e/support/person.ts';
import type { Route } from './routes.ts';

/** The requested form of an answer: a page, page data, the JSON of an action or an endpoint, or no particular form. */
type Form = 'page' | 'data' | 'action' | 'json' | 'none';

/** One request to a route. `action`: the form action that it runs. */
export type Attempt = { name: string; action?: string; form: Form; method: string; path: string; search: string };

const accepted: Record<Form, string> = {
	page: 'text/html,application/xhtml+xml,*/*;q=0.8',
	data: '*/*',
	action: 'application/json',
	json: 'application/json',
	none: '*/*'
};

export function send(person: Person, { form, method, path, search }: Attempt, headers: Record<string, string> = {}): Promise<Answer> {
	const address = (form === 'data' ? `${path === '/' ? '' : path}/__data.json` : path) + search;
	const isPost = method === 'POST';
	return person.send(address, {
		method,
		headers: {
			accept: accepted[form],
			origin: person.origin,
			...(form === 'action' ? { 'x-sveltekit-action': 'true' } : {}),
			...headers
		},
		// An unknown id. Actions that look for a picture find none.
		...(isPost ? { body: new URLSearchParams({ media: '00000000-0000-4000-8000-000000000000' }) } : {})
	});
}

const read = (path: string): Attempt[] => [
	{ name: 'page', form: 'page', method: 'GET', path, search: '' },
	{ name: '__data.json', form: 'data', method: 'GET', path, search: '?x-sveltekit-invalidated=11' }
];

const act = (path: string, action: string): Attempt[] => {
	const search = action === 'default' ? '' : `?/${action}`;
	return [
		{ name: `form ${action}`, action, form: 'page', method: 'POST', path, search },
		{ name: `action ${action}`, action, form: 'action', method: 'POST', path, search }
	];
};

/** Returns an attempt for every load, action and method of a route. */
export function attemptsAt(route: Route, path: string): Attempt[] {
	return [
		...(route.page ? read(path) : []),
		...route.actions.flatMap((action) => act(path, action)),
		...route.methods.flatMap((method) =>
			(['page', 'json', 'none'] as const).map((form) => ({ name: `${method} for ${form}`, form, method, path, search: '' }))
		)
	];
}

/** Returns attempts with all other methods and with an action that doesn't exist. */
export function uncommonAttemptsAt(route: Route, path: string): Attempt[] {
	const methods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !route.methods.includes(method));
	const missing: Attempt = { name: 'no such action', form: 'action', method: 'POST', path, search: '?/no-such-action' };
	return [
		// SvelteKit treats a POST to a page as a JSON request unless it accepts HTML.
		...methods.map((method): Attempt => ({ name: method, form: method === 'POST' ? 'page' : 'none', method, path, search: '' })),
		...(route.page ? [missing] : [])
	];
}

/** Returns how an attempt was refused: 'sign in', or 'not found' as for a missing page. Otherwise returns a summary of the answer. */
export function verdict(answer: Answer, { form, method, path, search }: Attempt): string {
	const language = /^\/(en|ar)(?=\/)/.exec(path)?.[0] ?? '';
	const next = path + (form === 'data' ? '' : search);
	const signIn = `${language}/sign-in?next=${encodeURIComponent(next)}`;
	const { status, to, text } = answer;
	const instead = `${status} ${to ?? text.replaceAll(/\s+/g, ' ').slice(0, 200)}`;
	if (form === 'data' || form === 'action') {
		if (text === JSON.stringify({ type: 'redirect', location: signIn })) return 'sign in';
		if (text === JSON.stringify({ type: 'redirect', status: 303, location: signIn })) return 'sign in';
	} else if (status === 303 && to === signIn) return 'sign in';
	if (status !== 404) return instead;
	if (method === 'HEAD') return 'not found';
	const nothing: Record<Form, (text: string) => boolean> = {
		page: isNotFoundPage,
		data: (body) => body === '{"message":"not found"}',
		action: (body) => body === '{"type":"error","error":{"message":"not found"}}',
		json: (body) => body === '{"message":"not found"}',
		none: (body) => body === 'Not found'
	};
	return nothing[form](text) ? 'not found' : instead;
}

/** Whether this is the site's own 404 page. SvelteKit's error page for failing endpoints has no navigation. */
const isNotFoundPage = (text: string): boolean => text.includes('<nav class="places') && />404</.test(text);
