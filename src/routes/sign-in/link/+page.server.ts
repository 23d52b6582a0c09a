import { fail } from '@sveltejs/kit';
import { arrive } from '#lib/people/arrival.server.ts';
import { signInWith } from '#lib/people/codes.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does not sign in, because mail servers and messengers open links, too. The button does. */
export const load: PageServerLoad = ({ url }) => ({ tokenHash: url.searchParams.get('token_hash')?.slice(0, 200) ?? '' });

export const actions: Actions = {
	async default(event) {
		const tokenHash = String((await event.request.formData()).get('token_hash') ?? '').slice(0, 200);
		if (tokenHash === '') return fail(422, { problem: m.people_link_wrong() });
		const refused = await signInWith(event, { token_hash: tokenHash }, m.people_link_wrong());
		if (refused) return fail(refused.status, { problem: refused.problem });
		return arrive(event);
	}
};
