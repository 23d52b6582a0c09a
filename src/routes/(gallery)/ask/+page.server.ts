import { fail, redirect } from '@sveltejs/kit';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { requestWait } from '#lib/requests/limits.server.ts';
import { topics, pagePath, parseRequest, readTopic, readRequestFields, type RequestErrors } from '#lib/requests/request.ts';
import { sendRequest } from '#lib/requests/requests.server.ts';
import { requestRefusalText } from '#lib/requests/words.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The form for requests. `?about=` selects the topic, `?page=` names the page of this site that the request is about. */
export const load: PageServerLoad = ({ url }) => ({
	topics,
	about: readTopic(url.searchParams.get('about')),
	page: pagePath(url.searchParams.get('page'))
});

export const actions: Actions = {
	default: async ({ request, getClientAddress }) => {
		const values = readRequestFields(await request.formData());
		const refused = (status: number, errors: RequestErrors, problem: string | null = null) => fail(status, { values, errors, problem });
		const parsed = parseRequest(values);
		if (!parsed.ok) return refused(422, parsed.errors);
		const seconds = await requestWait(getClientAddress());
		if (seconds > 0) return refused(429, {}, m.requests_wait({ minutes: Math.ceil(seconds / 60) }));
		const sent = await sendRequest(parsed.request, getLocale());
		if (!sent.ok) return refused(sent.refusal.status, {}, requestRefusalText(sent.refusal.code));
		wakeOutbox();
		redirect(303, `${localizeHref('/ask/sent')}?number=${sent.value}${parsed.request.address ? '' : '&answer=none'}`);
	}
};
