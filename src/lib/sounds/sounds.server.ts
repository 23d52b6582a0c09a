import { randomBytes } from 'node:crypto';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { removeFiles, storeFile, type StoredFile, tooLargeReason } from '#lib/images/keep/store.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import type { Outcome, Refusal } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { endings, mimeTypes, type SoundFormat, type SoundReason } from './limits.ts';
import { takeSound } from './take.ts';

const bucket = 'sounds';

/** A sound of a work, as its artist and the desk see it. `durationMs`: its length in milliseconds. */
export type Sound = {
	id: string;
	artwork: string;
	language: string;
	transcript: Texts;
	format: SoundFormat;
	durationMs: number;
	name: string;
};

/** The sounds of these works that this session may hear, oldest first. */
export async function listSounds(db: Db, artworks: readonly string[]): Promise<Sound[]> {
	const { data } = await db
		.from('sound')
		.select('id, artwork:artwork_id, language, transcript, format, durationMs:duration_ms, name:public_name')
		.in('artwork_id', artworks)
		.not('path', 'is', null)
		.order('created_at')
		.throwOnError();
	return data.flatMap(({ format, durationMs, name, ...sound }) =>
		format !== null && durationMs !== null && name !== null ? [{ ...sound, format, durationMs, name }] : []
	);
}

export type SoundAdded = { ok: true } | { ok: false; reason: SoundReason } | { ok: false; refusal: Refusal };

/**
 * Adds a sound, spoken in `language`, to a work. Strips the file of everything but its sound, checks with `db` that the account may add
 * it, and stores it. If a step fails, nothing is left behind. Refuses 404 not-found, 409 sound-there, 422 too-many-sounds, 422 invalid,
 * 429 quota, or with the reason why the file is refused.
 */
export async function addSound(db: Db, artwork: string, language: string, file: File): Promise<SoundAdded> {
	if (file.size > (await largestFile(bucket))) return { ok: false, reason: 'too-big' };
	const taken = takeSound(new Uint8Array(await file.arrayBuffer()));
	if (!taken.ok) return taken;
	const begun = await call(db, 'begin_sound', { p_artwork: artwork, p_language: language });
	if (!begun.ok) return begun;
	const { format, data, durationMs } = taken;
	// A random name: nobody can guess the address of a sound that isn't public, and a new sound gets a new address.
	const name = randomBytes(18).toString('base64url');
	const place: StoredFile = { bucket, path: `${artwork}/${name}.${endings[format]}` };
	try {
		await storeFile({ ...place, data }, mimeTypes[format]);
		// Uses the secret key: with their own rights, people could claim any file.
		const row = { format, bytes: data.length, duration_ms: durationMs, path: place.path, public_name: name };
		const finished = await call(siteDb(), 'finish_sound', { p_sound: begun.value, p_file: row });
		if (finished.ok) return { ok: true };
		await undo(begun.value, place);
		return finished;
	} catch (error) {
		// Perhaps only the answer was lost: then the sound is there.
		if (!(await undo(begun.value, place))) return { ok: true };
		const reason = await tooLargeReason(error, file.size);
		return { ok: false, reason: reason === 'too-big-when-kept' ? 'too-big' : reason };
	}
}

/** Takes back what was begun, row and file; false when it is finished already. */
async function undo(sound: string, place: StoredFile): Promise<boolean> {
	await siteDb().rpc('drop_sound', { p_sound: sound }).throwOnError();
	const { data } = await siteDb().from('sound').select('id').eq('path', place.path).throwOnError();
	if (data.length > 0) return false;
	await removeFiles([place]);
	return true;
}

/** Saves the transcript of a sound. A sound without a transcript in its own language is not public. Refuses 404 not-found, 422 invalid. */
export const saveTranscript = (db: Db, sound: string, transcript: Texts): Promise<Outcome<null>> =>
	call(db, 'save_transcript', { p_sound: sound, p_transcript: transcript });

/** Deletes a sound: its row and its file. Refuses 404 not-found. */
export async function removeSound(db: Db, sound: string): Promise<Outcome<StoredFile[]>> {
	const removed = await call(db, 'remove_sound', { p_sound: sound });
	if (removed.ok) await removeFiles(removed.value);
	return removed;
}
