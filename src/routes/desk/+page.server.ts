import { reviewSummary, reviewStateOf } from '#lib/calls/decisions.ts';
import { listForReview } from '#lib/calls/review.server.ts';
import { listExhibitions } from '#lib/exhibitions/exhibitions.server.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { countOpenRequests } from '#lib/requests/requests.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const { db } = event.locals;
	const [waiting, shows, openRequests] = await Promise.all([
		listForReview(db, account.id, 'waiting'),
		listExhibitions(db),
		countOpenRequests(db)
	]);
	const today = berlinToday(new Date());
	return {
		today,
		openRequests,
		waiting,
		summary: reviewSummary(waiting.flatMap(({ works }) => works.map(reviewStateOf))),
		shows: shows.filter(({ state, takenDown }) => state !== 'cancelled' && takenDown >= today).toReversed()
	};
};
