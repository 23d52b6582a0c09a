import { error } from '@sveltejs/kit';
import { listSubmissions } from '#lib/calls/submissions.server.ts';
import type { PageServerLoad } from './$types';
import { enterStudio } from '../../studio.server.ts';

export const load: PageServerLoad = async (event) => {
	const { account, artists } = await enterStudio(event);
	for (const { id } of artists) {
		const sent = (await listSubmissions(event.locals.db, id)).find((submission) => submission.id === event.params.id);
		if (sent) return { email: account.email, artist: id, works: sent.works.length };
	}
	error(404, 'not found');
};
