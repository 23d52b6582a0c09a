import type { Db } from '#lib/shared/backend/db.server.ts';
import { derivePicture } from '#lib/images/make/derive.server.ts';
import { type Retouch, type Size, tidy } from '#lib/images/make/retouch.ts';
import { removeFiles, type StoredFile } from '#lib/images/keep/store.server.ts';
import { wakeDeriving } from '#lib/images/make/worker.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';

/** The stored file of a photo as it was uploaded (the master), and its upright size in pixels. */
export type MasterFile = StoredFile & Size;

/** The master of a photo that this session may see, or null. The caller must check whose photo it is. */
export async function findMaster(db: Db, photo: string): Promise<MasterFile | null> {
	const { data } = await db
		.from('photo')
		.select('media(media_file(kind, bucket, path, width, height))')
		.eq('id', photo)
		.limit(1)
		.throwOnError();
	const [row] = data;
	const master = row?.media.media_file.find(({ kind }) => kind === 'master');
	return master ? { bucket: master.bucket, path: master.path, width: master.width, height: master.height } : null;
}

/**
 * Applies an artist's edit to a photo. First removes all published files. When this returns, the first set of files exists;
 * the worker makes the rest. Refuses 404 not-found, 422 invalid.
 */
export async function retouchPhoto(db: Db, photo: string, retouch: Retouch): Promise<Outcome<null>> {
	const changed = await call(db, 'retouch_photo', { p_photo: photo, p_edit: tidy(retouch) });
	if (!changed.ok) return changed;
	faultPoint('retouch-begun');
	await removeFiles(changed.value.gone);
	try {
		await derivePicture(changed.value.media, 'first');
	} catch (error) {
		// The edit is saved and its job is queued: the worker tries again, and reports if it fails.
		log.warn({ error, media: changed.value.media }, 'the first set of files could not be made; the worker will try again');
	}
	wakeDeriving();
	return { ok: true, value: null };
}
