import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseAddress } from '#lib/people/address.ts';
import { peopleRefusalText } from '#lib/people/refusalText.ts';
import { giveRole, listRoles, takeRole } from '#lib/people/roles.server.ts';
import { findAccount } from '#lib/people/sessions/sessions.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ holders: await listRoles(event.locals.db) });

const roleSchema = z.enum(['curator', 'coordinator']);

async function readForm({ request }: RequestEvent) {
	const form = await request.formData();
	const typed = String(form.get('email') ?? '');
	return { typed, email: parseAddress(typed), role: roleSchema.catch('curator').parse(form.get('role')) };
}

const roleName = (role: z.infer<typeof roleSchema>) => (role === 'curator' ? m.people_role_curator() : m.people_role_coordinator());

export const actions: Actions = {
	async give(event) {
		const { typed, email, role } = await readForm(event);
		const values = { email: typed, role };
		if (!email) return fail(422, { values, problem: m.people_email_invalid() });
		const outcome = await giveRole(event.locals.db, email, role);
		if (!outcome.ok) return fail(outcome.refusal.status, { values, problem: peopleRefusalText(outcome.refusal.code) });
		return { done: m.people_role_given({ email, role: roleName(role) }) };
	},
	/** Goes to the sign-ins of the account of `email`. */
	async find(event) {
		const { typed, email } = await readForm(event);
		const refused = (status: number, findProblem: string) => fail(status, { sought: typed, findProblem });
		if (!email) return refused(422, m.people_email_invalid());
		const outcome = await findAccount(event.locals.db, email);
		if (!outcome.ok) return refused(outcome.refusal.status, peopleRefusalText(outcome.refusal.code));
		redirect(303, localizeHref(`/desk/people/${outcome.value}`));
	},
	/** Asks for confirmation before a role is removed: `email`, `role`. Shows the question on this page, also without JavaScript. */
	async ask(event) {
		const { email, role } = await readForm(event);
		return email ? { confirm: { email, role, roleName: roleName(role) } } : fail(422, { takeProblem: m.people_email_invalid() });
	},
	async take(event) {
		const { email, role } = await readForm(event);
		if (!email) return fail(422, { takeProblem: m.people_email_invalid() });
		const outcome = await takeRole(event.locals.db, email, role);
		if (!outcome.ok) return fail(outcome.refusal.status, { takeProblem: peopleRefusalText(outcome.refusal.code) });
		return { done: m.people_role_taken({ email, role: roleName(role) }) };
	}
};
