import { redirect } from '@sveltejs/kit';
import { readNumber, spokenNumber } from '#lib/requests/request.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ url }) => {
	const number = readNumber(url.searchParams.get('number'));
	if (!number) redirect(303, localizeHref('/ask'));
	return { number: spokenNumber(number), answered: url.searchParams.get('answer') !== 'none' };
};
