import { z } from 'zod';
import { listActions } from '#lib/people/log/actions.server.ts';
import type { PageServerLoad } from './$types';

const idSchema = z.coerce.number().int().positive().nullable().catch(null);

/** Query: `?before=` the id of an entry; the page has the fifty before it. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const before = idSchema.parse(url.searchParams.get('before'));
	return { before, ...(await listActions(locals.db, before)) };
};
