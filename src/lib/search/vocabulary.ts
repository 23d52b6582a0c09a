import { allowedErrors, distance, pairsOf } from './distance.ts';
import type { Folded } from './fold.ts';

/** Where a word occurs: in a person's name, in a title or another short field, or in a text. */
export type Place = 'person' | 'name' | 'text';

/**
 * A word of the archive. `person`: it occurs in a person's name. `named`: it occurs in a name or title. `docs` and `weights`: the
 * documents that contain it, each with the weight of its best place.
 */
export type Term = Folded & { person: boolean; named: boolean; docs: number[]; weights: number[] };

/** All words of the archive, with indices for prefixes, sound, consonants and similarity. */
export type Vocabulary = {
	terms: Term[];
	byPlain: Map<string, number>;
	/** Indices of terms, sorted by their plain form and by their sound. */
	plainOrder: Uint32Array;
	soundOrder: Uint32Array;
	byConsonants: Map<string, number[]>;
	/** Terms in names and titles by their bigrams, for finding mistyped words. */
	byPair: Map<string, number[]>;
};

/** Adds an occurrence of a word. Documents must be added in ascending order. */
export function addWord(terms: Map<string, Term>, word: Folded, doc: number, weight: number, place: Place): void {
	let term = terms.get(word.plain);
	if (!term) terms.set(word.plain, (term = { ...word, person: false, named: false, docs: [], weights: [] }));
	term.person ||= place === 'person';
	term.named ||= place !== 'text';
	// If the word occurs in Arabic script anywhere, compare it by consonants.
	if (word.vowelless && !term.vowelless) Object.assign(term, word);
	// Documents are added in order, so the same document can only be the last one.
	const last = term.docs.length - 1;
	if (term.docs[last] === doc) term.weights[last] = Math.max(term.weights[last]!, weight);
	else {
		term.docs.push(doc);
		term.weights.push(weight);
	}
}

/** Builds the indices of a vocabulary. */
export function vocabularyOf(words: Map<string, Term>): Vocabulary {
	const terms = [...words.values()];
	const order = (of: (term: Term) => string): Uint32Array =>
		Uint32Array.from(terms.keys()).sort((a, b) => (of(terms[a]!) < of(terms[b]!) ? -1 : 1));
	const byConsonants = new Map<string, number[]>();
	const byPair = new Map<string, number[]>();
	const put = (map: Map<string, number[]>, key: string, id: number): void => {
		const list = map.get(key);
		if (list) list.push(id);
		else map.set(key, [id]);
	};
	for (const [id, term] of terms.entries()) {
		if (term.consonants.length >= 3) put(byConsonants, term.consonants, id);
		if (term.named) for (const pair of new Set(pairsOf(term.sound))) put(byPair, pair, id);
	}
	return {
		terms,
		byPlain: new Map(terms.map(({ plain }, id) => [plain, id])),
		plainOrder: order(({ plain }) => plain),
		soundOrder: order(({ sound }) => sound),
		byConsonants,
		byPair
	};
}

/** The indices of the terms that begin with `start`. `order`: sorted by `key`. */
function* beginningWith(vocabulary: Vocabulary, order: Uint32Array, key: 'plain' | 'sound', start: string): Generator<number> {
	let [low, high] = [0, order.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (vocabulary.terms[order[middle]!]![key] < start) low = middle + 1;
		else high = middle;
	}
	for (; low < order.length; low++) {
		const id = order[low]!;
		if (!vocabulary.terms[id]![key].startsWith(start)) return;
		yield id;
	}
}

/** The terms that a typed word may stand for, each with a score up to 1 for an exact match. */
export type Matches = Map<number, number>;

/**
 * Finds the terms for a typed word, in each vocabulary: equal terms, terms that begin with it, and longer terms that contain it. Names that
 * sound alike always match; other words that sound alike only match when nothing is spelled like the word in any vocabulary. Typing errors
 * are only tolerated when all of this finds nothing.
 */
