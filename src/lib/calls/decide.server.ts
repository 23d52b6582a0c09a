import type { Db } from '#lib/shared/backend/db.server.ts';
import type { DecidedWork } from '#lib/mail/mail.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { PlannedDecision } from './decisions.ts';
import type { ReviewDetails } from './review.server.ts';

/**
 * Plans a decision and replaces an earlier plan. The artist cannot see it until it is released. Refuses 404 not-found, 403
 * own-work, 409 already-released, 422 invalid.
 */
export const planDecision = (db: Db, { work, outcome, words, until }: PlannedDecision): Promise<Outcome<string>> =>
	call(db, 'plan_decision', { p_submission_work: work, p_outcome: outcome, p_words: words, p_until: until });

/** The planned decisions of a submission, as the mail will contain them. */
export const plannedForMail = (submission: ReviewDetails): DecidedWork[] =>
	submission.works.flatMap(({ decision, revision }) =>
		decision && decision.releasedAt === null
			? [{ title: revision.facts.title, outcome: decision.outcome, words: decision.words, until: decision.until }]
			: []
	);

/**
 * Releases the planned decisions: the artist can see them from now on and gets a mail. Returns their number. Refuses 404
 * not-found, 403 own-work, 409 nothing-planned.
 */
export const releaseDecisions = (db: Db, submission: string): Promise<Outcome<number>> =>
	call(db, 'release_decisions', { p_submission: submission });

/** Adds a note that only the desk can read. Refuses 404 not-found, 422 invalid. */
export const addNote = (db: Db, submission: string, text: string): Promise<Outcome<null>> =>
	call(db, 'add_note', { p_submission: submission, p_text: text });
