import { error, fail, redirect } from '@sveltejs/kit';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { type ArtistError, parseArtistForm, showArtistForm } from '#lib/people/artist.ts';
import { setSafeMode } from '#lib/people/artists.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { chosenArtist, enterStudio, nameOf } from '../../studio.server.ts';

export const load: PageServerLoad = async (event) => {
	const { artists } = await enterStudio(event);
	const artist = chosenArtist(artists, event.url.searchParams.get('artist'));
	if (!artist) redirect(303, localizeHref('/studio/profile'));
	return { id: artist.id, name: nameOf(artist), on: artist.safeMode };
};

/** The artist of the form. Throws a 404 if it is not an artist of this account. */
async function ownArtist(event: RequestEvent) {
	const [{ artists }, form] = await Promise.all([enterStudio(event), event.request.formData()]);
	const artist = artists.find(({ id }) => id === form.get('id'));
	if (!artist) error(404, 'not found');
	return { artist, form };
}

const problem = (text: string) => ({ pseudonym: '', wrong: undefined, unsure: undefined, problem: text });

export const actions: Actions = {
	async on(event) {
		const { artist, form } = await ownArtist(event);
		const pseudonym = String(form.get('pseudonym') ?? '');
		const before = showArtistForm(artist, getLocale());
		const parsed = parseArtistForm({ ...before, name: pseudonym, latin_name: '' }, artist.biography);
		// Refuse the current name: it would hide nobody.
		const same = pseudonym.trim().toLowerCase() === nameOf(artist).trim().toLowerCase();
		if (!parsed.ok || same)
			return fail(422, {
				...problem(''),
				pseudonym,
				wrong: parsed.ok ? m.people_safe_same() : m.people_safe_name_wrong({ what: (parsed.errors.name ?? 'empty') satisfies ArtistError })
			});
		const done = await setSafeMode(event.locals.db, artist.id, parsed.facts);
		if (!done.ok) return fail(done.refusal.status, { ...problem(artworkRefusalText(done.refusal.code)), pseudonym });
		redirect(303, `${localizeHref('/studio/profile/safe-mode')}?artist=${artist.id}`);
	},
	async off(event) {
		const { artist, form } = await ownArtist(event);
		if (form.get('sure') !== 'on') return fail(422, { ...problem(''), unsure: m.people_safe_unsure() });
		const done = await setSafeMode(event.locals.db, artist.id, null);
		if (!done.ok) return fail(done.refusal.status, problem(artworkRefusalText(done.refusal.code)));
		redirect(303, `${localizeHref('/studio/profile')}?artist=${artist.id}`);
	}
};
