import { error } from '@sveltejs/kit';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { withTimeout } from '#lib/shared/backend/timeout.server.ts';
import type { ArtistWords, Shown, ShowWords, WorkWords } from './rows.ts';

/** Rows are read in batches: a Supabase project returns a thousand rows at most, and the length of an address is limited. */
const pageRows = 1000;
const maxIds = 150;

type Rows<Row> = { data: Row[]; error: null; status: number } | { data: null; error: { message: string }; status: number };

/** Reads the rows of a query. They are not cached, because people's queries rarely repeat. Answers 503 while the backend is unreachable. */
export async function read<Row>(query: PromiseLike<Rows<Row>>): Promise<Row[]> {
	const answer = await withTimeout(query);
	if (!answer.error) return answer.data;
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is unreachable');
	error(503, 'backend unreachable');
}

/** All rows of a view, in the order of these columns. */
async function readAll<Row>(page: (from: number, to: number) => PromiseLike<Rows<Row>>): Promise<Row[]> {
	const rows: Row[] = [];
	for (let from = 0; ; from += pageRows) {
		const some = await read(page(from, from + pageRows - 1));
		rows.push(...some);
		if (some.length < pageRows) return rows;
	}
}

/** Which works are visible in which shows. */
const shownColumns = 'exhibition_id, artwork_id, revision_id, shown, artist_id';

export const readShown = async (): Promise<Shown[]> =>
	(
		await readAll((from, to) => publicDb().from('pub_work').select(shownColumns).order('exhibition_id').order('number').range(from, to))
	).filter(({ shown }) => shown);

const artistColumns = 'id, slug, name, latin_name, biography, statement, indexable';

/** The artists with a visible work. Those in safe mode are left out. */
export const readArtists = async (): Promise<ArtistWords[]> =>
	(await readAll((from, to) => publicDb().from('pub_artist').select(artistColumns).order('slug').range(from, to))).filter(
		({ indexable }) => indexable
	);

const showColumns = 'id, slug, title, subtitle, introduction, plain_introduction, opens, closes';

/** The published shows, latest first. */
export const readShows = async (): Promise<ShowWords[]> =>
	(await readAll((from, to) => publicDb().from('pub_exhibition').select(showColumns).order('id').range(from, to))).sort((a, b) =>
		a.opens < b.opens ? 1 : -1
	);

const workWords = 'revision_id, title, technique, description, label_text, year_from, year_to';

/** The texts of revisions. A frozen revision never changes, so they can be cached. */
export async function readWorkWords(works: readonly Shown[]): Promise<WorkWords[]> {
	const found: WorkWords[] = [];
	for (let i = 0; i < works.length; i += maxIds) {
		const some = works.slice(i, i + maxIds);
		const db = publicDb();
		const [words, plain] = await Promise.all([
			read(
				db
					.from('pub_work')
					.select(workWords)
					.eq('shown', true)
					.in(
						'revision_id',
						some.map(({ revision_id }) => revision_id)
					)
			),
			read(
				db
					.from('pub_plain_text')
					.select('artwork_id, plain_text')
					.in(
						'artwork_id',
						some.map(({ artwork_id }) => artwork_id)
					)
			)
		]);
		const plainOf = new Map(plain.map(({ artwork_id, plain_text }) => [artwork_id, plain_text]));
		const workOf = new Map(some.map(({ revision_id, artwork_id }) => [revision_id, artwork_id]));
		for (const row of words) found.push({ ...row, plain_text: plainOf.get(workOf.get(row.revision_id) ?? '') ?? null });
	}
	return found;
}
