import { foldText, type Folded } from './fold.ts';
import { addWord, findTerms, nearest, type Matches, type Place, type Term, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export type Kind = 'artist' | 'show' | 'work';

/** Something that can be found. `id`: what its page is addressed by. Each text has the weight of a hit in it. */
export type Document = { kind: Kind; id: string; texts: { text: string; weight: number; place: Place }[] };

/** A search index. Hits with equal scores are returned in the order of the documents: latest first. */
export type SearchIndex = { documents: { kind: Kind; id: string }[]; vocabulary: Vocabulary };

/**
 * A search result. `all`: the hits contain every word. `some`: no document contains every word; the hits contain the most words. `near`:
 * no word was found; the hits contain the most similar words.
 */
export type Found = { mode: 'all' | 'some' | 'near' | 'none'; ids: Record<Kind, string[]> };

/** Further words of a query are ignored. */
const maxWords = 10;
export const maxQueryLength = 200;

/** Cleans a typed query: one line, at most 200 characters, no control characters, well-formed Unicode. */
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

/** Builds the index of these documents. */
export function makeIndex(documents: readonly Document[]): SearchIndex {
	const words = new Map<string, Term>();
	for (const [doc, { texts }] of documents.entries()) {
		for (const { text, weight, place } of texts) for (const word of foldText(text)) addWord(words, word, doc, weight, place);
	}
	return { documents: documents.map(({ kind, id }) => ({ kind, id })), vocabulary: vocabularyOf(words) };
}

/** Searches the index. Returns hits by kind, best first. Never throws. */
export function search({ documents, vocabulary }: SearchIndex, query: string): Found {
	const words = distinct(foldText(readQuery(query))).slice(0, maxWords);
	const ids: Found['ids'] = { artist: [], show: [], work: [] };
	if (words.length === 0) return { mode: 'none', ids };
	const wordMatches = words.map((word) => findTerms(vocabulary, word));
	let mode: Found['mode'] = 'all';
	let hits = score(vocabulary, wordMatches, documents.length, words.length);
	if (hits.length === 0) {
		mode = 'some';
		hits = best(score(vocabulary, wordMatches, documents.length, 1));
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

/** The documents that contain at least `min` of the words, best first. */
function score({ terms }: Vocabulary, wordMatches: readonly Matches[], total: number, min: number): Hit[] {
	const sums = new Float64Array(total);
	const counts = new Uint8Array(total);
	const ofWord = new Float64Array(total);
	for (const matches of wordMatches) {
		const touched: number[] = [];
		for (const [id, fit] of matches) {
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

/** The hits with the largest number of words. */
function best(hits: Hit[]): Hit[] {
	const max = hits.reduce((words, hit) => Math.max(words, hit.words), 0);
	return hits.filter(({ words }) => words === max);
}
