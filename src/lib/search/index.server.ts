import { publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { collect, latestOf } from './collect.ts';
import { makeIndex, type SearchIndex } from './engine.ts';
import { readArtists, readShown, readShows, readWorkWords } from './read.server.ts';
import type { WorkWords } from './rows.ts';

/**
 * The index of everything public, in the memory of this process. It is rebuilt when the public epoch changes; then only the texts of new
 * revisions are read. The index only finds ids. The results shown are read from the public views each time.
 */
let kept: { moment: string; made: number; index: SearchIndex } | null = null;
let making: Promise<SearchIndex> | null = null;
/** The texts of revisions by revision id. */
let words = new Map<string, WorkWords>();

/**
 * Up to this many documents (some years of shows), a search waits for the rebuilt index, so that it finds what is new at once. Above it,
 * searches use the old index while the new one is being built.
 */
const maxWaitDocuments = 2000;
/** Consents may begin or end without a write that changes the epoch, so the index is rebuilt after this time. */
const maxAgeMs = 60_000;

/** The index to search now. While the backend is unreachable, returns the last index, or answers 503 when there is none. */
export async function currentIndex(): Promise<SearchIndex> {
	const moment = await publicMoment();
	if (kept && (moment === null || (kept.moment === moment && Date.now() - kept.made < maxAgeMs))) return kept.index;
	making ??= make(moment).finally(() => (making = null));
	if (!kept) return making;
	if (kept.index.documents.length <= maxWaitDocuments) return making.catch(() => kept!.index);
	making.catch(() => undefined);
	return kept.index;
}

async function make(moment: string | null): Promise<SearchIndex> {
	const [shown, artists, shows] = await Promise.all([readShown(), readArtists(), readShows()]);
	const findable = latestOf(shown, artists, shows);
	const missing = findable.filter(({ revision_id }) => !words.has(revision_id));
	for (const found of await readWorkWords(missing)) words.set(found.revision_id, found);
	words = new Map(findable.flatMap(({ revision_id }) => (words.has(revision_id) ? [[revision_id, words.get(revision_id)!]] : [])));
	const index = makeIndex(collect(findable, words, shown, artists, shows));
	// Without an epoch we can't tell when the index is outdated: use it once.
	if (moment !== null) kept = { moment, made: Date.now(), index };
	return index;
}
