import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { OwnArtwork } from '#lib/artworks/artworks.server.ts';
import { isPhotoRole, parsePhotoForm, readPhotoForm } from '#lib/artworks/photo.ts';
import { removePhoto, uploadPhoto } from '#lib/artworks/upload.server.ts';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { refusalStatus, refusalText } from '#lib/images/take/refusals.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';

const back = (work: OwnArtwork): never => redirect(303, `${localizeHref(`/studio/artworks/${work.id}`)}?saved#photos`);

/** Adds a photo: `photo` (file), `role`. If it is refused or the connection breaks, nothing is stored. */
export async function addPhoto(event: RequestEvent, work: OwnArtwork) {
	let form: FormData;
	try {
		form = await event.request.formData();
	} catch {
		return fail(400, { upload: { problem: m.artworks_photo_incomplete(), role: 'front' } });
	}
	const role = String(form.get('role') ?? 'front');
	const refuse = (status: number, problem: string) => fail(status, { upload: { problem, role } });
	const file = form.get('photo');
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) return refuse(422, m.artworks_photo_missing());
	if (!isPhotoRole(role)) return refuse(422, m.artworks_error_not_a_choice());
	const uploaded = await uploadPhoto(event.locals.db, work.id, role, file);
	if (uploaded.ok) return back(work);
	if ('refusal' in uploaded) return refuse(uploaded.refusal.status, artworkRefusalText(uploaded.refusal.code));
	if (uploaded.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
	return refuse(refusalStatus(uploaded.reason), refusalText(uploaded.reason, await largestFile('masters'), getLocale()));
}

/** Saves the role and the alternative text of a photo: `photo` (id), `role`, `language`, `alt`, `language_2`, `alt_2`. */
export async function describePhoto(event: RequestEvent, work: OwnArtwork) {
	const form = await event.request.formData();
	const photo = work.latest.photos.find(({ id }) => id === form.get('photo'));
	if (!photo) error(404, 'not found');
	const values = readPhotoForm(form);
	const parsed = parsePhotoForm(values, photo.alt);
	if (!parsed.ok) return fail(422, { described: { photo: photo.id, values, errors: parsed.errors } });
	const saved = await call(event.locals.db, 'save_photo', { p_photo: photo.id, p_role: parsed.role, p_alt: parsed.alt });
	if (!saved.ok) return fail(saved.refusal.status, { problem: artworkRefusalText(saved.refusal.code) });
	return back(work);
}

/** Removes a photo: `photo` (id). */
export async function dropPhoto(event: RequestEvent, work: OwnArtwork) {
	const photoId = (await event.request.formData()).get('photo');
	const photo = work.latest.photos.find(({ id }) => id === photoId);
	if (!photo) error(404, 'not found');
	const removed = await removePhoto(event.locals.db, photo.id);
	if (!removed.ok) return fail(removed.refusal.status, { problem: artworkRefusalText(removed.refusal.code) });
	return back(work);
}
