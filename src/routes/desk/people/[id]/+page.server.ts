import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { curatorOf } from '#lib/people/guard.server.ts';
import { listRoles } from '#lib/people/roles.server.ts';
import { endAllSessions, endNamedSession } from '#lib/people/sessions/actions.server.ts';
import { listSessions } from '#lib/people/sessions/sessions.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) error(404);
	if (params.id === curatorOf(locals).id) redirect(303, localizeHref('/account'));
	const [sessions, holders] = await Promise.all([listSessions(locals.db, params.id), listRoles(locals.db)]);
	if (!sessions.ok) error(sessions.refusal.status);
	// The address of anybody else is contact data, which needs a reason.
	return { sessions: sessions.value, email: holders.find(({ accountId }) => accountId === params.id)?.email ?? null };
};

export const actions: Actions = {
	end: async ({ locals, request }) => endNamedSession(locals.db, await request.formData()),
	endAll: ({ locals, params }) => endAllSessions(locals.db, params.id)
};
