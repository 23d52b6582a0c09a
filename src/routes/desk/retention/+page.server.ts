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
	const read = (prefix: string): TermFields =>
		Object.fromEntries(terms.flatMap((term) => (form.has(prefix + term) ? [[term, String(form.get(prefix + term))]] : [])));
	const [fields, opened] = [read(''), read('opened-')];
	return { fields, opened, ...parseTerms(await listTerms(locals.db), fields, opened) };
}

export const actions: Actions = {
	/** Shows what the next night would delete with the typed terms: one number for each kind. Changes nothing. */
	async check(event) {
		const { fields, opened, amounts, wrong } = await readForm(event);
		const preview = wrong.length > 0 ? null : await previewTerms(event.locals.db, amounts);
		if (!preview?.ok) return fail(422, { fields, opened, wrong, due: null });
		return { fields, opened, wrong, due: preview.value };
	},
	async save(event) {
		const { fields, opened, amounts, wrong } = await readForm(event);
		const saved = wrong.length > 0 ? null : await saveTerms(event.locals.db, amounts);
		if (!saved?.ok) return fail(422, { fields, opened, wrong, due: null });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
