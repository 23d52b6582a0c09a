import { fail } from '@sveltejs/kit';
import { arrive, tooOften } from '#lib/people/arrival.server.ts';
import { beginSession } from '#lib/people/signIn.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does not sign in, because mail servers and messengers open links, too. The button does. */
export const load: PageServerLoad = ({ url }) => ({ tokenHash: url.searchParams.get('token_hash')?.slice(0, 200) ?? '' });

export const actions: Actions = {
	async default(event) {
		const tokenHash = String((await event.request.formData()).get('token_hash') ?? '').slice(0, 200);
		const wait = await tooOften(event, 'try', null);
		if (wait) return fail(429, { problem: wait });
		const begun = tokenHash !== '' && (await beginSession(event.locals.db, { token_hash: tokenHash }, getLocale()));
		return begun ? arrive(event) : fail(422, { problem: m.people_link_wrong() });
	}
};
