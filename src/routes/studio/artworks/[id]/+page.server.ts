import { fail, redirect } from '@sveltejs/kit';
import { captionOf } from '#lib/artworks/caption.ts';
import { showWorkForm } from '#lib/artworks/form.ts';
import { labelParts } from '#lib/artworks/rows.ts';
import { keepInPortfolio } from '#lib/artworks/artworks.server.ts';
import { deleteArtwork } from '#lib/artworks/upload.server.ts';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { standingOf } from '#lib/calls/standing.ts';
import { listSubmissions } from '#lib/calls/submissions.server.ts';
import { readConsents } from '#lib/consents/channels.ts';
import { getConsents, setConsents } from '#lib/consents/consents.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { saveForm } from '../save.server.ts';
import { ownWork } from './own.server.ts';
import { addPhoto, describePhoto, dropPhoto } from './photos.server.ts';
import { decideVoice, dropSound, soundsOf, takeIn, writeDown } from './sounds.server.ts';

export const load: PageServerLoad = async (event) => {
	const work = await ownWork(event);
	const { db } = event.locals;
	const [submissions, consents, sounds, largestPhoto] = await Promise.all([
		listSubmissions(db, work.artist),
		getConsents(db, work.id),
		soundsOf(event, work),
		largestFile('masters')
	]);
	const { facts, photos, frozen, number } = work.latest;
	return {
		id: work.id,
		artist: work.artist,
		values: showWorkForm(facts, getLocale()),
		caption: captionOf({ ...facts, artistName: null, parts: labelParts(facts) }, getLocale()),
		photos,
		frozen,
		neverSent: number === 1 && !frozen,
		missing: work.missing,
		inPortfolio: work.inPortfolio,
		standing: standingOf(work.id, submissions),
		consents,
		largestPhoto,
		...sounds,
		saved: event.url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	async save(event) {
		const work = await ownWork(event);
		return saveForm(event, await event.request.formData(), work, work.artist);
	},
	photo: async (event) => addPhoto(event, await ownWork(event)),
	describe: async (event) => describePhoto(event, await ownWork(event)),
	remove: async (event) => dropPhoto(event, await ownWork(event)),
	sound: async (event) => takeIn(event, await ownWork(event)),
	transcript: async (event) => writeDown(event, await ownWork(event)),
	dropSound: async (event) => dropSound(event, await ownWork(event)),
	voice: async (event) => decideVoice(event, await ownWork(event)),
	async consents(event) {
		const { id } = await ownWork(event);
		const outcome = await setConsents(event.locals.db, id, readConsents(await event.request.formData()), getLocale());
		if (!outcome.ok) return fail(outcome.refusal.status, { problem: artworkRefusalText(outcome.refusal.code) });
		redirect(303, `${localizeHref(`/studio/artworks/${id}`)}?saved#consents`);
	},
	/** Keeps the work (`keep` = yes), or lets it be deleted after a while. */
	async keep(event) {
		const { id } = await ownWork(event);
		const on = (await event.request.formData()).get('keep') === 'yes';
		const outcome = await keepInPortfolio(event.locals.db, id, on);
		if (!outcome.ok) return fail(outcome.refusal.status, { problem: artworkRefusalText(outcome.refusal.code) });
		redirect(303, `${localizeHref(`/studio/artworks/${id}`)}?saved#keep`);
	},
	async delete(event) {
		const { id } = await ownWork(event);
		const outcome = await deleteArtwork(event.locals.db, id);
		if (!outcome.ok) return fail(outcome.refusal.status, { problem: artworkRefusalText(outcome.refusal.code) });
		redirect(303, localizeHref('/studio'));
	}
};
