import { allowedErrors, distance, pairsOf } from './distance.ts';
import type { Folded } from './fold.ts';

/** Where a word stands: in the name of somebody, in what is read first of a thing, or in a text. */
export type Place = 'person' | 'name' | 'text';

/** A word of the archive: where it stands, by document the weight of the best place. */
export type Term = Folded & { person: boolean; named: boolean; docs: number[]; weights: number[] };

/** All words of the archive, findable by their beginning, sound, consonants and likeness. */
export type Vocabulary = {
	terms: Term[];
	byPlain: Map<string, number>;
	/** Numbers of terms, sorted by their letters and by their sound. */
	plainOrder: Uint32Array;
	soundOrder: Uint32Array;
	byBones: Map<string, number[]>;
	/** Terms in names by their pairs of letters: what is mistyped is looked for there. */
	byPair: Map<string, number[]>;
};

export function addWord(terms: Map<string, Term>, word: Folded, doc: number, weight: number, place: Place): void {
	let term = terms.get(word.plain);
	if (!term) terms.set(word.plain, (term = { ...word, person: false, named: false, docs: [], weights: [] }));
	term.person ||= place === 'person';
	term.named ||= place !== 'text';
	// A word is compared without vowels if it is written without them anywhere.
	if (word.vowelless && !term.vowelless) Object.assign(term, word);
	// Documents come one after the other.
	const last = term.docs.length - 1;
	if (term.docs[last] === doc) term.weights[last] = Math.max(term.weights[last]!, weight);
	else {
		term.docs.push(doc);
		term.weights.push(weight);
	}
}

export function vocabularyOf(words: Map<string, Term>): Vocabulary {
	const terms = [...words.values()];
	const order = (of: (term: Term) => string): Uint32Array =>
		Uint32Array.from(terms.keys()).sort((a, b) => (of(terms[a]!) < of(terms[b]!) ? -1 : 1));
	const byBones = new Map<string, number[]>();
	const byPair = new Map<string, number[]>();
	const put = (map: Map<string, number[]>, key: string, id: number): void => {
		const list = map.get(key);
		if (list) list.push(id);
		else map.set(key, [id]);
	};
	for (const [id, term] of terms.entries()) {
		if (term.bones.length >= 3) put(byBones, term.bones, id);
		if (term.named) for (const pair of new Set(pairsOf(term.sound))) put(byPair, pair, id);
	}
	return {
		terms,
		byPlain: new Map(terms.map(({ plain }, id) => [plain, id])),
		plainOrder: order(({ plain }) => plain),
		soundOrder: order(({ sound }) => sound),
		byBones,
		byPair
	};
}

/** The numbers of the terms that begin with `start`, in a sorted order. */
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

/** Terms that a typed word may mean, each with how well it fits, 1 at best. */
export type Meant = Map<number, number>;

/**
 * What a word means: itself, what begins with it, longer words with it inside; names that sound alike always, other words that do only
 * where nothing is written like it; what differs by typing errors only where all of that finds nothing.
 */
export function meaning(vocabulary: Vocabulary, word: Folded): Meant {
	const { terms } = vocabulary;
	const meant: Meant = new Map();
	const add = (id: number, fit: number): void => void meant.set(id, Math.max(fit, meant.get(id) ?? 0));
	for (const id of beginningWith(vocabulary, vocabulary.plainOrder, 'plain', word.plain)) {
		const term = terms[id]!;
		if (word.plain.length > 1 || term.named) add(id, term.plain === word.plain ? 1 : 0.5 + (0.4 * word.plain.length) / term.plain.length);
	}
	if (word.plain.length >= 4) inside(vocabulary, word.plain, add);
	const found = meant.size > 0;
	const may = (term: Term): boolean => term.person || !found;
	if (word.sound.length >= 3) {
		for (const id of beginningWith(vocabulary, vocabulary.soundOrder, 'sound', word.sound)) {
			const term = terms[id]!;
			if (may(term)) add(id, term.sound === word.sound ? 0.75 : 0.35 + (0.3 * word.sound.length) / term.sound.length);
		}
	}
	for (const id of (word.bones.length >= 3 && vocabulary.byBones.get(word.bones)) || []) {
		// Consonants alone say enough only where one of the two is written with nothing else.
		if (may(terms[id]!) && word.vowelless !== terms[id]!.vowelless) add(id, 0.6);
	}
	if (meant.size === 0 && !/\d/.test(word.plain)) mistyped(vocabulary, word.sound, add);
	return meant;
}

/** Longer words with this one inside: "Winterlandschaft". Their pairs of letters say which can have it. */
function inside(vocabulary: Vocabulary, plain: string, add: (id: number, fit: number) => void): void {
	for (const [id, term] of vocabulary.terms.entries()) {
		if (term.named && term.plain.length > plain.length && term.plain.includes(plain, 1)) add(id, 0.45);
	}
}

/** How many pairs of letters each term shares with a word. */
function sharedPairs({ byPair }: Vocabulary, sound: string): Map<number, number> {
	const shared = new Map<number, number>();
	for (const pair of new Set(pairsOf(sound))) for (const id of byPair.get(pair) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
	return shared;
}

function mistyped(vocabulary: Vocabulary, sound: string, add: (id: number, fit: number) => void): void {
	const max = allowedErrors(sound.length);
	if (max === 0) return;
	// One error spoils at most three pairs.
	const min = Math.max(1, sound.length + 1 - 3 * max);
	for (const [id, pairs] of sharedPairs(vocabulary, sound)) {
		if (pairs < min) continue;
		const errors = distance(sound, vocabulary.terms[id]!.sound, max);
		if (errors <= max) add(id, 0.6 - 0.15 * errors);
	}
}

/** What comes nearest to a word that means nothing: terms that share at least half of their pairs of letters, the best few. */
export function nearest(vocabulary: Vocabulary, word: Folded, max = 4): Meant {
	const length = word.sound.length + 1;
	const alike = [...sharedPairs(vocabulary, word.sound)]
		.map(([id, pairs]) => [id, (2 * pairs) / (length + vocabulary.terms[id]!.sound.length + 1)] as const)
		.filter(([, share]) => share >= 0.5)
		.toSorted(([, a], [, b]) => b - a);
	return new Map(alike.slice(0, max));
}
