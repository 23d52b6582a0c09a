import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** An open call. `closes` is null for the permanent call. */
export type OpenCall = { id: string; slug: string; title: Texts; introduction: Texts; closes: Day | null; permanent: boolean };

/** The calls that are open today. The one that closes first comes first, the permanent one last. */
export async function listOpenCalls(): Promise<OpenCall[]> {
	const { data } = await publicDb()
		.from('pub_call')
		.select('id, slug, title, introduction, closes, permanent')
		.order('closes')
		.order('slug')
		.throwOnError();
	return [...data.filter(({ permanent }) => !permanent), ...data.filter(({ permanent }) => permanent)];
}
