import type { Db } from '#lib/shared/backend/db.server.ts';
import { readByIds } from '#lib/shared/backend/pages.server.ts';
import { type Revision, revisionColumns, revisionOf } from '#lib/artworks/rows.ts';
import { consentsNow } from '#lib/consents/channels.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { Misfit, RemovalReason } from './exhibition.ts';
import { prefixQueries } from './prefixQuery.ts';
import { isReadable } from './readableWork.ts';

/** A work in a show. Its number and code never change. `online`: the artist has consented to the website. */
export type ShowWork = {
	id: string;
	artwork: string;
	number: number;
	code: string;
	removedReason: RemovalReason | null;
	artist: Texts;
	revision: Revision;
	online: boolean;
};
/** An accepted work that can be added to a show. `shows`: the number of shows that have it already. */
export type AcceptedWork = { submissionWork: string; artwork: string; artist: Texts; revision: Revision; shows: number };

const selectWorks = (db: Db) =>
	db
		.from('exhibition_work')
		.select(
			`id, artwork_id, number, code, removed_at, removed_reason, artwork(artist!artwork_owner_artist_id_fkey(name), consent(id, channel, given)), artwork_revision(${revisionColumns})`
		);

/** The works of a show in the order of their numbers, including removed ones, without those that the desk may not read any more. */
export async function listShowWorks(db: Db, show: string): Promise<ShowWork[]> {
	const { data } = await selectWorks(db).eq('exhibition_id', show).order('number').throwOnError();
	return data.filter(isReadable).map(({ id, artwork_id, number, code, removed_at, removed_reason, artwork, artwork_revision }) => ({
		id,
		artwork: artwork_id,
		number,
		code,
		removedReason: removed_at ? removed_reason : null,
		artist: artwork.artist.name,
		revision: revisionOf(artwork_revision),
		online: consentsNow(artwork.consent.toSorted((one, other) => one.id - other.id)).website
	}));
}

/** How many accepted works the page of a show offers at once. */
const offeredAtOnce = 24;

/**
 * Some accepted works that aren't in this show, those sent last first. `words`: only works with these words in the title or the name of the
 * artist. `after`: the `submissionWork` of the last one on the page before. `next`: is it for the page after; null: there are no more.
 */
export async function listAcceptedWorks(
	db: Db,
	show: string,
	{ words, after }: { words: string; after: string | null }
): Promise<{ works: AcceptedWork[]; next: string | null }> {
	const args = { p_exhibition: show, p_words: prefixQueries(words), p_after: after, p_limit: offeredAtOnce + 1 };
	const { data } = await db.rpc('list_accepted_works', args).throwOnError();
	const rows = data.slice(0, offeredAtOnce);
	const revisions = await listRevisions(
		db,
		rows.map((row) => row.revision)
	);
	const works = rows.flatMap(({ submission_work: submissionWork, artwork, artist, shows, ...row }) => {
		const revision = revisions.get(row.revision);
		return revision ? [{ submissionWork, artwork, artist, revision, shows }] : [];
	});
	return { works, next: data.length > offeredAtOnce ? (rows.at(-1)?.submission_work ?? null) : null };
}

async function listRevisions(db: Db, ids: string[]): Promise<Map<string, Revision>> {
	const some = async (some: string[]) => (await db.from('artwork_revision').select(revisionColumns).in('id', some).throwOnError()).data;
	return new Map((await readByIds(ids, some)).map((row) => [row.id, revisionOf(row)]));
}

/** Adds accepted works to a show; each gets the next number and a code. Refuses 404 not-found, 422 not-accepted. */
export const addShowWorks = (db: Db, show: string, submissionWorks: string[]): Promise<Outcome<number>> =>
	call(db, 'add_exhibition_works', { p_exhibition: show, p_submission_works: submissionWorks });

/**
 * Removes a work from a show and from its public walls, as of today or of an earlier day (`from`). Its number is never given to another work.
 * Refuses 404 not-found, 409 show-over, 422 from-later, 422 invalid.
 */
export const removeShowWork = (db: Db, work: string, reason: RemovalReason, from: Day | null = null): Promise<Outcome<null>> =>
	call(db, 'remove_exhibition_work', { p_exhibition_work: work, p_reason: reason, p_from: from });

/** Puts a removed work back into a show, without a place on a wall. Refuses 404, 409 show-over, illegal-move, given-back. */
export const putBackShowWork = (db: Db, work: string): Promise<Outcome<null>> =>
	call(db, 'put_back_exhibition_work', { p_exhibition_work: work });

export type Replaced = { work: string; number: number; placed: boolean; why: Misfit | null };

/** Replaces a work by another accepted work of the same artist. Refuses as `replace_exhibition_work` in the database. */
export const replaceShowWork = (db: Db, work: string, submissionWork: string, reason: RemovalReason): Promise<Outcome<Replaced>> =>
	call(db, 'replace_exhibition_work', { p_exhibition_work: work, p_submission_work: submissionWork, p_reason: reason });
