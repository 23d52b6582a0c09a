import type { Db } from '#lib/shared/backend/db.server.ts';
import type { RefusalReason } from '#lib/images/take/limits.ts';
import { masterFile, nameFiles, type NewFile, pictureRow } from '#lib/images/make/publish.server.ts';
import { takeInTurn } from '#lib/images/take/queue.server.ts';
import { removeFiles, storeFiles, tooLargeReason } from '#lib/images/keep/store.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import type { Outcome, Refusal } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import type { ConditionMoment } from '../custody.ts';
import type { SentPhoto } from './dayForm.ts';
import type { Helper } from './links.server.ts';

export type Kept = { ok: true } | { ok: false; reason: RefusalReason } | { ok: false; refusal: Refusal };

const bucket = 'handling';

/**
 * Stores a curator's photo of a work, of a wall, or of the condition of a work. Refuses 404 not-found, 422 invalid, 429 quota, or with
 * the reason why the file was not accepted.
 */
export const keepPhoto = (db: Db, show: string, photo: SentPhoto, moment?: ConditionMoment): Promise<Kept> =>
	keep(photo, () =>
		call(db, 'begin_handling_photo', {
			p_id: photo.id,
			p_exhibition: show,
			p_exhibition_work: photo.work,
			p_wall: photo.wall,
			p_moment: moment ?? (photo.wall === null ? 'hung' : 'wall'),
			p_at: photo.at
		})
	);

/** Stores the photo of a helper with a link. The database checks the link. Refuses like `keepPhoto`. */
export const keepPhotoByLink = ({ hash, device }: Helper, photo: SentPhoto): Promise<Kept> =>
	keep(photo, () =>
		call(siteDb(), 'begin_photo_by_link', {
			p_token_hash: hash,
			p_device: device,
			p_id: photo.id,
			p_exhibition_work: photo.work,
			p_wall: photo.wall,
			p_at: photo.at
		})
	);

/**
 * Checks the rights (`begin`), decodes a photo and stores it without its metadata. Idempotent: a photo with a known id is stored once.
 * If anything fails, removes all rows and files. Uses the secret key, because nobody else may write to storage.
 */
async function keep({ id, file }: SentPhoto, begin: () => Promise<Outcome<boolean>>): Promise<Kept> {
	if (file.size > (await largestFile(bucket))) return { ok: false, reason: 'too-big' };
	const begun = await begin();
	if (!begun.ok) return begun;
	if (!begun.value) return { ok: true };
	faultPoint('handling-begun');
	let files: NewFile[] = [];
	try {
		const taken = await takeInTurn(Buffer.from(await file.arrayBuffer()));
		if (!taken.ok) {
			await drop(id);
			return taken;
		}
		files = nameFiles(`${id}/${crypto.randomUUID()}`, [masterFile(taken.master), ...taken.set.variants]).map((each) => ({
			...each,
			bucket
		}));
		await storeFiles(files);
		faultPoint('handling-stored');
		const picture = { ...pictureRow(taken.set, files), sha256: taken.master.sha256 };
		const finished = await call(siteDb(), 'finish_handling_photo', { p_id: id, p_picture: picture });
		if (finished.ok && finished.value) return { ok: true };
		await removeFiles(files);
		// The same photo was sent twice at the same time: the other request has finished first, or has failed and deleted the row.
		if (!finished.ok || (await isStored(id))) return finished.ok ? { ok: true } : finished;
		return { ok: false, reason: 'busy' };
	} catch (error) {
		await drop(id);
		// Perhaps only the answer was lost: then these files are the photograph's own.
		if (await isFileOf(id, files)) return { ok: true };
		await removeFiles(files);
		return { ok: false, reason: await tooLargeReason(error, file.size) };
	}
}

/** Whether the photograph is kept with just these files, not with those of another upload of it. */
async function isFileOf(id: string, files: readonly NewFile[]): Promise<boolean> {
	const { data } = await siteDb().from('handling_file').select('path').eq('photo_id', id).throwOnError();
	return (data as { path: string }[]).some(({ path }) => files.some((file) => file.path === path));
}

async function isStored(id: string): Promise<boolean> {
	const { data } = await siteDb().from('handling_photo').select('state').eq('id', id).throwOnError();
	return data[0]?.state === 'stored';
}

const drop = async (id: string): Promise<void> => void (await siteDb().rpc('drop_handling_photo', { p_id: id }).throwOnError());

/** Deletes a photo permanently. Refuses 404 not-found. */
export async function removeHandlingPhoto(db: Db, photo: string) {
	const removed = await call(db, 'remove_handling_photo', { p_photo: photo });
	if (removed.ok) await removeFiles(removed.value);
	return removed;
}

/** Publishes the photo of a finished wall, or hides it again. Refuses 404 not-found, 422 people-not-agreed. */
export const publishWallPhoto = (db: Db, photo: string, on: boolean, peopleAgreed: boolean): Promise<Outcome<null>> =>
	call(db, 'publish_wall_photo', { p_photo: photo, p_on: on, p_people_agreed: peopleAgreed });
