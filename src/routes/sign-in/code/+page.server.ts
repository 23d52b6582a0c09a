import { fail, redirect } from '@sveltejs/kit';
import { arrive } from '#lib/people/arrival.server.ts';
import { enterCode, sendCode } from '#lib/people/codes.server.ts';
import { keepPending, readPending, type PendingSignIn } from '#lib/people/pendingSignIn.server.ts';
import { isEmbedded } from '#lib/shared/backend/backend.server.ts';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Cookies } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** The pause before a new code can be requested: a mail needs some time, and hosted Supabase sends one a minute (`max_frequency`). */
const pauseMs = () => (isEmbedded() ? 30_000 : 60_000);

function needPending(cookies: Cookies): PendingSignIn {
	return readPending(cookies) ?? redirect(303, localizeHref('/sign-in'));
}

export const load: PageServerLoad = ({ cookies }) => ({ email: needPending(cookies).email });

export const actions: Actions = {
	async enter(event) {
		const { email } = needPending(event.cookies);
		const typed = String((await event.request.formData()).get('code') ?? '');
		const refused = await enterCode(event, email, typed);
		if (refused) return fail(refused.status, { code: typed.slice(0, 100), problem: refused.problem, again: false });
		return arrive(event);
	},
	async again(event) {
		const pending = needPending(event.cookies);
		const refused = (status: number, problem: string) => fail(status, { code: '', problem, again: false });
		const leftMs = pending.askedAt + pauseMs() - Date.now();
		if (leftMs > 0) return refused(429, m.people_sign_in_wait_seconds({ seconds: Math.ceil(leftMs / 1000) }));
		const unsent = await sendCode(event, pending.email);
		if (unsent) return refused(unsent.status, unsent.problem);
		wakeOutbox();
		keepPending(event.cookies, { ...pending, askedAt: Date.now() }, event.url.protocol === 'https:');
		return { code: '', problem: null, again: true };
	}
};
