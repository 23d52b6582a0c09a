import { error } from '@sveltejs/kit';
import { publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { timeoutMs } from '#lib/shared/backend/timeout.server.ts';
import { collect } from './collect.ts';
import { keyOf, makeIndex, makeIndexGently, type Part, type SearchIndex } from './engine.ts';
import { type Changes, readArtists, readChanges, readShows, readShowsById, readWorks } from './read.server.ts';

/**
 * The index of everything public, in the memory of this process: a large one of the whole archive (`base`), and before it a small one of
 * what has changed since. After a write only the small one is made anew. The index only finds ids. The results shown are read from the
 * public views each time.
 */
type Base = { index: SearchIndex; since: string; made: number };
let base: Base | null = null;
let makingBase: Promise<Base> | null = null;

/** What to search, and when in public time (`moment`) and real time (`made`) it was true. */
let kept: { moment: string; made: number; parts: Part[] } | null = null;
let updating: Promise<Part[]> | null = null;

/** From this number of changed works, shows and artists on, the whole index is made anew beside; above `maxChanges` first. */
const manyChanges = 200;
const maxChanges = 1000;
/** The database forgets changes after two days. */
const maxBaseAgeMs = 24 * 60 * 60_000;
/** Consents may begin or end without a write that changes the epoch, so changes are read anew after this time. */
const maxAgeMs = 60_000;

/**
 * What to search now. While the backend is unreachable, and while a large index is being made anew, what there was before; 503 when there
 * is none yet.
 */
export async function currentParts(): Promise<Part[]> {
	const moment = await publicMoment();
	if (kept && (moment === null || (kept.moment === moment && Date.now() - kept.made < maxAgeMs))) return kept.parts;
	if (kept && makingBase) return kept.parts;
	updating ??= update(moment).finally(() => (updating = null));
	const old = kept?.parts;
	return withinTime(old ? updating.catch(() => old) : updating, old);
}

async function update(moment: string | null): Promise<Part[]> {
	const made = Date.now();
	let now = base ?? (await remakeBase());
	let changes = await readChanges(now.since);
	if (countOf(changes) > maxChanges || made - now.made > maxBaseAgeMs) {
		now = await remakeBase();
		changes = await readChanges(now.since);
	} else if (countOf(changes) > manyChanges) {
		remakeBase().catch((reason: unknown) => log.warn({ reason }, 'the search index could not be made anew'));
	}
	const parts = await partsOf(now.index, changes);
	// Without an epoch we can't tell when the index is outdated: use it once.
	if (moment !== null) kept = { moment, made, parts };
	return parts;
}

const countOf = ({ shows, works, artists }: Changes): number => shows.length + works.length + artists.length;

/** The index of what changed, and the whole one without it. */
async function partsOf(index: SearchIndex, changes: Changes): Promise<Part[]> {
	if (countOf(changes) === 0) return [{ index }];
	const { shows, works, artists } = changes;
	const rows = await readWorks('artwork_id', works);
	const idsOf = (own: string[], key: 'exhibition_id' | 'artist_id') => [...new Set([...own, ...rows.flatMap((row) => row[key] ?? [])])];
	const [ofArtists, ofShows] = await Promise.all([readArtists(idsOf(artists, 'artist_id')), readShowsById(idsOf(shows, 'exhibition_id'))]);
	const documents = collect(rows, ofArtists, ofShows);
	const without = new Set([...documents.map(keyOf), ...works.map((id) => keyOf({ kind: 'work', id }))]);
	return [{ index: makeIndex(documents) }, { index, without }];
}

function remakeBase(): Promise<Base> {
	makingBase ??= makeBase().finally(() => (makingBase = null));
	return makingBase;
}

async function makeBase(): Promise<Base> {
	const made = Date.now();
	const { now: since } = await readChanges(null);
	const shows = await readShows();
	const works = await readWorks(
		'exhibition_id',
		shows.map(({ id }) => id)
	);
	const artists = await readArtists([...new Set(works.flatMap(({ artist_id }) => artist_id ?? []))]);
	base = { index: await makeIndexGently(collect(works, artists, shows)), since, made };
	return base;
}

/** Begins to make the index, so that the first visitor who searches doesn't wait for it. */
export function startIndexing(): void {
	currentParts().catch((reason: unknown) => log.info({ reason }, 'the search index is not there yet'));
}

/** The parts once they are there; after 2.5 seconds the `old` ones, or 503 if there are none. */
async function withinTime(parts: Promise<Part[]>, old: Part[] | undefined): Promise<Part[]> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, timeoutMs, null)));
	const found = (await Promise.race([parts, late]).finally(() => clearTimeout(timer))) ?? old;
	return found ?? error(503, 'the search index is being made');
}
