import { abouts, readAbout, states } from '#lib/requests/request.ts';
import { listRequests } from '#lib/requests/requests.server.ts';
import type { PageServerLoad } from './$types';

/** `?state=open|answered|closed|all` (open unless said), `?about=`. */
export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('state');
	const state = asked === 'all' ? null : (states.find((known) => known === asked) ?? 'open');
	const about = readAbout(searchParams.get('about'));
	return { state, about, states, abouts, requests: await listRequests(event.locals.db, state, about) };
};
