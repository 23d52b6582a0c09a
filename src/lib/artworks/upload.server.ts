import type { Db } from '#lib/shared/backend/db.server.ts';
import type { RefusalReason } from '#lib/images/take/limits.ts';
import { masterFile, nameFiles, type NewFile, pictureRow } from '#lib/images/make/publish.server.ts';
import { takeInTurn } from '#lib/images/take/queue.server.ts';
import { removeFiles, storeFiles, tooLargeReason } from '#lib/images/keep/store.server.ts';
import { wakeDeriving } from '#lib/images/make/worker.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import type { Refusal } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import type { PhotoRole } from './artwork.ts';

export type Uploaded = { ok: true; photo: string } | { ok: false; reason: RefusalReason } | { ok: false; refusal: Refusal };

/**
 * Adds a photo to the draft of a work. Checks the rights of the account (`db`), decodes the file, stores the master and the first
 * set of files; the worker makes the rest. If anything fails, removes all rows and files. Refuses 404 not-found,
 * 422 too-many-photos, 429 quota, or with the reason why the file was not accepted.
 */
export async function uploadPhoto(db: Db, artwork: string, role: PhotoRole, file: File): Promise<Uploaded> {
	if (file.size > (await largestFile('masters'))) return { ok: false, reason: 'too-big' };
	const begun = await call(db, 'begin_upload', { p_artwork: artwork });
	if (!begun.ok) return begun;
	const media = begun.value;
	faultPoint('upload-begun');
	let files: NewFile[] = [];
	try {
		const taken = await takeInTurn(Buffer.from(await file.arrayBuffer()));
		if (!taken.ok) {
			await dropUpload(media);
			return taken;
		}
		files = nameFiles(media, [masterFile(taken.master), ...taken.set.variants]);
		await storeFiles(files);
		faultPoint('upload-stored');
		const { sha256, bytes } = taken.master;
		// This one call makes the picture visible. It needs the secret key, because otherwise a person could claim any file.
		const finished = await call(siteDb(), 'finish_upload', {
			p_media: media,
			p_role: role,
			p_picture: { ...pictureRow(taken.set, files), sha256, bytes: bytes.length }
		});
		if (finished.ok) {
			faultPoint('upload-finished');
			wakeDeriving();
			return { ok: true, photo: finished.value };
		}
		await removeFiles(files);
		await dropUpload(media);
		return finished;
	} catch (error) {
		await dropUpload(media);
		// Perhaps only the answer was lost: then the picture is part of the draft, and the files are its own.
		const photo = await photoOf(media);
		if (photo !== null) return { ok: true, photo };
		await removeFiles(files);
		return { ok: false, reason: await tooLargeReason(error, file.size) };
	}
}

/** Removes a photo from the draft, and from storage if no submitted revision uses it. Refuses 404 not-found. */
export async function removePhoto(db: Db, photo: string) {
	const removed = await call(db, 'remove_photo', { p_photo: photo });
	if (removed.ok) await removeFiles(removed.value);
	return removed;
}

/** Deletes a work that was never submitted, and its pictures. Refuses 404 not-found, 409 frozen. */
export async function deleteArtwork(db: Db, artwork: string) {
	const deleted = await call(db, 'delete_artwork', { p_artwork: artwork });
	if (deleted.ok) await removeFiles(deleted.value);
	return deleted;
}

async function photoOf(media: string): Promise<string | null> {
	const { data } = await siteDb().from('photo').select('id').eq('media_id', media).maybeSingle().throwOnError();
	return (data as { id: string } | null)?.id ?? null;
}

async function dropUpload(media: string): Promise<void> {
	await siteDb().rpc('drop_upload', { p_media: media }).throwOnError();
}
