import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { wakeOutbox } from '#lib/mail/site.server.ts';
import { artistOfSubmission, loadLooks, lookUpContact } from '#lib/people/contact/contact.server.ts';
import { sendCode } from '#lib/people/codes.server.ts';
import { renewSession } from '#lib/people/contact/renewSession.server.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { textSchema } from '#lib/shared/texts.ts';
import type { Actions, PageServerLoad } from './$types';

async function needArtist(locals: App.Locals, submission: string): Promise<string> {
	const artist = z.uuid().safeParse(submission).success ? await artistOfSubmission(locals.db, submission) : null;
	return artist ?? error(404);
}

/** The page names nobody before the look: the call may be blind, the artist in safe mode. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, email } = curatorOf(locals);
	return { ...(await loadLooks(locals.db, await needArtist(locals, params.id))), submission: params.id, me: id, email };
};

const reasonSchema = textSchema(500);
const reasonIn = (form: FormData): string => String(form.get('reason') ?? '').slice(0, 4000);

export const actions: Actions = {
	/** Sends a code to the coordinator. Keeps `reason`. */
	async ask(event) {
		const reason = reasonIn(await event.request.formData());
		const unsent = await sendCode(event, curatorOf(event.locals).email);
		if (unsent) return fail(unsent.status, { reason, problem: unsent.problem });
		wakeOutbox();
		return { reason, asked: true };
	},
	/** `code`: begins a new session. Keeps `reason`. */
	async confirm(event) {
		const form = await event.request.formData();
		const refused = await renewSession(event, curatorOf(event.locals).email, String(form.get('code') ?? ''));
		if (refused) return fail(refused.status, { reason: reasonIn(form), asked: true, problem: refused.problem });
		return { reason: reasonIn(form), confirmed: true };
	},
	/** `reason`: shows the contact data once, and keeps why. */
	async show({ locals, params, request }) {
		const typed = reasonIn(await request.formData());
		const reason = reasonSchema.safeParse(typed);
		if (!reason.success) return fail(422, { reason: typed, problem: m.people_contact_reason_missing() });
		const outcome = await lookUpContact(locals.db, await needArtist(locals, params.id), reason.data);
		if (outcome.ok) return { contact: outcome.value };
		if (outcome.refusal.status === 404) error(404);
		// Without a fresh code the page asks for one, with the reason kept.
		return fail(outcome.refusal.status, { reason: typed, problem: undefined });
	}
};
