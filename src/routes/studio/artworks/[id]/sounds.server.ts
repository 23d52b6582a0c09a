import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { OwnArtwork } from '#lib/artworks/artworks.server.ts';
import { textLanguages } from '#lib/artworks/fields.ts';
import { agreeToVoice, voiceAgreed } from '#lib/consents/consents.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { fileSizeText } from '#lib/shared/fileSize.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { addSound, listSounds, removeSound, saveTranscript, type Sound } from '#lib/sounds/sounds.server.ts';
import { parseTranscript, readTranscriptForm } from '#lib/sounds/transcript.ts';
import { soundReasonText, soundRefusalText } from '#lib/sounds/words.ts';

const back = (work: OwnArtwork): never => redirect(303, `${localizeHref(`/studio/artworks/${work.id}`)}?saved#sounds`);

/** The recordings of a work, whether the artist agrees that they may be heard, and how large one may be. */
export async function soundsOf(event: RequestEvent, work: OwnArtwork): Promise<{ sounds: Sound[]; voice: boolean; maxSound: string }> {
	const { db } = event.locals;
	const [sounds, voice, maxSound] = await Promise.all([listSounds(db, [work.id]), voiceAgreed(db, work.id), maxText()]);
	return { sounds, voice, maxSound };
}

/** The size that a recording may have, in words. */
const maxText = async (): Promise<string> => fileSizeText(await largestFile('sounds'), getLocale());

/** Adds a recording: `sound` (file), `spoken` (its language). If it is refused or the connection breaks, nothing is stored. */
export async function takeIn(event: RequestEvent, work: OwnArtwork) {
	let form: FormData;
	try {
		form = await event.request.formData();
	} catch {
		return fail(400, { sound: { problem: m.sounds_incomplete(), spoken: '' } });
	}
	const spoken = String(form.get('spoken') ?? '');
	const refuse = (status: number, problem: string) => fail(status, { sound: { problem, spoken } });
	const file = form.get('sound');
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) return refuse(422, m.sounds_missing());
	if (!(textLanguages as readonly string[]).includes(spoken)) return refuse(422, m.artworks_error_not_a_choice());
	const added = await addSound(event.locals.db, work.id, spoken, file);
	if (added.ok) return back(work);
	if ('refusal' in added) return refuse(added.refusal.status, soundRefusalText(added.refusal.code));
	return refuse(added.reason.startsWith('too-big') ? 413 : 422, soundReasonText(added.reason, await maxText()));
}

async function soundIn(event: RequestEvent, work: OwnArtwork, form: FormData): Promise<Sound> {
	const found = (await listSounds(event.locals.db, [work.id])).find(({ id }) => id === form.get('sound'));
	return found ?? error(404, 'not found');
}

/** Saves a transcript: `sound` (id), `transcript`, `language_2`, `transcript_2`. */
export async function writeDown(event: RequestEvent, work: OwnArtwork) {
	const form = await event.request.formData();
	const sound = await soundIn(event, work, form);
	const values = readTranscriptForm(form);
	const parsed = parseTranscript(values, sound.language, sound.transcript);
	if (!parsed.ok) return fail(422, { said: { sound: sound.id, values, errors: parsed.errors } });
	const saved = await saveTranscript(event.locals.db, sound.id, parsed.transcript);
	if (!saved.ok) return fail(saved.refusal.status, { problem: soundRefusalText(saved.refusal.code) });
	return back(work);
}

/** Removes a recording: `sound` (id). */
export async function dropSound(event: RequestEvent, work: OwnArtwork) {
	const sound = await soundIn(event, work, await event.request.formData());
	const removed = await removeSound(event.locals.db, sound.id);
	if (!removed.ok) return fail(removed.refusal.status, { problem: soundRefusalText(removed.refusal.code) });
	return back(work);
}

/** Saves whether the recordings may be heard: `consent_voice`. */
export async function decideVoice(event: RequestEvent, work: OwnArtwork) {
	const given = (await event.request.formData()).get('consent_voice') === 'on';
	const outcome = await agreeToVoice(event.locals.db, work.id, given, getLocale());
	if (!outcome.ok) return fail(outcome.refusal.status, { problem: soundRefusalText(outcome.refusal.code) });
	return back(work);
}
