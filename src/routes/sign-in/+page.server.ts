import { error, fail, redirect } from '@sveltejs/kit';
import { parseAddress } from '#lib/people/address.ts';
import { arrive } from '#lib/people/arrival.server.ts';
import { sendCode } from '#lib/people/codes.server.ts';
import { demoRoleSchema, demoRoles } from '#lib/people/demo.ts';
import { demoOffered, signInAsDemo } from '#lib/people/demoSignIn.server.ts';
import { localPath } from '#lib/people/localPath.ts';
import { keepPending } from '#lib/people/pendingSignIn.server.ts';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	next: localPath(event.url.searchParams.get('next')),
	demoRoles: demoOffered(event) ? demoRoles : []
});

export const actions: Actions = {
	async ask(event) {
		const form = await event.request.formData();
		const typed = String(form.get('email') ?? '');
		const next = localPath(form.get('next'));
		const refused = (status: number, problem: string, hasMail = false) =>
			fail(status, { values: { email: typed, next }, problem, hasMail });
		const email = parseAddress(typed);
		if (!email) return refused(422, m.people_email_invalid());
		const unsent = await sendCode(event, email);
		// The code of an earlier mail can be entered, too.
		if (!unsent || unsent.hasMail) keepPending(event.cookies, { email, next, askedAt: Date.now() }, event.url.protocol === 'https:');
		if (unsent) return refused(unsent.status, unsent.problem, unsent.hasMail);
		wakeOutbox();
		redirect(303, localizeHref('/sign-in/code'));
	},
	async demo(event) {
		const form = await event.request.formData();
		const role = demoRoleSchema.safeParse(form.get('role'));
		if (!role.success) error(400, 'no such role');
		const next = localPath(form.get('next'));
		await signInAsDemo(event.locals.db, role.data, getLocale());
		if (next) redirect(303, next);
		return arrive(event);
	}
};
