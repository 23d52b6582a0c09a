const here = 'http://here.invalid';

/**
 * Where to go after signing in: the path (with query and fragment) if it leads to a page of this site,
 * else null. Browsers read `\` as `/`, drop tabs and line breaks, and take `//host` for another site.
 */
export function localPath(next: unknown): string | null {
	if (typeof next !== 'string' || next.length > 2000 || !isPath(next) || !URL.canParse(next, here)) return null;
	const url = new URL(next, here);
	const path = url.pathname + url.search + url.hash;
	// '/.//host' is a path that normalises to '//host'.
	return url.origin === here && isPath(path) && !isSignIn(url.pathname) ? path : null;
}

const isPath = (text: string): boolean => /^\/(?!\/)[^\\\p{Cc}\p{Cs}]*$/u.test(text);

/** Coming back to the pages of signing in and out would lead in a circle. */
const isSignIn = (path: string): boolean => /^(\/[a-z]{2})?\/sign-(in|out)(\/|$)/.test(path);
