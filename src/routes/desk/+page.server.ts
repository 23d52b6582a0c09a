import { lastBackupAge } from '#lib/backups/lastBackup.server.ts';
import { reviewSummary, reviewStateOf } from '#lib/calls/decisions.ts';
import { listForReview } from '#lib/calls/review.server.ts';
import { listExhibitions } from '#lib/exhibitions/exhibitions.server.ts';
import { isCoordinator } from '#lib/people/account.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { countOpenRequests } from '#lib/requests/requests.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const { db } = event.locals;
	const [waiting, shows, openRequests, backup] = await Promise.all([
		listForReview(db, account.id, 'waiting'),
		listExhibitions(db),
		countOpenRequests(db),
		isCoordinator(account) ? lastBackupAge(db) : null
	]);
	const today = berlinToday(new Date());
	return {
		today,
		openRequests,
		backup,
		waiting,
		summary: reviewSummary(waiting.flatMap(({ works }) => works.map(reviewStateOf))),
		shows: shows.filter(({ state, takenDown }) => state !== 'cancelled' && takenDown >= today).toReversed()
	};
};
