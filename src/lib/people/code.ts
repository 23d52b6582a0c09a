/** Number of digits of the code in the sign-in mail. */
export const codeLength = 6;

/**
 * Converts a typed or pasted code to ASCII digits, as the backend expects it. Accepts digits of any script, with spaces,
 * hyphens or invisible marks between them. Returns null when it doesn't have exactly six digits.
 */
export function parseCode(typed: string): string | null {
	const bare = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}.·]/gu, '');
	if (!/^\p{Nd}+$/u.test(bare)) return null;
	const digits = [...bare].map(latinDigit);
	return digits.length === codeLength ? digits.join('') : null;
}

/** Returns the value of a decimal digit. In Unicode, the digits of each script form a run of ten, from zero to nine. */
function latinDigit(digit: string): number {
	const point = digit.codePointAt(0) ?? 0;
	let zero = point;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return (point - zero) % 10;
}
