import type { Row as Stored } from '#lib/shared/database.ts';
import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { type PhotoScale, photoScaleSchema } from './geometry/scalePhoto.ts';

/** The photograph of an empty wall. `scale` null: it isn't aligned with the elevation yet; `version` changes with the file. */
export type WallPhoto = { width: number; height: number; scale: PhotoScale | null; version: string };
export type StoredPhoto = { bucket: string; path: string };
type Row = Pick<Stored<'wall_photo'>, 'bucket' | 'path' | 'width' | 'height' | 'scale'>;

async function findRow(db: Db, wall: number): Promise<Row | null> {
	const { data } = await db
		.from('wall_photo')
		.select('bucket, path, width, height, scale')
		.eq('wall_id', wall)
		.maybeSingle()
		.throwOnError();
	return data;
}

/** The photograph of a wall; null if it has none. */
export async function findWallPhoto(db: Db, wall: number): Promise<WallPhoto | null> {
	const row = await findRow(db, wall);
	const scale = photoScaleSchema.safeParse(row?.scale);
	return row && { width: row.width, height: row.height, scale: scale.success ? scale.data : null, version: row.path.slice(-12, -4) };
}

/** The storage location of a wall's photograph; null if there is none, or if the session may not see it. */
export async function findPhotoFile(db: Db, wall: number): Promise<StoredPhoto | null> {
	const row = await findRow(db, wall);
	return row && { bucket: row.bucket, path: row.path };
}

/** Registers a photograph that is in storage already. Returns the files that can be deleted now. Refuses 404 not-found. */
export const saveWallPhoto = (
	db: Db,
	wall: number,
	photo: { path: string; width: number; height: number; bytes: number }
): Promise<Outcome<StoredPhoto[]>> => call(db, 'save_wall_photo', { p_wall: wall, p_photo: photo });

/** Removes the photograph of a wall. Returns the files that can be deleted now. Refuses 404 not-found. */
export const removeWallPhoto = (db: Db, wall: number): Promise<Outcome<StoredPhoto[]>> => call(db, 'remove_wall_photo', { p_wall: wall });

/** Saves how the photograph is aligned with the elevation. Refuses 404 not-found. */
export const scaleWallPhoto = (db: Db, wall: number, scale: PhotoScale): Promise<Outcome<null>> =>
	call(db, 'scale_wall_photo', { p_wall: wall, p_scale: scale });
