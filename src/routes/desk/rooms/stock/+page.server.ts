import { fail, redirect } from '@sveltejs/kit';
import { isCoordinator } from '#lib/people/account.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { listStock, saveStock } from '#lib/walls/stock.server.ts';
import { parseStockFields, readStockFields, stockFieldsOf } from '#lib/walls/forms/stockForm.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const stock = await listStock(event.locals.db);
	return {
		mayChange: isCoordinator(account),
		stock,
		values: stockFieldsOf(stock, getLocale()),
		done: event.url.searchParams.has('done')
	};
};

export const actions: Actions = {
	/** Changes the lines of the table, adds those without an id, removes those that lost their kind. */
	default: async (event) => {
		const values = readStockFields(await event.request.formData());
		const parsed = parseStockFields(values);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors, refused: null });
		const saved = await saveStock(event.locals.db, parsed.lines);
		if (!saved.ok) return fail(saved.refusal.status, { values, errors: {}, refused: saved.refusal.code });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
