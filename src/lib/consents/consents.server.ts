import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { changedConsents, type Consents, consentsNow, wording } from './channels.ts';

/** What the artist agreed to for a work, as of now; all false when it was never asked or isn't theirs. */
export async function getConsents(db: Db, artwork: string): Promise<Consents> {
	const { data } = await db.from('consent').select('channel, given').eq('artwork_id', artwork).order('id').throwOnError();
	return consentsNow(data);
}

/** Whether the artist's voice may be heard about a work, as of now; it is asked beside the sound, not with the other channels. */
export async function voiceAgreed(db: Db, artwork: string): Promise<boolean> {
	const asked = db.from('consent').select('given').eq('artwork_id', artwork).eq('channel', 'voice');
	const { data } = await asked.order('id', { ascending: false }).limit(1).throwOnError();
	return data[0]?.given === true;
}

/** Writes an artist's will about their voice, if it changed; takes effect at once. Refuses 404 not-found. */
export async function agreeToVoice(db: Db, artwork: string, given: boolean, language: string): Promise<Outcome<null>> {
	if ((await voiceAgreed(db, artwork)) === given) return { ok: true, value: null };
	return call(db, 'set_consents', { p_artwork: artwork, p_consents: { voice: given }, p_wording: wording, p_language: language });
}

/** Writes what changed of an artist's will; takes effect at once, also online. Refuses 404 not-found. */
export async function setConsents(db: Db, artwork: string, will: Consents, language: string): Promise<Outcome<null>> {
	const changed = changedConsents(await getConsents(db, artwork), will);
	if (!changed) return { ok: true, value: null };
	return call(db, 'set_consents', { p_artwork: artwork, p_consents: changed, p_wording: wording, p_language: language });
}
