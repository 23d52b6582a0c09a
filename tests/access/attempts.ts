import type { Answer, Person } from '../e2e/support/person.ts';
import type { Route } from './routes.ts';

/** In which form an answer is wanted: as a page, as the data of a page, of an action or an endpoint as JSON, or in none. */
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
		// An action that looks for a picture finds none; one that wants an id gets one that nothing has.
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

/** Every load, action and method that a route has. */
export function attemptsAt(route: Route, path: string): Attempt[] {
	return [
		...(route.page ? read(path) : []),
		...route.actions.flatMap((action) => act(path, action)),
		...route.methods.flatMap((method) =>
			(['page', 'json', 'none'] as const).map((form) => ({ name: `${method} for ${form}`, form, method, path, search: '' }))
		)
	];
}

/** All other methods, and actions that aren't there. */
export function uncommonAttemptsAt(route: Route, path: string): Attempt[] {
	const methods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !route.methods.includes(method));
	const missing: Attempt = { name: 'no such action', form: 'action', method: 'POST', path, search: '?/no-such-action' };
	return [
		// Kit takes a POST to a page for one that wants JSON, unless it asks for a page.
		...methods.map((method): Attempt => ({ name: method, form: method === 'POST' ? 'page' : 'none', method, path, search: '' })),
		...(route.page ? [missing] : [])
	];
}

/** What refuses an attempt: the way to sign in, or the same answer as for what doesn't exist; else what came instead. */
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

/** Whether this is the site's own page for what doesn't exist: Kit's page for failing endpoints has no navigation. */
const isNotFoundPage = (text: string): boolean => text.includes('<nav class="places') && />404</.test(text);
