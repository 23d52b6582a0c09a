import { topics, readTopic, states } from '#lib/requests/request.ts';
import { listRequests } from '#lib/requests/requests.server.ts';
import type { PageServerLoad } from './$types';

/** Query: `?state=open|answered|closed|all` (default: open), `?about=` (default: all topics). */
export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const wanted = searchParams.get('state');
	const state = wanted === 'all' ? null : (states.find((known) => known === wanted) ?? 'open');
	const about = readTopic(searchParams.get('about'));
	return { state, about, states, topics, requests: await listRequests(event.locals.db, state, about) };
};
