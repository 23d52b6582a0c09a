import { foldText, type Folded } from './fold.ts';
import { addWord, meaning, nearest, type Meant, type Place, type Term, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export type Kind = 'artist' | 'show' | 'work';

/** What can be found: `id` is how its page is known. Texts by what a hit in them is worth. */
export type Document = { kind: Kind; id: string; texts: { text: string; weight: number; place: Place }[] };

/** An index of documents in the order in which equals are given: the latest first. */
export type SearchIndex = { documents: { kind: Kind; id: string }[]; vocabulary: Vocabulary };

/** `all`: every word was found in each of them. `some`: only the most of them. `near`: none of the words, these come nearest. */
export type Found = { mode: 'all' | 'some' | 'near' | 'none'; ids: Record<Kind, string[]> };

/** More words than anybody types to find something. */
const maxWords = 10;
export const maxQueryLength = 200;

/** What somebody typed as it is looked for: one line, at most 200 characters, nothing that no text can hold. */
export const readQuery = (typed: string | null): string =>
	Array.from(
		(typed ?? '')
			.slice(0, 4 * maxQueryLength)
			.toWellFormed()
			.replace(/\p{Cc}+/gu, ' ')
			.trim()
	)
		.slice(0, maxQueryLength)
		.join('');

export function makeIndex(documents: readonly Document[]): SearchIndex {
	const words = new Map<string, Term>();
	for (const [doc, { texts }] of documents.entries()) {
		for (const { text, weight, place } of texts) for (const word of foldText(text)) addWord(words, word, doc, weight, place);
	}
	return { documents: documents.map(({ kind, id }) => ({ kind, id })), vocabulary: vocabularyOf(words) };
}

/** What a query finds, by kind, the best first. Never throws, whatever was typed. */
export function search({ documents, vocabulary }: SearchIndex, query: string): Found {
	const words = distinct(foldText(readQuery(query))).slice(0, maxWords);
	const ids: Found['ids'] = { artist: [], show: [], work: [] };
	if (words.length === 0) return { mode: 'none', ids };
	const meanings = words.map((word) => meaning(vocabulary, word));
	let mode: Found['mode'] = 'all';
	let hits = score(vocabulary, meanings, documents.length, words.length);
	if (hits.length === 0) {
		mode = 'some';
		hits = best(score(vocabulary, meanings, documents.length, 1));
	}
	if (hits.length === 0) {
		mode = 'near';
		const near = words.map((word) => nearest(vocabulary, word));
		hits = score(vocabulary, near, documents.length, 1).slice(0, 6);
	}
	for (const { doc } of hits) ids[documents[doc]!.kind].push(documents[doc]!.id);
	return { mode: hits.length === 0 ? 'none' : mode, ids };
}

const distinct = (words: Folded[]): Folded[] => words.filter(({ plain }, i) => words.findIndex((other) => other.plain === plain) === i);

type Hit = { doc: number; words: number; score: number };

/** Documents with at least `least` of the words, the best first. */
function score({ terms }: Vocabulary, meanings: readonly Meant[], total: number, min: number): Hit[] {
	const sums = new Float64Array(total);
	const counts = new Uint8Array(total);
	const ofWord = new Float64Array(total);
	for (const meant of meanings) {
		const touched: number[] = [];
		for (const [id, fit] of meant) {
			const { docs, weights } = terms[id]!;
			for (let i = 0; i < docs.length; i++) {
				const doc = docs[i]!;
				if (ofWord[doc] === 0) touched.push(doc);
				ofWord[doc] = Math.max(ofWord[doc]!, fit * weights[i]!);
			}
		}
		for (const doc of touched) {
			sums[doc]! += ofWord[doc]!;
			counts[doc]!++;
			ofWord[doc] = 0;
		}
	}
	const hits: Hit[] = [];
	for (let doc = 0; doc < total; doc++) if (counts[doc]! >= min) hits.push({ doc, words: counts[doc]!, score: sums[doc]! });
	return hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
}

/** Those with the most of the words. */
function best(hits: Hit[]): Hit[] {
	const max = hits.reduce((words, hit) => Math.max(words, hit.words), 0);
	return hits.filter(({ words }) => words === max);
}
