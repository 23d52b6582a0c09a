/** The signs of a code: eight of them, none that can be taken for another. As in the database. */
const code = /^[2-9A-HJKMNP-TV-Z]{8}$/;

/**
 * The code of a wall label as it is stored, from what somebody typed or a reader passed on: small letters, wide ones, spaces,
 * hyphens, dots and invisible marks between them don't matter. Null when it can't be a code.
 */
export function parseWorkCode(typed: string): string | null {
	const bare = typed
		.normalize('NFKC')
		.replace(/[\s\p{Pd}\p{Cf}._·]/gu, '')
		.toUpperCase();
	return code.test(bare) ? bare : null;
}

/** The address of a code on this site, without a language: everybody chooses theirs. */
export const codePath = (code: string): string => `/w/${code}`;
