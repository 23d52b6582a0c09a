const syllables = 'a bel da er fin gor ha il ka lo mar no ova per ru sel tan ul ver win zo schaft land man nova'.split(' ');
const phrases = 2_000;

/** Rows `(id, 'short', 'long')` of pseudo-random words for SQL, the same at each call: titles of two words, texts of thirty. */
export function phraseRows(): string {
	let seed = 7;
	const random = (max: number): number => (seed = (seed * 48_271) % 2_147_483_647) % max;
	const word = (): string => Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]!).join('');
	const vocabulary = Array.from({ length: 6000 }, word);
	const some = (count: number): string => Array.from({ length: count }, () => vocabulary[random(vocabulary.length)]!).join(' ');
	return Array.from({ length: phrases }, (_, n) => `(${n}, '${some(2)}', '${some(30)}')`).join(', ');
}
