import { fail, redirect } from '@sveltejs/kit';
import { arrive, tooManyText, tooOften } from '#lib/people/arrival.server.ts';
import { parseCode } from '#lib/people/code.ts';
import { keepPending, readPending, type PendingSignIn } from '#lib/people/pendingSignIn.server.ts';
import { askForCode, beginSession } from '#lib/people/signIn.server.ts';
import { isEmbedded } from '#lib/shared/backend/backend.server.ts';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
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
		const refused = (status: number, problem: string) => fail(status, { code: typed.slice(0, 100), problem, again: false });
		const token = parseCode(typed);
		if (!token) return refused(422, m.people_code_malformed());
		const wait = await tooOften(event, 'try', email);
		if (wait) return refused(429, wait);
		const begun = await beginSession(event.locals.db, { email, token }, getLocale());
		if (begun === 'wrong') return refused(422, m.people_code_wrong());
		if (begun !== 'begun') return refused(429, tooManyText(begun));
		return arrive(event);
	},
	async again(event) {
		const pending = needPending(event.cookies);
		const refused = (status: number, problem: string) => fail(status, { code: '', problem, again: false });
		const leftMs = pending.askedAt + pauseMs() - Date.now();
		if (leftMs > 0) return refused(429, m.people_sign_in_wait_seconds({ seconds: Math.ceil(leftMs / 1000) }));
		const wait = await tooOften(event, 'ask', pending.email);
		if (wait) return refused(429, wait);
		const asked = await askForCode(pending.email, getLocale());
		if (asked === 'failed') return refused(503, m.people_sign_in_failed());
		if (asked !== 'asked') return refused(429, tooManyText(asked));
		wakeOutbox();
		keepPending(event.cookies, { ...pending, askedAt: Date.now() }, event.url.protocol === 'https:');
		return { code: '', problem: null, again: true };
	}
};
