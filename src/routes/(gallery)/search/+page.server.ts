import { readQuery } from '#lib/search/engine.ts';
import { findEverything } from '#lib/search/results.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url }) => {
	const query = readQuery(url.searchParams.get('q'));
	return { query, results: query === '' ? null : await findEverything(query, getLocale()) };
};
