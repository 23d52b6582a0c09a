import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { localPath } from '#lib/people/localPath.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
	to: z.string().transform((to) => localPath(to) ?? '/'),
	typed: z
		.string()
		.transform((text): unknown => JSON.parse(text))
		.pipe(z.array(z.tuple([z.string(), z.string()]))),
	files: z.string().transform(Boolean)
});

/** The page has only forms that come from `patience` (src/lib/shared/page/late.server.ts). */
export const load: PageServerLoad = ({ request }) => {
	if (request.method !== 'POST') error(404, 'not found');
};

export const actions: Actions = {
	/** Shows the form `typed`, which the site had no time for, to be sent to `to` once more. */
	default: async ({ request }) => fail(503, form.parse(Object.fromEntries(await request.formData())))
};
