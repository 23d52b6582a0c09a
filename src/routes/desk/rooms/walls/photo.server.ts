import { randomBytes } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { bytesOf } from '#lib/images/take/codecs.server.ts';
import { openPicture, reasonOf } from '#lib/images/take/decode.server.ts';
import type { RefusalReason } from '#lib/images/take/limits.ts';
import { inTurn } from '#lib/images/take/queue.server.ts';
import { refusalStatus, refusalText } from '#lib/images/take/refusals.ts';
import { removeFiles, storeFiles, tooLargeReason } from '#lib/images/keep/store.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { removeWallPhoto, saveWallPhoto, scaleWallPhoto } from '#lib/walls/photos.server.ts';
import { parseScaleFields, readScaleFields } from '#lib/walls/forms/scalePhotoForm.ts';

/** Enough to see a socket on a wall of ten metres. */
const side = 2400;
type Made = { ok: true; data: Buffer; width: number; height: number } | { ok: false; reason: RefusalReason };

/** The photograph anew, upright and without anything that the camera wrote into it: only its pixels stay. */
async function remade(file: File): Promise<Made> {
	if (file.size > (await largestFile('masters'))) return { ok: false, reason: 'too-big' };
	const bytes = Buffer.from(await file.arrayBuffer());
	const opened = await openPicture(bytes);
	if (!opened.ok) return opened;
	try {
		return await inTurn(opened.memoryBytes, async () => {
			const picture = opened.decode ? await opened.decode() : opened;
			const size = { width: side, height: side, fit: 'inside', withoutEnlargement: true } as const;
			const image = picture.open().autoOrient().flatten({ background: '#ffffff' }).resize(size).toColourspace('srgb').jpeg({ quality: 82 });
			const data = await bytesOf(image);
			const { width, height } = picture.metadata.autoOrient;
			const factor = Math.min(1, side / Math.max(width, height));
			return { ok: true, data, width: Math.round(width * factor), height: Math.round(height * factor) };
		});
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
}

async function refuse(reason: RefusalReason) {
	return fail(refusalStatus(reason), { photoProblem: refusalText(reason, await largestFile('masters'), getLocale()) });
}

const backTo = (wall: number): string => `${localizeHref(`/desk/rooms/walls/${wall}`)}?done=photo#photo`;

/** Takes the posted `photo` of a wall in the place of the one before. */
export async function keepPhoto(event: RequestEvent, wall: number) {
	const file = (await event.request.formData()).get('photo');
	const made = await remade(file instanceof File ? file : new File([], ''));
	if (!made.ok) return refuse(made.reason);
	const stored = { bucket: 'pictures', path: `walls/${wall}/${randomBytes(18).toString('base64url')}.jpg` };
	try {
		await storeFiles([{ ...stored, format: 'jpeg', data: made.data }]);
	} catch (error) {
		return refuse(await tooLargeReason(error, made.data.length));
	}
	const { path } = stored;
	const saved = await saveWallPhoto(event.locals.db, wall, { path, width: made.width, height: made.height, bytes: made.data.length });
	await removeFiles(saved.ok ? saved.value : [stored]);
	if (!saved.ok) return fail(saved.refusal.status, { refusedPhoto: saved.refusal.code });
	redirect(303, backTo(wall));
}

export async function dropPhoto(event: RequestEvent, wall: number) {
	const removed = await removeWallPhoto(event.locals.db, wall);
	if (!removed.ok) return fail(removed.refusal.status, { refusedPhoto: removed.refusal.code });
	await removeFiles(removed.value);
	redirect(303, backTo(wall));
}

/** Keeps how the photograph lies on the elevation, or says what is wrong beside which field. */
export async function scalePhoto(event: RequestEvent, wall: number) {
	const values = readScaleFields(await event.request.formData());
	const parsed = parseScaleFields(values);
	if (!parsed.ok) return fail(422, { scale: { values, errors: parsed.errors } });
	const saved = await scaleWallPhoto(event.locals.db, wall, parsed.scale);
	if (!saved.ok) return fail(saved.refusal.status, { refusedPhoto: saved.refusal.code });
	redirect(303, backTo(wall));
}
