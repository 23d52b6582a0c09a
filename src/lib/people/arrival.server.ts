import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { forgetPending, readPending } from './pendingSignIn.server.ts';
import { homePath } from './signIn.server.ts';

/** After signing in, redirects to the page that was first asked for, or else to the desk or the studio. Never returns. */
export async function arrive(event: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<never> {
	const next = readPending(event.cookies)?.next;
	forgetPending(event.cookies);
	redirect(303, next ?? localizeHref(await homePath(event.locals.db)));
}
