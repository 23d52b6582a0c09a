/** A code has eight characters, none of which looks like another. The database has the same rule. */
const code = /^[2-9A-HJKMNP-TV-Z]{8}$/;

/**
 * Parses the code of a wall label, as typed or scanned, to its stored form. Ignores case, full-width letters, spaces,
 * hyphens, dots and invisible characters. Returns null if it cannot be a code.
 */
export function parseWorkCode(typed: string): string | null {
	const bare = typed
		.normalize('NFKC')
		.replace(/[\s\p{Pd}\p{Cf}._·]/gu, '')
		.toUpperCase();
	return code.test(bare) ? bare : null;
}

/** The path of a code, without a language: visitors choose their own. */
export const codePath = (code: string): string => `/w/${code}`;
