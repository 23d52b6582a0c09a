import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { parseAddress } from '#lib/people/address.ts';
import { peopleRefusalText } from '#lib/people/refusalText.ts';
import { giveRole, listRoles, takeRole } from '#lib/people/roles.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
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
