import { error, fail, redirect } from '@sveltejs/kit';
import { plannedForMail, releaseDecisions } from '#lib/calls/decide.server.ts';
import { reviewSummary, reviewStateOf } from '#lib/calls/decisions.ts';
import { findForReview, type ReviewDetails } from '#lib/calls/review.server.ts';
import { renderMail } from '#lib/mail/templates.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

/** The ids of the planned decisions. A changed plan has a new id, so these ids identify exactly what was read. */
const plannedIds = (submission: ReviewDetails): string[] =>
	submission.works.flatMap(({ decision }) => (decision && decision.releasedAt === null ? [decision.id] : [])).sort();

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const submission = await findForReview(event.locals.db, account.id, event.params.id);
	if (!submission || submission.own) error(404, 'not found');
	const works = plannedForMail(submission);
	if (works.length === 0) redirect(303, localizeHref(`/desk/submissions/${submission.id}`));
	const mail = renderMail(
		{ template: 'decision', language: submission.language, values: { submission: submission.id, works } },
		event.url.origin
	);
	return {
		submission: { id: submission.id, artist: submission.artist, hasAccount: submission.hasAccount },
		summary: reviewSummary(submission.works.map(reviewStateOf)),
		planned: plannedIds(submission),
		mail: mail && { subject: mail.subject, text: mail.text, lang: mail.lang, dir: mail.dir }
	};
};

export const actions: Actions = {
	/** Releases the decisions that were read: `planned` (id), once for each decision in the preview. Refuses 409 if the plan has changed. */
	default: async (event) => {
		const account = curatorOf(event.locals);
		const { db } = event.locals;
		const submission = await findForReview(db, account.id, event.params.id);
		if (!submission) error(404, 'not found');
		const read = (await event.request.formData()).getAll('planned').map(String).sort();
		if (!submission.own && read.join() !== plannedIds(submission).join()) return fail(409, { refused: 'changed' });
		const released = await releaseDecisions(db, submission.id);
		if (!released.ok) return fail(released.refusal.status, { refused: released.refusal.code });
		redirect(303, `${localizeHref(`/desk/submissions/${submission.id}`)}?done=released`);
	}
};
