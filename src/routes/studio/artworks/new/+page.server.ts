import { error, redirect } from '@sveltejs/kit';
import { noFacts } from '#lib/artworks/artwork.ts';
import { showWorkForm } from '#lib/artworks/form.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { chosenArtist, enterStudio, nameOf } from '../../studio.server.ts';
import { saveForm } from '../save.server.ts';

export const load: PageServerLoad = async (event) => {
	const { artists } = await enterStudio(event);
	const artist = chosenArtist(artists, event.url.searchParams.get('artist'));
	if (!artist) redirect(303, localizeHref('/studio/profile'));
	return {
		values: showWorkForm(noFacts, getLocale()),
		artists: artists.map((each) => ({ id: each.id, name: nameOf(each) })),
		artist: artist.id
	};
};

export const actions: Actions = {
	async save(event) {
		const { artists } = await enterStudio(event);
		const form = await event.request.formData();
		const artistId = form.get('artist');
		const artist = artists.find(({ id }) => id === artistId) ?? (artistId ? undefined : artists[0]);
		if (!artist) error(404, 'not found');
		return saveForm(event, form, null, artist.id);
	}
};
