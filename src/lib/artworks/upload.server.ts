import type { SupabaseClient } from '@supabase/supabase-js';
import { limits, type RefusalReason } from '#lib/images/limits.ts';
import { masterFile, nameFiles, type NewFile, pictureRow } from '#lib/images/publish.server.ts';
import { takeInTurn } from '#lib/images/queue.server.ts';
import { removeFiles, storeFiles } from '#lib/images/store.server.ts';
import { wakeDeriving } from '#lib/images/worker.server.ts';
import { siteDb } from '#lib/shared/backend.server.ts';
import type { Refusal } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import { passed } from '#lib/shared/steps.server.ts';
import type { PhotoRole } from './artwork.ts';

export type Uploaded = { ok: true; photo: string } | { ok: false; reason: RefusalReason } | { ok: false; refusal: Refusal };

/**
 * Takes a photograph of a work: asks whether this account may (`db`), decodes, stores its master and a first set, and adds it
 * to the draft; the worker makes the rest. When anything goes wrong nothing of it stays, neither rows nor files. Refuses 404 not-found, 422 too-many-photos, 429 quota,
 * or with the reason why the file isn't taken.
 */
export async function uploadPhoto(db: SupabaseClient, artwork: string, role: PhotoRole, file: File): Promise<Uploaded> {
	if (file.size > limits.bytes) return { ok: false, reason: 'too-big' };
	const begun = await call<string>(db, 'begin_upload', { p_artwork: artwork });
	if (!begun.ok) return begun;
	const media = begun.value;
	passed('upload-begun');
	let files: NewFile[] = [];
	try {
		const taken = await takeInTurn(Buffer.from(await file.arrayBuffer()));
		if (!taken.ok) {
			await dropUpload(media);
			return taken;
		}
		files = nameFiles(media, [masterFile(taken.master), ...taken.set.variants]);
		await storeFiles(files);
		passed('upload-stored');
		const { sha256, bytes } = taken.master;
		// The picture becomes visible with this one call; the secret key, because a person could claim any file.
		const finished = await call<string>(siteDb(), 'finish_upload', {
			p_media: media,
			p_role: role,
			p_picture: { ...pictureRow(taken.set, files), sha256, bytes: bytes.length }
		});
		if (finished.ok) {
			passed('upload-finished');
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
		throw error;
	}
}

/** Takes a photograph out of the draft, and out of storage where nothing that was sent needs it. Refuses 404 not-found. */
export async function removePhoto(db: SupabaseClient, photo: string) {
	const removed = await call<{ bucket: string; path: string }[]>(db, 'remove_photo', { p_photo: photo });
	if (removed.ok) await removeFiles(removed.value);
	return removed;
}

/** Deletes a work that was never sent, with its pictures. Refuses 404 not-found, 409 frozen. */
export async function deleteArtwork(db: SupabaseClient, artwork: string) {
	const deleted = await call<{ bucket: string; path: string }[]>(db, 'delete_artwork', { p_artwork: artwork });
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
