import { error } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { notTakenTexts } from '../words.ts';
import type { PageServerLoad } from './$types';

/** `back`: the path of the form, without its language. Only the parts of the site that have such forms are linked to. */
export const load: PageServerLoad = ({ params, url }) => {
	const text = Object.hasOwn(notTakenTexts, params.reason) ? notTakenTexts[params.reason] : undefined;
	if (!text) error(404, 'not found');
	const back = url.searchParams.get('back') ?? '';
	const form = /^\/(studio|desk|day)\/[\w/-]+$/.test(back) ? back : '/studio';
	const href =
		params.reason === 'sign-in' ? `${localizeHref('/sign-in')}?next=${encodeURIComponent(localizeHref(form))}` : localizeHref(form);
	return { text: text(), href, toSignIn: params.reason === 'sign-in', hasForm: params.reason !== 'no-link' };
};
