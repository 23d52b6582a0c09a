/**
 * Words as tsqueries of PostgreSQL: each must begin a word. Null without a word. Each is asked as typed, in small letters, with a capital and
 * in capitals, because not every database knows the small letters of all alphabets.
 */
export function prefixQueries(words: string): string[] | null {
	const each = words.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
	return each.length > 0 ? each.slice(0, 10).map(variants) : null;
}

function variants(word: string): string {
	const small = word.toLowerCase();
	const all = new Set([word, small, small.charAt(0).toUpperCase() + small.slice(1), word.toUpperCase()]);
	return [...all].map((one) => `'${one}':*`).join(' | ');
}
