import { error, fail, redirect } from '@sveltejs/kit';
import { findAgreement } from '#lib/papers/agreements.server.ts';
import { paperRefusalText } from '#lib/papers/desk.ts';
import { acceptAgreement } from '#lib/papers/papers.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { enterStudio } from '../../studio.server.ts';

async function needAgreement(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const { artists } = await enterStudio(event);
	const agreement = await findAgreement(
		event.locals.db,
		event.params.paper,
		artists.map(({ id }) => id)
	);
	if (!agreement) error(404, 'not found');
	return agreement;
}

export const load: PageServerLoad = async (event) => ({ agreement: await needAgreement(event) });

export const actions: Actions = {
	/** Accepts what was read: `sha256` of its bytes, `agreed` ticked. */
	default: async (event) => {
		const agreement = await needAgreement(event);
		const form = await event.request.formData();
		if (form.get('agreed') !== 'on') return fail(422, { problem: m.papers_studio_untick() });
		const accepted = await acceptAgreement(event.locals.db, agreement.id, String(form.get('sha256')));
		if (!accepted.ok) return fail(accepted.refusal.status, { problem: paperRefusalText(accepted.refusal.code) });
		redirect(303, event.url.pathname);
	}
};
