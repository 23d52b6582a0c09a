import { error, fail, redirect } from '@sveltejs/kit';
import { findArtist, readArtist } from '#lib/gallery/read/artists.server.ts';
import { parseContact, readContactFields } from '#lib/gallery/artists/contact.ts';
import { contactArtist, mayContact } from '#lib/gallery/artists/contact.server.ts';
import { presentArtist } from '#lib/gallery/read/presentArtist.ts';
import { isSlug } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url }) => {
	const found = await readArtist(params.slug);
	if (!found) error(404, 'not found');
	return {
		...presentArtist(found, berlinToday(new Date()), getLocale()),
		slug: found.artist.slug,
		contact: await mayContact(found.artist.id),
		sent: url.searchParams.has('sent')
	};
};

export const actions: Actions = {
	/** Sends a message to the artist. The form has the fields of `ContactFields`. */
	contact: async ({ params, request, getClientAddress }) => {
		const artist = isSlug(params.slug) ? await findArtist('slug', params.slug) : null;
		if (!artist || !(await mayContact(artist.id))) error(404, 'not found');
		const { trapped, ...values } = readContactFields(await request.formData());
		const done = `${localizeHref(`/artists/${artist.slug}`)}?sent#contact`;
		// Let a spam bot believe that its message was sent.
		if (trapped) redirect(303, done);
		const parsed = parseContact(values);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors, wait: 0 });
		const result = await contactArtist(artist.id, parsed.message, getClientAddress());
		if (result === 'gone') error(404, 'not found');
		if (result !== 'sent') return fail(429, { values, errors: {}, wait: Math.ceil(result.wait / 3600) });
		redirect(303, done);
	}
};
