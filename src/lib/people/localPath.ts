const here = 'http://here.invalid';

/**
 * Returns where to go after signing in: the path with query and fragment if it is a page of this site, or else null.
 * Browsers read `\` as `/`, drop tabs and line breaks, and treat `//host` as another site.
 */
export function localPath(next: unknown): string | null {
	if (typeof next !== 'string' || next.length > 2000 || !isPath(next) || !URL.canParse(next, here)) return null;
	const url = new URL(next, here);
	const path = url.pathname + url.search + url.hash;
	// The path '/.//host' normalizes to '//host'.
	return url.origin === here && isPath(path) && !isSignIn(url.pathname) ? path : null;
}

const isPath = (text: string): boolean => /^\/(?!\/)[^\\\p{Cc}\p{Cs}]*$/u.test(text);

/** Returning to the sign-in or sign-out page would cause a loop. */
const isSignIn = (path: string): boolean => /^(\/[a-z]{2})?\/sign-(in|out)(\/|$)/.test(path);
