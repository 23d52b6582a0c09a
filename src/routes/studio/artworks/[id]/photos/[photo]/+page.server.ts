import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { captionOf } from '#lib/artworks/caption.ts';
import { findMaster, retouchPhoto } from '#lib/artworks/retouch.server.ts';
import { parseRetouchForm, readRetouchForm, type RetouchErrors } from '#lib/artworks/retouchForm.ts';
import { labelParts } from '#lib/artworks/rows.ts';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { standingOf } from '#lib/calls/standing.ts';
import { listSubmissions } from '#lib/calls/submissions.server.ts';
import type { Retouch } from '#lib/images/make/retouch.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { ownWork } from '../../own.server.ts';

async function ownPhoto(event: RequestEvent) {
	const work = await ownWork(event);
	const photo = work.latest.photos.find(({ id }) => id === event.params.photo);
	if (!photo) error(404, 'not found');
	return { work, photo };
}

export const load: PageServerLoad = async (event) => {
	const { work, photo } = await ownPhoto(event);
	const { db } = event.locals;
	const [master, submissions] = await Promise.all([findMaster(db, photo.id), listSubmissions(db, work.artist)]);
	if (!master) error(404, 'not found');
	const { facts } = work.latest;
	const { role, alt, retouch, dominant } = photo;
	return {
		work: work.id,
		caption: captionOf({ ...facts, artistName: null, parts: labelParts(facts) }, getLocale()),
		photo: { id: photo.id, role, alt, retouch, dominant },
		size: { width: master.width, height: master.height },
		sent: standingOf(work.id, submissions).kind !== 'draft',
		saved: event.url.searchParams.has('saved')
	};
};

/** The retouch form as typed, and the result of parsing it. */
async function readRetouch(event: RequestEvent) {
	const values = readRetouchForm(await event.request.formData());
	return { values, parsed: parseRetouchForm(values) };
}

const noErrors: RetouchErrors = {};

async function save(event: RequestEvent, photo: string, retouch: Retouch) {
	const outcome = await retouchPhoto(event.locals.db, photo, retouch);
	if (outcome.ok) redirect(303, `${localizeHref(`/studio/artworks/${event.params.id}/photos/${photo}`)}?saved`);
	return { status: outcome.refusal.status, problem: artworkRefusalText(outcome.refusal.code) };
}

export const actions: Actions = {
	/** Saves the edit: `turn`, `tilt`, `crop_x` and so on, and `blur_x` and so on once for each obscured area. */
	async save(event) {
		const { photo } = await ownPhoto(event);
		const { values, parsed } = await readRetouch(event);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors, problem: null });
		const { status, problem } = await save(event, photo.id, parsed.retouch);
		return fail(status, { values, errors: noErrors, problem });
	},
	/** Shows the same edit without saving it, for browsers without JavaScript. */
	async show(event) {
		await ownPhoto(event);
		const { values, parsed } = await readRetouch(event);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors, problem: null });
		return { values, errors: noErrors, problem: null };
	},
	/** Removes all edits. */
	async original(event) {
		const { photo } = await ownPhoto(event);
		const { status, problem } = await save(event, photo.id, {});
		return fail(status, { values: null, errors: noErrors, problem });
	}
};
