import { m } from '#lib/shared/paraglide/messages.js';
import type { Locale } from '#lib/shared/paraglide/runtime.js';
import type { Topic, RequestProblem, RequestState } from './request.ts';

const names = {
	room: m.requests_about_room,
	advice: m.requests_about_advice,
	zoom: m.requests_about_zoom,
	wall: m.requests_about_wall,
	visit: m.requests_about_visit,
	press: m.requests_about_press,
	picture: m.requests_about_picture,
	barrier: m.requests_about_barrier,
	data: m.requests_about_data
};
const hints = {
	room: m.requests_hint_room,
	advice: m.requests_hint_advice,
	zoom: m.requests_hint_zoom,
	wall: m.requests_hint_wall,
	visit: m.requests_hint_visit,
	press: m.requests_hint_press,
	picture: m.requests_hint_picture,
	barrier: m.requests_hint_barrier,
	data: m.requests_hint_data
};
const stateNames = { open: m.requests_state_open, answered: m.requests_state_answered, closed: m.requests_state_closed };
const problems = {
	about: m.requests_problem_about,
	empty: m.requests_problem_empty,
	'too-long': m.requests_problem_too_long,
	unstorable: m.requests_problem_unstorable,
	address: m.requests_problem_address,
	website: m.requests_problem_website
};

/** The name of a topic. */
export const topicText = (about: Topic, locale?: Locale): string => names[about]({}, locale ? { locale } : {});
/** A sentence that explains a topic. */
export const topicHint = (about: Topic): string => hints[about]();
/** The name of a state. */
export const stateText = (state: RequestState): string => stateNames[state]();
/** The error message for a field; undefined without a problem. */
export const problemText = (problem: RequestProblem | undefined): string | undefined => problem && problems[problem]();

/** A sentence for a refusal code of the database. */
export function requestRefusalText(code: string): string {
	switch (code) {
		case 'too-many':
			return m.requests_refused_too_many();
		case 'no-address':
			return m.requests_refused_no_address();
		case 'illegal-move':
			return m.requests_refused_faster();
		default:
			return m.requests_refused();
	}
}
