export type Letter<T> = { letter: string; entries: T[] };

/** The heading for a name in an index: its first letter without accents, in its own script; "#" for digits and symbols. */
export function initialOf(name: string): string {
	const first = /\p{L}/u.exec(name.normalize('NFKD').replace(/\p{M}/gu, ''))?.[0];
	const leading = /^[^\p{L}]*\p{N}/u.test(name);
	return first && !leading ? first.toLocaleUpperCase('und') : '#';
}

/**
 * Entries sorted by the rules of a language and grouped by their first letter; one script after the other. `keyOf` gives the sort key: the
 * Latin form of a name if there is one.
 */
export function byLetter<T>(entries: readonly T[], keyOf: (entry: T) => string, locale: string): Letter<T>[] {
	const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
	const letters: Letter<T>[] = [];
	for (const entry of entries.toSorted((a, b) => compare(keyOf(a), keyOf(b)))) {
		const letter = initialOf(keyOf(entry));
		const group = letters.find((other) => other.letter === letter);
		if (group) group.entries.push(entry);
		else letters.push({ letter, entries: [entry] });
	}
	return letters;
}
