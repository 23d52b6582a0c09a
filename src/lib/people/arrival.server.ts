import { redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/shared/paraglide/messages.js';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { waitSeconds } from './limits.server.ts';
import { forgetPending, readPending } from './pendingSignIn.server.ts';
import { homePath } from './signIn.server.ts';
import type { TooMany } from './tooMany.ts';

/** After signing in, redirects to the page that was first asked for, or else to the desk or the studio. Never returns. */
export async function arrive(event: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<never> {
	const next = readPending(event.cookies)?.next;
	forgetPending(event.cookies);
	redirect(303, next ?? localizeHref(await homePath(event.locals.db)));
}

/** Counts an attempt of this caller. Returns the sentence to show when the limit is exceeded, or else null. */
export async function tooOften(
	event: Pick<RequestEvent, 'getClientAddress'>,
	what: 'ask' | 'try',
	email: string | null
): Promise<string | null> {
	const seconds = await waitSeconds(what, event.getClientAddress(), email);
	return seconds === 0 ? null : m.people_sign_in_wait_minutes({ minutes: Math.ceil(seconds / 60) });
}

/** The sentence for a refusal of the sign-in service. */
export function tooManyText({ limit, seconds }: TooMany): string {
	if (limit === 'person') return m.people_sign_in_wait_seconds({ seconds });
	return limit === 'mails' ? m.people_sign_in_mails_used_up() : m.people_sign_in_crowd({ minutes: Math.ceil(seconds / 60) });
}
