import { randomBytes } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Derived } from '#lib/images/derive.server.ts';
import { limits, type RefusalReason } from '#lib/images/limits.ts';
import { deriveInTurn } from '#lib/images/queue.server.ts';
import { type FileToStore, removeFiles, storeFiles } from '#lib/images/store.server.ts';
import { siteDb } from '#lib/shared/backend.server.ts';
import type { Refusal } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import type { PhotoRole } from './artwork.ts';

export type Uploaded = { ok: true; photo: string } | { ok: false; reason: RefusalReason } | { ok: false; refusal: Refusal };

/**
 * Takes a photograph of a work: asks whether this account may (`db`), decodes, stores, and adds it to the draft. When
 * anything goes wrong nothing of it stays, neither rows nor files. Refuses 404 not-found, 422 too-many-photos, 429 quota,
 * or with the reason why the file isn't taken.
 */
export async function uploadPhoto(db: SupabaseClient, artwork: string, role: PhotoRole, file: File): Promise<Uploaded> {
	if (file.size > limits.bytes) return { ok: false, reason: 'too-big' };
	const begun = await call<string>(db, 'begin_upload', { p_artwork: artwork });
	if (!begun.ok) return begun;
	const media = begun.value;
	let stored: FileToStore[] = [];
	try {
		const picture = await deriveInTurn(Buffer.from(await file.arrayBuffer()));
		if (!picture.ok) {
			await dropUpload(media);
			return picture;
		}
		const files = filesOf(media, picture);
		await storeFiles(files);
		stored = files;
		// The picture becomes visible with this one call; the secret key, because a person could claim any file.
		const finished = await call<string>(siteDb(), 'finish_upload', { p_media: media, p_role: role, p_picture: rowOf(picture, files) });
		if (finished.ok) return { ok: true, photo: finished.value };
		await removeFiles(stored);
		await dropUpload(media);
		return finished;
	} catch (error) {
		await removeFiles(stored);
		await dropUpload(media);
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

async function dropUpload(media: string): Promise<void> {
	await siteDb().rpc('drop_upload', { p_media: media }).throwOnError();
}

type NamedFile = FileToStore & { kind: 'master' | 'variant'; width: number; height: number; publicName: string | null };

function filesOf(media: string, { master, variants }: Derived): NamedFile[] {
	const sizes = ({ format, width, height, bytes }: { format: string; width: number; height: number; bytes: Buffer }) => ({
		format,
		width,
		height,
		data: bytes
	});
	return [
		{ kind: 'master', bucket: 'masters', path: `${media}/master.${master.format}`, publicName: null, ...sizes(master) },
		...variants.map((variant): NamedFile => ({
			kind: 'variant',
			bucket: 'pictures',
			path: `${media}/${variant.width}.${variant.format}`,
			// Random: nobody can guess the address of a picture that isn't public.
			publicName: randomBytes(18).toString('base64url'),
			...sizes(variant)
		}))
	];
}

function rowOf({ width, height, thumbhash, dominant, master }: Derived, files: NamedFile[]) {
	return {
		sha256: master.sha256,
		width,
		height,
		bytes: master.bytes.length,
		thumbhash,
		dominant,
		files: files.map(({ kind, bucket, path, format, width, height, data, publicName }) => ({
			kind,
			bucket,
			path,
			format,
			width,
			height,
			bytes: data.length,
			public_name: publicName
		}))
	};
}