export function findTerms(vocabularies: readonly Vocabulary[], word: Folded): Matches[] {
	const all = vocabularies.map((): Matches => new Map());
	const each = (find: (vocabulary: Vocabulary, add: Add) => void): boolean => {
		for (const [i, vocabulary] of vocabularies.entries()) {
			const matches = all[i]!;
			find(vocabulary, (id, fit) => void matches.set(id, Math.max(fit, matches.get(id) ?? 0)));
		}
		return all.some(({ size }) => size > 0);
	};
	const isSpelled = each((vocabulary, add) => spelled(vocabulary, word, add));
	const isFound = each((vocabulary, add) => alike(vocabulary, word, (term) => term.person || !isSpelled, add));
	if (!isFound && !/\d/.test(word.plain)) each((vocabulary, add) => mistyped(vocabulary, word.sound, add));
	return all;
}

type Add = (id: number, fit: number) => void;

/** Adds equal terms, terms that begin with the word, and longer terms that contain it. */
function spelled(vocabulary: Vocabulary, word: Folded, add: Add): void {
	const { terms } = vocabulary;
	for (const id of beginningWith(vocabulary, vocabulary.plainOrder, 'plain', word.plain)) {
		const term = terms[id]!;
		if (word.plain.length > 1 || term.named) add(id, term.plain === word.plain ? 1 : 0.5 + (0.4 * word.plain.length) / term.plain.length);
	}
	if (word.plain.length >= 4) inside(vocabulary, word.plain, add);
}

/** Adds terms that sound like the word, or have its consonants, if they `may` match so. */
function alike(vocabulary: Vocabulary, word: Folded, may: (term: Term) => boolean, add: Add): void {
	const { terms } = vocabulary;
	if (word.sound.length >= 3) {
		for (const id of beginningWith(vocabulary, vocabulary.soundOrder, 'sound', word.sound)) {
			const term = terms[id]!;
			if (may(term)) add(id, term.sound === word.sound ? 0.75 : 0.35 + (0.3 * word.sound.length) / term.sound.length);
		}
	}
	for (const id of (word.consonants.length >= 3 && vocabulary.byConsonants.get(word.consonants)) || []) {
		// Equal consonants only count when exactly one of the two words is in Arabic script.
		if (may(terms[id]!) && word.vowelless !== terms[id]!.vowelless) add(id, 0.6);
	}
}

/** Adds longer terms that contain the word, such as "Winterlandschaft" for "Landschaft". */
function inside(vocabulary: Vocabulary, plain: string, add: Add): void {
	for (const [id, term] of vocabulary.terms.entries()) {
		if (term.named && term.plain.length > plain.length && term.plain.includes(plain, 1)) add(id, 0.45);
	}
}

/** How many bigrams each term shares with a word. */
function sharedPairs({ byPair }: Vocabulary, sound: string): Map<number, number> {
	const shared = new Map<number, number>();
	for (const pair of new Set(pairsOf(sound))) for (const id of byPair.get(pair) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
	return shared;
}

/** Adds terms that differ by a few typing errors. */
function mistyped(vocabulary: Vocabulary, sound: string, add: Add): void {
	const max = allowedErrors(sound.length);
	if (max === 0) return;
	// One error changes at most three bigrams.
	const min = Math.max(1, sound.length + 1 - 3 * max);
	for (const [id, pairs] of sharedPairs(vocabulary, sound)) {
		if (pairs < min) continue;
		const errors = distance(sound, vocabulary.terms[id]!.sound, max);
		if (errors <= max) add(id, 0.6 - 0.15 * errors);
	}
}

/** The terms most similar to an unknown word: at most `max` terms that share at least half of their bigrams (Dice coefficient). */
export function nearest(vocabulary: Vocabulary, word: Folded, max = 4): Matches {
	const length = word.sound.length + 1;
	const similar = [...sharedPairs(vocabulary, word.sound)]
		.map(([id, pairs]) => [id, (2 * pairs) / (length + vocabulary.terms[id]!.sound.length + 1)] as const)
		.filter(([, share]) => share >= 0.5)
		.toSorted(([, a], [, b]) => b - a);
	return new Map(similar.slice(0, max));
}
