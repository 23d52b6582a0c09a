import type { Db } from '#lib/shared/backend/db.server.ts';
import { readByIds } from '#lib/shared/backend/pages.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Row } from '#lib/shared/database.ts';
import type { OwnSubmission } from './own.ts';
import { isSent } from './states.ts';

type Answer = Pick<Row<'decision'>, 'submission_work_id' | 'words' | 'until'>;

/** The submissions of an artist, newest first. */
export async function listSubmissions(db: Db, artist: string): Promise<OwnSubmission[]> {
	const { data } = await db
		.from('submission')
		.select('id, state, submitted_at, call(title), submission_work(id, artwork_id, position, state)')
		.eq('artist_id', artist)
		.order('submitted_at', { ascending: false })
		.throwOnError();
	const rows = data.filter(isSent);
	const answers = await listAnswers(
		db,
		rows.flatMap(({ submission_work }) => submission_work.map(({ id }) => id))
	);
	return rows.map((row) => ({
		id: row.id,
		state: row.state,
		submittedAt: row.submitted_at,
		call: row.call.title,
		works: [...row.submission_work]
			.sort((one, other) => one.position - other.position)
			.map(({ id, artwork_id, state }) => ({
				id,
				artwork: artwork_id,
				state,
				words: answers.get(id)?.words ?? {},
				until: answers.get(id)?.until ?? null
			}))
	}));
}

/** Only released answers. An artist who is also a curator could read the planned ones, too. */
async function listAnswers(db: Db, submissionWorks: string[]): Promise<Map<string, Answer>> {
	const answers = await readByIds(submissionWorks, async (some) => {
		const released = db.from('decision').select('submission_work_id, words, until').not('released_at', 'is', null).is('replaced_at', null);
		return (await released.in('submission_work_id', some).throwOnError()).data;
	});
	return new Map(answers.map((answer) => [answer.submission_work_id, answer]));
}

/** Withdraws a submission. Refuses 404 not-found, 409 illegal-move. */
export const withdrawSubmission = (db: Db, submission: string): Promise<Outcome<null>> =>
	call(db, 'withdraw_submission', { p_submission: submission });

/** Records whether the artist confirms an acceptance or gives it back. Refuses 404 not-found, 409 illegal-move. */
export const answerAcceptance = (db: Db, submissionWork: string, confirm: boolean): Promise<Outcome<null>> =>
	call(db, 'answer_acceptance', { p_submission_work: submissionWork, p_confirm: confirm });
