import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { requestLimits, states, transitions } from '#lib/requests/request.ts';
import { answerRequest, findRequest, moveRequest } from '#lib/requests/requests.server.ts';
import { problemText, requestRefusalText } from '#lib/requests/words.ts';
import { textSchema } from '#lib/shared/texts.ts';
import type { RequestProblem } from '#lib/requests/request.ts';
import type { Actions, PageServerLoad } from './$types';

async function needRequest(event: RequestEvent) {
	const request = await findRequest(event.locals.db, event.params.id ?? '');
	if (!request) error(404, 'not found');
	return request;
}

export const load: PageServerLoad = async (event) => {
	const request = await needRequest(event as RequestEvent);
	return { request, transitions: transitions[request.state], done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	/** Sends an answer by mail: `message`. */
	answer: async (event) => {
		const { id } = await needRequest(event);
		const message = String((await event.request.formData()).get('message') ?? '');
		const read = textSchema(requestLimits.message).safeParse(message);
		if (!read.success) return fail(422, { message, problem: problemText(read.error.issues[0]!.message as RequestProblem) ?? '' });
		const outcome = await answerRequest(event.locals.db, id, message);
		if (!outcome.ok) return fail(outcome.refusal.status, { message, problem: requestRefusalText(outcome.refusal.code) });
		wakeOutbox();
		redirect(303, `${event.url.pathname}?done=answered`);
	},
	/** Reopens or closes the request: `state` is open or closed. */
	move: async (event) => {
		const { id } = await needRequest(event);
		const wanted = (await event.request.formData()).get('state');
		const state = states.find((known) => known === wanted);
		if (!state) error(400, 'no such state');
		const outcome = await moveRequest(event.locals.db, id, state);
		if (!outcome.ok) return fail(outcome.refusal.status, { message: null, problem: requestRefusalText(outcome.refusal.code) });
		redirect(303, `${event.url.pathname}?done=${state}`);
	}
};
