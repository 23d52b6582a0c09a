import type { Handler } from './answer.ts';
import { filePlaces, ownPlaces, parameters } from './parameters.ts';

/**
 * What the server knows about an address before SvelteKit sees it. `page`: the same answer for everybody, whoever asks. `file`: sent while it
 * is read, sometimes for one person only. `own`: everything else. `url`: the path and query in their only spelling, which is also the key
 * of the cache; of `own` addresses as given.
 */
export type Address = { kind: 'page' | 'file' | 'own'; url: string };

const rows = Object.entries(parameters).map(([route, readers]) => ({
	pattern: new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`),
	readers
}));

/** Reads the address of a request. An address that can't be decoded is left to SvelteKit, which refuses it. */
export function readAddress(asked: string): Address {
	const own: Address = { kind: 'own', url: asked };
	if (!asked.startsWith('/') || !URL.canParse(`http://site${asked}`)) return own;
	const { pathname, searchParams } = new URL(`http://site${asked}`);
	let parts: string[];
	try {
		parts = pathname.split('/').map(decodeURIComponent);
	} catch {
		return own;
	}
	const path = parts.map(encodeURIComponent).join('/');
	const plain = path.replace(/^\/[a-z]{2}(?=\/|$)/, '') || '/';
	const place = decodeURIComponent(plain.split('/')[1] ?? '');
	if (ownPlaces.has(place)) return own;
	if (filePlaces.has(place)) return { kind: 'file', url: path };
	const query = readParameters(plain.replace(/\/__data\.json$/, ''), searchParams);
	return { kind: 'page', url: query === '' ? path : `${path}?${query}` };
}

/** The parameters that the page at this path reads, in the order of the table. */
function readParameters(path: string, given: URLSearchParams): string {
	const readers = rows.find(({ pattern }) => pattern.test(path))?.readers ?? {};
	const read = new URLSearchParams();
	for (const [name, reader] of Object.entries(readers)) {
		const typed = given.get(name);
		const value = typed === null ? null : reader(typed);
		if (value !== null) read.set(name, value);
	}
	return read.toString();
}

/** Passes on addresses in their only spelling, for development: a parameter that has no row is missing there, too. */
export const inOneSpelling =
	(handle: Handler): Handler =>
	(request, response) => {
		if (request.method === 'GET' || request.method === 'HEAD') request.url = readAddress(request.url ?? '').url;
		handle(request, response);
	};
