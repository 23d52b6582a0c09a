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
	for (const [doc, document] of documents.entries()) addDocument(words, document, doc);
	return finish(documents, words);
}

/** Builds the index of many documents, and lets the process do other things every few milliseconds. */
export async function makeIndexGently(documents: readonly Document[]): Promise<SearchIndex> {
	const words = new Map<string, Term>();
	for (const [doc, document] of documents.entries()) {
		addDocument(words, document, doc);
		if (doc % documentsPerTurn === 0) await new Promise((resolve) => setTimeout(resolve));
	}
	return finish(documents, words);
}

const documentsPerTurn = 50;

function addDocument(words: Map<string, Term>, { texts }: Document, doc: number): void {
	for (const { text, weight, place } of texts) for (const word of foldText(text)) addWord(words, word, doc, weight, place);
}

const finish = (documents: readonly Document[], words: Map<string, Term>): SearchIndex => ({
	documents: documents.map(({ kind, id }) => ({ kind, id })),
	vocabulary: vocabularyOf(words)
});

/** An index to search, without the documents whose keys (`keyOf`) are in `without`: an index before it has newer forms of them. */
export type Part = { index: SearchIndex; without?: ReadonlySet<string> };

export const keyOf = ({ kind, id }: Pick<Document, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Searches several indexes as if they were one. Returns hits by kind, best first. Never throws. */
export function search(parts: readonly Part[], query: string): Found {
	const words = distinct(foldText(readQuery(query))).slice(0, maxWords);
	const ids: Found['ids'] = { artist: [], show: [], work: [] };
	if (words.length === 0) return { mode: 'none', ids };
	const vocabularies = parts.map(({ index }) => index.vocabulary);
	const wordMatches = words.map((word) => findTerms(vocabularies, word));
	let mode: Found['mode'] = 'all';
	let hits = scoreAll(parts, wordMatches, words.length);
	if (hits.length === 0) {
		mode = 'some';
		hits = best(scoreAll(parts, wordMatches, 1));
	}
	if (hits.length === 0) {
		mode = 'near';
		const near = words.map((word) => vocabularies.map((vocabulary) => nearest(vocabulary, word)));
		hits = scoreAll(parts, near, 1).slice(0, 6);
	}
	for (const { document } of hits) ids[document.kind].push(document.id);
	return { mode: hits.length === 0 ? 'none' : mode, ids };
}

const distinct = (words: Folded[]): Folded[] => words.filter(({ plain }, i) => words.findIndex((other) => other.plain === plain) === i);

type Hit = { document: SearchIndex['documents'][number]; words: number; score: number };

/** The documents of all parts that contain at least `min` of the words, best first. `wordMatches`: of each word, in each part. */
function scoreAll(parts: readonly Part[], wordMatches: readonly Matches[][], min: number): Hit[] {
	const hits = parts.flatMap(({ index, without }, i) => {
		const found = score(
			index,
			wordMatches.map((matches) => matches[i]!),
			min
		);
		return without ? found.filter(({ document }) => !without.has(keyOf(document))) : found;
	});
	return hits.sort((a, b) => b.score - a.score);
}

/** The documents that contain at least `min` of the words, in their order. */
function score({ documents, vocabulary: { terms } }: SearchIndex, wordMatches: readonly Matches[], min: number): Hit[] {
	const total = documents.length;
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
	for (let doc = 0; doc < total; doc++)
		if (counts[doc]! >= min) hits.push({ document: documents[doc]!, words: counts[doc]!, score: sums[doc]! });
	return hits;
}

/** The hits with the largest number of words. */
function best(hits: Hit[]): Hit[] {
	const max = hits.reduce((words, hit) => Math.max(words, hit.words), 0);
	return hits.filter(({ words }) => words === max);
}
