import { error, redirect } from '@sveltejs/kit';
import { listPictureWork, retryPicture } from '#lib/images/make/failed.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => listPictureWork(event.locals.db);

export const actions: Actions = {
	/** Retries a failed picture: `media` (id). */
	async retry(event) {
		const media = String((await event.request.formData()).get('media') ?? '');
		if (!/^[0-9a-f-]{36}$/.test(media)) error(404, 'not found');
		// If it is no longer failed, no message is needed: the page shows the new state.
		await retryPicture(event.locals.db, media);
		redirect(303, localizeHref('/desk/pictures'));
	}
};
