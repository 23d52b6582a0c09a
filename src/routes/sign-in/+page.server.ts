import { error, fail, redirect } from '@sveltejs/kit';
import { parseAddress } from '#lib/people/address.ts';
import { arrive, tooManyText, tooOften } from '#lib/people/arrival.server.ts';
import { demoRoleSchema, demoRoles } from '#lib/people/demo.ts';
import { demoOffered, signInAsDemo } from '#lib/people/demoSignIn.server.ts';
import { localPath } from '#lib/people/localPath.ts';
import { keepPending } from '#lib/people/pendingSignIn.server.ts';
import { askForCode } from '#lib/people/signIn.server.ts';
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
		const refused = (status: number, problem: string) => fail(status, { values: { email: typed, next }, problem });
		const email = parseAddress(typed);
		if (!email) return refused(422, m.people_email_invalid());
		const wait = await tooOften(event, 'ask', email);
		if (wait) return refused(429, wait);
		const asked = await askForCode(email, getLocale());
		if (asked === 'failed') return refused(503, m.people_sign_in_failed());
		if (asked !== 'asked') return refused(429, tooManyText(asked));
		wakeOutbox();
		keepPending(event.cookies, { email, next, askedAt: Date.now() }, event.url.protocol === 'https:');
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
