import { publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { collect, latestOf } from './collect.ts';
import { makeIndex, type SearchIndex } from './engine.ts';
import { readArtists, readShown, readShows, readWorkWords } from './read.server.ts';
import type { WorkWords } from './rows.ts';

/**
 * The index of everything public, in the memory of this process: made anew when something public changed, and then only
 * the words of revisions that are new are read. It only finds; what is shown of a result is asked of the public views each time.
 */
let kept: { moment: string; made: number; index: SearchIndex } | null = null;
let making: Promise<SearchIndex> | null = null;
/** What revisions say, by their id. */
let words = new Map<string, WorkWords>();

/**
 * What is new is found at the very next request, until there is more than this (some years of shows): then the old index finds
 * until the new one is made.
 */
const maxWaitedFor = 2000;
/** Consents may begin or end by themselves. */
const maxAgeMs = 60_000;

/** The index as it is to be searched now. Out of reach the backend leaves the last one, else a 503. */
export async function currentIndex(): Promise<SearchIndex> {
	const moment = await publicMoment();
	if (kept && (moment === null || (kept.moment === moment && Date.now() - kept.made < maxAgeMs))) return kept.index;
	making ??= make(moment).finally(() => (making = null));
	if (!kept) return making;
	if (kept.index.documents.length <= maxWaitedFor) return making.catch(() => kept!.index);
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
	// Without a moment nobody can say when it is outdated: it is used once.
	if (moment !== null) kept = { moment, made: Date.now(), index };
	return index;
}
