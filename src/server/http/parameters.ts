import { pagePath, readNumber, readTopic } from '#lib/requests/request.ts';
import { readQuery } from '#lib/search/engine.ts';

/** What a parameter says, in one spelling. Null: nothing that a page reads. */
type Reader = (typed: string) => string | null;

const oneOf =
	(...known: string[]): Reader =>
	(typed) =>
		known.includes(typed) ? typed : null;
const slug: Reader = (typed) => (/^[a-z0-9-]{1,80}$/.test(typed) ? typed : null);
const form: Reader = (typed) => (/^\/[\w/-]{1,200}$/.test(typed) ? typed : null);
const pageNumber: Reader = (typed) => (/^[1-9]\d{0,3}$/.test(typed) ? typed : null);
const present: Reader = () => '';

/**
 * The parameters that each public page reads. A page without a row reads none. The server drops all others, and values that a page can't
 * read, before anything sees the address. So a page that reads a parameter without a row here finds nothing.
 */
export const parameters: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
	'/artists': { from: slug },
	'/artists/[slug]': { sent: present },
	'/ask': { about: readTopic, page: (typed) => pagePath(typed) || null },
	'/ask/sent': { number: readNumber, answer: oneOf('none') },
	'/exhibitions': { when: oneOf('current', 'upcoming', 'past'), page: pageNumber },
	'/not-taken/[reason]': { back: form },
	'/search': { q: (typed) => readQuery(typed) || null },
	'/walls/[code]': { show: slug }
};

/** First parts of addresses that answer each person differently, or say how the server is. The server leaves them as they are. */
export const ownPlaces: ReadonlySet<string> = new Set([
	...['account', 'day', 'desk', 'dev', 'sign-in', 'sign-out', 'studio'],
	// The answer depends on the phone's language.
	'r',
	...['healthz', 'readyz'],
	// The files of the build, and of Vite.
	...['_app', '@fs', '@id', '@vite', 'node_modules', 'src', '.svelte-kit']
]);

/** First parts of addresses of files, which are sent while they are read, in parts if somebody asks for that. No file reads a parameter. */
export const filePlaces: ReadonlySet<string> = new Set(['iiif', 'media', 'sounds']);
