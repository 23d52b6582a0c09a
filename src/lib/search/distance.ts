/** How many typing errors are tolerated in a word of this length. */
export const allowedErrors = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * The number of letters that are wrong, missing, extra or swapped with their neighbour (Damerau-Levenshtein, optimal string alignment).
 * Returns `max + 1` as soon as the distance exceeds `max`.
 */
export function distance(a: string, b: string, max: number): number {
	if (Math.abs(a.length - b.length) > max) return max + 1;
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let min = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
			row.push(cost);
			min = Math.min(min, cost);
		}
		if (min > max) return max + 1;
		before = above;
		above = row;
	}
	return Math.min(above[b.length]!, max + 1);
}

/** The bigrams of a word, including those with its start (^) and end ($). */
export function pairsOf(word: string): string[] {
	const marked = `^${word}$`;
	return Array.from({ length: marked.length - 1 }, (_, i) => marked.slice(i, i + 2));
}
