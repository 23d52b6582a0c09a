export type Letter<T> = { letter: string; entries: T[] };

/** The heading under which a name stands: its first letter without accents, in its own script; "#" for digits and signs. */
export function initialOf(name: string): string {
	const first = /\p{L}/u.exec(name.normalize('NFKD').replace(/\p{M}/gu, ''))?.[0];
	const leading = /^[^\p{L}]*\p{N}/u.test(name);
	return first && !leading ? first.toLocaleUpperCase('und') : '#';
}

/**
 * Names in the order of a language, under their letters; scripts one after the other. `keyOf` is what
 * an entry is sorted by: the Latin form of a name where there is one.
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
