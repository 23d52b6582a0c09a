import { error, fail, redirect } from '@sveltejs/kit';
import { listArtworks } from '#lib/artworks/artworks.server.ts';
import { captionOf } from '#lib/artworks/caption.ts';
import { labelParts } from '#lib/artworks/rows.ts';
import { listOpenCalls } from '#lib/calls/calls.server.ts';
import { isWithCurators, type Standing, standingOf } from '#lib/calls/standing.ts';
import { listSubmissions } from '#lib/calls/submissions.server.ts';
import { parseSubmitForm, readSubmitForm, type SubmitErrors, type SubmitForm } from '#lib/calls/submit.ts';
import { submitArtworks } from '#lib/calls/submit.server.ts';
import { submitRefusalText } from '#lib/calls/submitWords.ts';
import { noConsents, readConsents } from '#lib/consents/channels.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { Actions, PageServerLoad } from './$types';
import { chosenArtist, enterStudio, nameOf } from '../studio.server.ts';

export const load: PageServerLoad = async (event) => {
	const { artists } = await enterStudio(event);
	const { searchParams } = event.url;
	const artist = chosenArtist(artists, searchParams.get('artist'));
	if (!artist) redirect(303, localizeHref('/studio/profile'));
	const { db } = event.locals;
	const [works, submissions, calls] = await Promise.all([listArtworks(db, artist.id), listSubmissions(db, artist.id), listOpenCalls()]);
	const standings = new Map(works.map(({ id }) => [id, standingOf(id, submissions).kind]));
	const shown = works.map(({ id, latest, missing }) => ({
		id,
		caption: captionOf({ ...latest.facts, artistName: null, parts: labelParts(latest.facts) }, getLocale()),
		photo: latest.photos.find(({ role }) => role === 'front') ?? null,
		missing,
		// Submitting an accepted work again would hide the acceptance that waits for confirmation.
		sent: isWithCurators(id, submissions) || standings.get(id) === 'accepted'
	}));
	const values: SubmitForm = {
		works: shown
			.filter(({ missing, sent }) => missing.length === 0 && !sent)
			// Tick the work in the address by default, or else all works without an answer.
			.filter(({ id }) => searchParams.get('work') === id || (!searchParams.has('work') && isNew(standings.get(id))))
			.map(({ id }) => id),
		call: calls.at(-1)?.id ?? '',
		idea: '',
		preferred_period: '',
		help: '',
		house_rules: false,
		privacy: false
	};
	return {
		artist: artist.id,
		name: artists.length > 1 ? nameOf(artist) : null,
		works: shown,
		calls: calls.map(({ id, title, closes }) => ({ id, title: pickText(title, getLocale())?.text ?? '', closes })),
		values,
		consents: noConsents
	};
};

const isNew = (kind: Standing['kind'] | undefined): boolean => kind === 'draft' || kind === 'withdrawn';

const noErrors: SubmitErrors = {};

export const actions: Actions = {
	async default(event) {
		const { artists } = await enterStudio(event);
		const form = await event.request.formData();
		const artist = artists.find(({ id }) => id === form.get('artist')) ?? (form.get('artist') ? undefined : artists[0]);
		if (!artist) error(404, 'not found');
		const values = readSubmitForm(form);
		const consents = readConsents(form);
		const parsed = parseSubmitForm(values);
		if (!parsed.ok) return fail(422, { values, consents, errors: parsed.errors, problem: null });
		const sent = await submitArtworks(event.locals.db, artist.id, parsed.value, consents, getLocale());
		if (!sent.ok) return fail(sent.refusal.status, { values, consents, errors: noErrors, problem: submitRefusalText(sent.refusal.code) });
		redirect(303, localizeHref(`/studio/sent/${sent.value}`));
	}
};
