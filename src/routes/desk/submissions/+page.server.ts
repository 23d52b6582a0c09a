import { listForReview, type ReviewFilter } from '#lib/calls/review.server.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import type { PageServerLoad } from './$types';

const filters: readonly ReviewFilter[] = ['waiting', 'decided', 'all'];

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const filter = filters.find((known) => known === event.url.searchParams.get('state')) ?? 'waiting';
	return { filter, filters, submissions: await listForReview(event.locals.db, account.id, filter) };
};
