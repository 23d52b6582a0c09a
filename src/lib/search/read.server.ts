import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { readAll, readByIds } from '#lib/shared/backend/pages.server.ts';
import { withTimeout } from '#lib/shared/backend/timeout.server.ts';
import type { ArtistWords, ShowWords, WorkWords } from './rows.ts';

type Answer<Data> = { data: Data; error: null; status: number } | { data: null; error: { message: string }; status: number };

/** Reads the answer of a query. It is not cached, because people's queries rarely repeat. Answers 503 while the backend is unreachable. */
export async function read<Data>(query: PromiseLike<Answer<Data>>): Promise<Data> {
	const answer = await withTimeout(query);
	if (!answer.error) return answer.data;
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is unreachable');
	error(503, 'backend unreachable');
}

const showColumns = 'id, slug, title, subtitle, introduction, plain_introduction, opens, closes';
const artistColumns = 'id, slug, name, latin_name, biography, statement, indexable';
const workColumns = 'exhibition_id, artwork_id, artist_id, title, technique, description, label_text, year_from, year_to';

const latestFirst = (shows: ShowWords[]): ShowWords[] => shows.sort((a, b) => (a.opens < b.opens ? 1 : -1));
/** Artists in safe mode can't be found. */
const findable = (artists: ArtistWords[]): ArtistWords[] => artists.filter(({ indexable }) => indexable);

/** The published shows, latest first. */
export const readShows = async (): Promise<ShowWords[]> =>
	latestFirst(await readAll(() => publicDb().from('pub_exhibition').select(showColumns).order('id'), read));

export const readShowsById = async (ids: readonly string[]): Promise<ShowWords[]> =>
	latestFirst(await readByIds(ids, (some) => read(publicDb().from('pub_exhibition').select(showColumns).in('id', some))));

/** Those of these artists who have a visible work. */
export const readArtists = async (ids: readonly string[]): Promise<ArtistWords[]> =>
	findable(await readByIds(ids, (some) => read(publicDb().from('pub_artist').select(artistColumns).in('id', some))));

/** The works that are visible in shows, or these works in all shows. */
export async function readWorks(by: 'exhibition_id' | 'artwork_id', ids: readonly string[]): Promise<WorkWords[]> {
	const readSome = async (some: string[]): Promise<WorkWords[]> => {
		const [works, plain] = await Promise.all([
			readAll(() => inOrder(publicDb().from('pub_work').select(workColumns).eq('shown', true).in(by, some)), read),
			readAll(() => inOrder(publicDb().from('pub_plain_text').select('artwork_id, plain_text').in(by, some)), read)
		]);
		const plainOf = new Map(plain.map(({ artwork_id, plain_text }) => [artwork_id, plain_text]));
		return works.map((work) => ({ ...work, plain_text: plainOf.get(work.artwork_id) ?? null }));
	};
	// A show may have sixty works, and a visitor's query at most three seconds.
	return readByIds(ids, readSome, by === 'exhibition_id' ? 10 : 100);
}

const inOrder = <Query extends { order: (column: 'exhibition_id' | 'artwork_id') => Query }>(query: Query): Query =>
	query.order('exhibition_id').order('artwork_id');

/** What changed: ids of shows, works and artists. `now`: the moment of the answer, by the clock of the database. */
export type Changes = z.infer<typeof changesSchema>;
const ids = z.array(z.string());
const changesSchema = z.object({ now: z.string(), shows: ids, works: ids, artists: ids });

/** What changed since a moment; without one, only what time it is. */
export async function readChanges(since: string | null): Promise<Changes> {
	const asked = siteDb().rpc('changed_since', { p_since: since });
	return changesSchema.parse(await read(asked));
}
