import { error, fail, redirect } from '@sveltejs/kit';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { parseArtistForm, readArtistForm, showArtistForm } from '#lib/people/artist.ts';
import { openContact, saveArtist } from '#lib/people/artists.server.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { chosenArtist, enterStudio } from '../studio.server.ts';

export const load: PageServerLoad = async (event) => {
	const { artists } = await enterStudio(event);
	const artistId = event.url.searchParams.get('artist');
	const artist = artistId === 'new' ? undefined : chosenArtist(artists, artistId);
	return {
		id: artist?.id ?? '',
		values: showArtistForm(artist ?? null, getLocale()),
		contact: artist?.contact ?? false,
		safeMode: artist?.safeMode ?? false
	};
};

export const actions: Actions = {
	async default(event) {
		const { artists } = await enterStudio(event);
		const form = await event.request.formData();
		const id = String(form.get('id') ?? '');
		const artist = artists.find((each) => each.id === id);
		if (id !== '' && !artist) error(404, 'not found');
		const values = readArtistForm(form);
		const contact = form.get('contact') === 'on';
		const parsed = parseArtistForm(values, artist?.biography ?? {});
		if (!parsed.ok) return fail(422, { id, values, contact, errors: parsed.errors, problem: null });
		const saved = await saveArtist(event.locals.db, artist?.id ?? null, parsed.facts);
		if (!saved.ok) return fail(saved.refusal.status, { id, values, contact, errors: {}, problem: artworkRefusalText(saved.refusal.code) });
		if (contact !== (artist?.contact ?? false)) {
			const opened = await openContact(event.locals.db, saved.value, contact);
			if (!opened.ok)
				return fail(opened.refusal.status, {
					id: saved.value,
					values,
					contact: false,
					errors: {},
					problem: artworkRefusalText(opened.refusal.code)
				});
		}
		redirect(303, `${localizeHref('/studio')}?artist=${saved.value}`);
	}
};
