import { randomBytes } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { removeFiles, storeFiles, type StoredFile } from '#lib/images/store.server.ts';
import { siteDb } from '#lib/shared/backend.server.ts';
import type { Outcome, Refusal } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { endings, limits, type SoundFormat, type SoundReason } from './limits.ts';
import { takeSound } from './take.ts';

const bucket = 'sounds';

/** A sound of a work as its artist and the desk see it. */
export type Sound = {
	id: string;
	artwork: string;
	language: string;
	transcript: Texts;
	format: SoundFormat;
	durationMs: number;
	name: string;
};

/** The sounds of works that this session may hear, the oldest first. */
export async function listSounds(db: SupabaseClient, artworks: readonly string[]): Promise<Sound[]> {
	const { data } = await db
		.from('sound')
		.select('id, artwork:artwork_id, language, transcript, format, durationMs:duration_ms, name:public_name')
		.in('artwork_id', artworks)
		.not('path', 'is', null)
		.order('created_at')
		.throwOnError();
	return data as Sound[];
}

export type SoundAdded = { ok: true } | { ok: false; reason: SoundReason } | { ok: false; refusal: Refusal };

/**
 * Takes a sound in which `language` is spoken: asks whether this account may (`db`), frees the file of everything that isn't
 * sound and stores it. When anything goes wrong nothing of it stays. Refuses 404 not-found, 409 sound-there, 422
 * too-many-sounds, 422 invalid, 429 quota, or with the reason why the file isn't taken.
 */
export async function addSound(db: SupabaseClient, artwork: string, language: string, file: File): Promise<SoundAdded> {
	if (file.size > limits.bytes) return { ok: false, reason: 'too-big' };
	const taken = takeSound(new Uint8Array(await file.arrayBuffer()));
	if (!taken.ok) return taken;
	const begun = await call<string>(db, 'begin_sound', { p_artwork: artwork, p_language: language });
	if (!begun.ok) return begun;
	const { format, data, durationMs } = taken;
	// Random: nobody can guess the address of a sound that isn't public, and another sound has another one.
	const name = randomBytes(18).toString('base64url');
	const place: StoredFile = { bucket, path: `${artwork}/${name}.${endings[format]}` };
	try {
		await storeFiles([{ ...place, format, data }]);
		// The secret key, because a person could claim any file.
		const row = { format, bytes: data.length, duration_ms: durationMs, path: place.path, public_name: name };
		const finished = await call<null>(siteDb(), 'finish_sound', { p_sound: begun.value, p_file: row });
		if (finished.ok) return { ok: true };
		await undo(begun.value, place);
		return finished;
	} catch (error) {
		// Perhaps only the answer was lost: then the sound is there.
		if (!(await undo(begun.value, place))) return { ok: true };
		throw error;
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

/** What is said in a sound. Without a text in the spoken language it isn't public. Refuses 404 not-found, 422 invalid. */
export const saveTranscript = (db: SupabaseClient, sound: string, transcript: Texts): Promise<Outcome<null>> =>
	call(db, 'save_transcript', { p_sound: sound, p_transcript: transcript });

/** Takes a sound away, row and file. Refuses 404 not-found. */
export async function removeSound(db: SupabaseClient, sound: string): Promise<Outcome<StoredFile[]>> {
	const removed = await call<StoredFile[]>(db, 'remove_sound', { p_sound: sound });
	if (removed.ok) await removeFiles(removed.value);
	return removed;
}
