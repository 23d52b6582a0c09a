import { fail } from '@sveltejs/kit';
import { arrive, tooManyText, tooOften } from '#lib/people/arrival.server.ts';
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
		const begun = tokenHash === '' ? 'wrong' : await beginSession(event.locals.db, { token_hash: tokenHash }, getLocale());
		if (begun === 'wrong') return fail(422, { problem: m.people_link_wrong() });
		if (begun !== 'begun') return fail(429, { problem: tooManyText(begun) });
		return arrive(event);
	}
};
