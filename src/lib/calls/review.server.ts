import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { readAll, readByIds } from '#lib/shared/backend/pages.server.ts';
import { isUuid } from '#lib/artworks/artworks.server.ts';
import { type Revision, revisionColumns, revisionOf } from '#lib/artworks/rows.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { type DecisionOutcome, isSent, type SubmissionState, type SubmissionWorkState } from './states.ts';

/** The latest decision about a work. `releasedAt` is null while it is planned, and the artist cannot see it. */
export type Decision = { id: string; work: string; outcome: DecisionOutcome; words: Texts; until: Day | null; releasedAt: string | null };

export type ReviewedWork = { id: string; artwork: string; position: number; state: SubmissionWorkState; decision: Decision | null };
/**
 * `artist` is null while a blind call hides the artist. `own`: the submission belongs to an artist of this account, so it
 * contains no planned decisions and no notes.
 */
export type ReviewedSubmission = {
	id: string;
	state: SubmissionState;
	submittedAt: string;
	language: string;
	call: Texts;
	artist: Texts | null;
	own: boolean;
	/** Whether an account belongs to it, which gets mails. */
	hasAccount: boolean;
	works: ReviewedWork[];
};
export type ReviewDetails = Omit<ReviewedSubmission, 'works'> & {
	idea: Texts;
	preferredPeriod: string;
	help: string;
	biography: Texts;
	works: (ReviewedWork & { revision: Revision })[];
	notes: { id: string; text: string; at: string; mine: boolean }[];
};

export const reviewFilters = { waiting: ['submitted', 'in_review', 'changes_requested'], decided: ['decided'] } as const satisfies Record<
	string,
	SubmissionState[]
>;
export type ReviewFilter = keyof typeof reviewFilters | 'all';

const columns =
	'id, state, submitted_at, language, artist_id, account_id, idea, preferred_period, help, call(title, blind), artist(name, biography), submission_work(id, artwork_id, revision_id, position, state)';

const selectSubmissions = (db: Db) => db.from('submission').select(columns);
type Row = RowOf<typeof selectSubmissions> & { submitted_at: string };

/** The submissions of a filter. Waiting ones: oldest first. Others: newest first. */
export async function listForReview(db: Db, account: string, filter: ReviewFilter): Promise<ReviewedSubmission[]> {
	const states = filter === 'all' ? [...reviewFilters.waiting, ...reviewFilters.decided] : reviewFilters[filter];
	const sent = () =>
		selectSubmissions(db)
			.in('state', states)
			.order('submitted_at', { ascending: filter === 'waiting' })
			.order('id');
	const rows = (await readAll(sent)).filter(isSent);
	const [decisions, own] = await Promise.all([listDecisions(db, rows), ownArtists(db, account)]);
	return rows.map((row) => toReviewed(row, decisions, own));
}

/** One submission with everything that a decision needs. Null if it does not exist or is not for the desk (draft, withdrawn). */
export async function findForReview(db: Db, account: string, id: string): Promise<ReviewDetails | null> {
	if (!isUuid(id)) return null;
	const { data } = await selectSubmissions(db)
		.eq('id', id)
		.in('state', [...reviewFilters.waiting, ...reviewFilters.decided])
		.throwOnError();
	const [row] = data.filter(isSent);
	if (!row) return null;
	const [decisions, own, revisions, notes] = await Promise.all([
		listDecisions(db, [row]),
		ownArtists(db, account),
		db
			.from('artwork_revision')
			.select(revisionColumns)
			.in(
				'id',
				row.submission_work.map((work) => work.revision_id)
			)
			.throwOnError(),
		db.from('note').select('id, text, at, by_account').eq('submission_id', id).order('at').throwOnError()
	]);
	const byArtwork = new Map(revisions.data.map((revision) => [revision.artwork_id, revisionOf(revision)]));
	const submission = toReviewed(row, decisions, own);
	return {
		...submission,
		idea: row.idea,
		preferredPeriod: row.preferred_period ?? '',
		help: row.help ?? '',
		biography: submission.artist ? row.artist.biography : {},
		works: submission.works.flatMap((work) => {
			const revision = byArtwork.get(work.artwork);
			return revision ? [{ ...work, revision }] : [];
		}),
		notes: submission.own
			? []
			: notes.data.map(({ id, text, at, by_account }) => ({
					id,
					text,
					at,
					mine: by_account === account
				}))
	};
}

async function listDecisions(db: Db, rows: readonly Row[]): Promise<Map<string, Decision>> {
	const decisions = await readByIds(
		rows.map(({ id }) => id),
		(some) =>
			readAll(() =>
				db
					.from('decision')
					.select('id, submission_work_id, outcome, words, until, released_at, submission_work!inner(submission_id)')
					.is('replaced_at', null)
					.in('submission_work.submission_id', some)
					// If a work has a released decision and a newer planned one, the newer one replaces the other in the map.
					.order('planned_at')
					.order('id')
			)
	);
	return new Map(
		decisions.map(({ id, submission_work_id: work, outcome, words, until, released_at }) => [
			work,
			{ id, work, outcome, words, until, releasedAt: released_at }
		])
	);
}

async function ownArtists(db: Db, account: string): Promise<Set<string>> {
	const { data } = await db.from('account_artist').select('artist_id').eq('account_id', account).throwOnError();
	return new Set(data.map(({ artist_id }) => artist_id));
}

function toReviewed(row: Row, decisions: Map<string, Decision>, accountArtists: Set<string>): ReviewedSubmission {
	const own = accountArtists.has(row.artist_id);
	const visible = (decision: Decision | undefined): Decision | null => (decision && (!own || decision.releasedAt) ? decision : null);
	return {
		id: row.id,
		state: row.state,
		submittedAt: row.submitted_at,
		language: row.language,
		call: row.call.title,
		artist: row.call.blind && row.state !== 'decided' ? null : row.artist.name,
		own,
		hasAccount: row.account_id !== null,
		works: [...row.submission_work]
			.sort((one, other) => one.position - other.position)
			.map((work) => ({
				id: work.id,
				artwork: work.artwork_id,
				position: work.position,
				state: work.state,
				decision: visible(decisions.get(work.id))
			}))
	};
}
