import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isUuid, listArtworks } from '#lib/artworks/artworks.server.ts';
import { captionOf } from '#lib/artworks/caption.ts';
import { labelParts } from '#lib/artworks/rows.ts';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { canWithdraw, standingOf } from '#lib/calls/standing.ts';
import { answerAcceptance, listSubmissions, withdrawSubmission } from '#lib/calls/submissions.server.ts';
import { submitRefusalText } from '#lib/calls/submitWords.ts';
import { listAgreements } from '#lib/papers/agreements.server.ts';
import { hideArtist } from '#lib/people/artists.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { chosenArtist, enterStudio, nameOf } from './studio.server.ts';

export const load: PageServerLoad = async (event) => {
	const { account, artists } = await enterStudio(event);
	const artist = chosenArtist(artists, event.url.searchParams.get('artist'));
	const { db } = event.locals;
	const [works, submissions, agreements] = artist
		? await Promise.all([listArtworks(db, artist.id), listSubmissions(db, artist.id), listAgreements(db, artist.id)])
		: [[], [], []];
	return {
		email: account.email,
		suspended: account.suspended,
		artists: artists.map((each) => ({ id: each.id, name: nameOf(each) })),
		agreements,
		artist: artist ? { id: artist.id, name: nameOf(artist), hidden: artist.hidden } : null,
		works: works.map(({ id, latest, missing }) => ({
			id,
			caption: captionOf({ ...latest.facts, artistName: null, parts: labelParts(latest.facts) }, getLocale()),
			photo: latest.photos.find(({ role }) => role === 'front') ?? latest.photos[0] ?? null,
			missing,
			standing: standingOf(id, submissions)
		})),
		submissions: submissions.map((each) => ({
			id: each.id,
			call: each.call,
			submittedAt: each.submittedAt,
			canWithdraw: canWithdraw(each)
		}))
	};
};

/** Runs `act` with the id in `field` of the form, then redirects to the studio. Shows a refusal on the page. */
async function press(event: RequestEvent, field: string, act: (id: string) => Promise<Outcome<null>>, say: (code: string) => string) {
	const form = await event.request.formData();
	const id = String(form.get(field) ?? '');
	const outcome: Outcome<null> = isUuid(id) ? await act(id) : { ok: false, refusal: { status: 404, code: 'not-found', detail: {} } };
	if (!outcome.ok) return fail(outcome.refusal.status, { problem: say(outcome.refusal.code) });
	const artist = form.get('artist');
	redirect(303, localizeHref('/studio') + (typeof artist === 'string' && isUuid(artist) ? `?artist=${artist}` : ''));
}

export const actions: Actions = {
	confirm: (event) => press(event, 'work', (id) => answerAcceptance(event.locals.db, id, true), submitRefusalText),
	give_back: (event) => press(event, 'work', (id) => answerAcceptance(event.locals.db, id, false), submitRefusalText),
	withdraw: (event) => press(event, 'submission', (id) => withdrawSubmission(event.locals.db, id), submitRefusalText),
	hide: (event) => press(event, 'artist', (id) => hideArtist(event.locals.db, id, true), artworkRefusalText),
	show: (event) => press(event, 'artist', (id) => hideArtist(event.locals.db, id, false), artworkRefusalText)
};
