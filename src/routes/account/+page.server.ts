import { error } from '@sveltejs/kit';
import { isCurator } from '#lib/people/account.ts';
import { accountOf } from '#lib/people/guard.server.ts';
import { endAllSessions, endNamedSession } from '#lib/people/sessions/actions.server.ts';
import { listSessions } from '#lib/people/sessions/sessions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const account = accountOf(locals);
	const sessions = await listSessions(locals.db, null);
	if (!sessions.ok) error(sessions.refusal.status);
	return { email: account.email, desk: isCurator(account), sessions: sessions.value };
};

export const actions: Actions = {
	end: async ({ locals, request }) => endNamedSession(locals.db, await request.formData()),
	endAll: ({ locals }) => endAllSessions(locals.db, null)
};
