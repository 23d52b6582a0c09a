import type { Db } from '#lib/shared/backend/db.server.ts';
import { derivePicture } from '#lib/images/make/derive.server.ts';
import { type Retouch, type Size, tidy } from '#lib/images/make/retouch.ts';
import { removeFiles, type StoredFile } from '#lib/images/keep/store.server.ts';
import { wakeDeriving } from '#lib/images/keep/worker.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';

/** Where the photograph as it was uploaded lies, and its size upright, in pixels. */
export type MasterFile = StoredFile & Size;

/** The master of a photograph that this session may see; null when there is none. Whose it is, the caller asks. */
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
 * Does to a photograph what its artist wants. Whatever was published of it is gone first; a first set is there when this
 * returns, the worker makes the rest. Refuses 404 not-found, 422 invalid.
 */
export async function retouchPhoto(db: Db, photo: string, retouch: Retouch): Promise<Outcome<null>> {
	const changed = await call(db, 'retouch_photo', { p_photo: photo, p_edit: tidy(retouch) });
	if (!changed.ok) return changed;
	faultPoint('retouch-begun');
	await removeFiles(changed.value.gone);
	try {
		await derivePicture(changed.value.media, 'first');
	} catch (error) {
		// The wish is kept and its job is queued: the worker tries it again, and tells when it can't.
		log.warn({ error, media: changed.value.media }, 'first set not made');
	}
	wakeDeriving();
	return { ok: true, value: null };
}
