import { redirect } from '@sveltejs/kit';
import { forgetPending } from '#lib/people/pendingSignIn.server.ts';
import { endSession } from '#lib/people/signIn.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ email: (await locals.account())?.email ?? null });

export const actions: Actions = {
	async default({ cookies, locals, setHeaders }) {
		try {
			await endSession(locals.db);
		} finally {
			// Even while the backend is away this browser forgets.
			for (const { name } of cookies.getAll()) if (/^session(\.\d+)?$/.test(name)) cookies.delete(name, { path: '/' });
			forgetPending(cookies);
			setHeaders({ 'clear-site-data': '"cache", "storage"' });
		}
		redirect(303, localizeHref('/'));
	}
};
