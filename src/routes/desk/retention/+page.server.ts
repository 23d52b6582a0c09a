import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseTerms, terms, type TermFields } from '#lib/retention/terms.ts';
import { listTerms, previewTerms, saveTerms } from '#lib/retention/terms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const [rows, preview] = await Promise.all([listTerms(db), previewTerms(db, {})]);
	return { rows, due: preview.ok ? preview.value : null, done: event.url.searchParams.has('done') };
};

async function readForm({ request, locals }: RequestEvent) {
	const form = await request.formData();
	const fields: TermFields = Object.fromEntries(terms.map((term) => [term, String(form.get(term) ?? '')]));
	return { fields, ...parseTerms(await listTerms(locals.db), fields) };
}

export const actions: Actions = {
	/** Shows what the next night would delete with the typed terms: one number for each kind. Changes nothing. */
	async check(event) {
		const { fields, amounts, wrong } = await readForm(event);
		const preview = wrong.length > 0 ? null : await previewTerms(event.locals.db, amounts);
		if (!preview?.ok) return fail(422, { fields, wrong, due: null });
		return { fields, wrong, due: preview.value };
	},
	async save(event) {
		const { fields, amounts, wrong } = await readForm(event);
		const saved = wrong.length > 0 ? null : await saveTerms(event.locals.db, amounts);
		if (!saved?.ok) return fail(422, { fields, wrong, due: null });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
