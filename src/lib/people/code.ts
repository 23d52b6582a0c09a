/** How many digits the code in the mail has. */
export const codeLength = 6;

/**
 * The code as the backend knows it, from what somebody typed or pasted: digits of any script, with spaces,
 * hyphens or invisible marks between them. Null when it isn't six digits.
 */
export function parseCode(typed: string): string | null {
	const bare = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}.·]/gu, '');
	if (!/^\p{Nd}+$/u.test(bare)) return null;
	const digits = [...bare].map(latinDigit);
	return digits.length === codeLength ? digits.join('') : null;
}

/** Decimal digits stand in Unicode in runs of ten, from zero to nine. */
function latinDigit(digit: string): number {
	const point = digit.codePointAt(0) ?? 0;
	let zero = point;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return (point - zero) % 10;
}
