import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { changedConsents, type Consents, consentsNow, wording } from './channels.ts';

/** The current consents for a work. All false if the artist never answered or the work belongs to somebody else. */
export async function getConsents(db: Db, artwork: string): Promise<Consents> {
	const { data } = await db.from('consent').select('channel, given').eq('artwork_id', artwork).order('id').throwOnError();
	return consentsNow(data);
}

/** Whether the artist currently agrees that recordings about a work may be heard. The sound form asks this, not the consent form. */
export async function voiceAgreed(db: Db, artwork: string): Promise<boolean> {
	const query = db.from('consent').select('given').eq('artwork_id', artwork).eq('channel', 'voice');
	const { data } = await query.order('id', { ascending: false }).limit(1).throwOnError();
	return data[0]?.given === true;
}

/** Records the consent for recordings if it changed. Takes effect at once. Refuses 404 not-found. */
export async function agreeToVoice(db: Db, artwork: string, given: boolean, language: string): Promise<Outcome<null>> {
	if ((await voiceAgreed(db, artwork)) === given) return { ok: true, value: null };
	return call(db, 'set_consents', { p_artwork: artwork, p_consents: { voice: given }, p_wording: wording, p_language: language });
}

/** Records the changed consents. Takes effect at once, also online. Refuses 404 not-found. */
export async function setConsents(db: Db, artwork: string, consents: Consents, language: string): Promise<Outcome<null>> {
	const changed = changedConsents(await getConsents(db, artwork), consents);
	if (!changed) return { ok: true, value: null };
	return call(db, 'set_consents', { p_artwork: artwork, p_consents: changed, p_wording: wording, p_language: language });
}
