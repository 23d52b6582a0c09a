import { bounds } from './bounds.ts';

/** The actions that take a file, as SvelteKit names their routes. tests/architecture finds the file fields that are missing here. */
export const uploadActions = [
	'/studio/artworks/[id]?/photo',
	'/studio/artworks/[id]?/sound',
	'/day/[token]?/photo',
	'/desk/exhibitions/[id]/day?/photo',
	'/desk/exhibitions/[id]/handling?/photo',
	'/desk/exhibitions/[id]/handling?/condition',
	'/desk/exhibitions/[id]/papers?/scan',
	'/desk/rooms/walls/[id]?/photo'
] as const;

const patterns = uploadActions.map((route) => {
	const [path = '', action = ''] = route.split('?/');
	return { path: new RegExp(`^(/[a-z]{2})?${path.replace(/\[\w+\]/g, '[^/]+')}/?$`), action };
});

/** The largest request that an address (path and query) takes, in bytes, when the storage takes files of up to `largestFile` bytes. */
export function largestRequest(address: string, largestFile: number): number {
	const [path = '', query = ''] = address.split('?');
	// SvelteKit runs the first action that is named.
	const action = [...new URLSearchParams(query).keys()].find((name) => name.startsWith('/'))?.slice(1);
	const takesFiles = patterns.some((pattern) => pattern.action === action && pattern.path.test(path));
	return takesFiles ? largestFile + bounds.restBytes : bounds.formBytes;
}
